"""Names of months and days of the week in thirty-two languages, as they stand in printed dates."""

import unicodedata

# Twelve entries a language, January first; forms of one month are parted by "/".
# Full names stand in both the naming and the dating case where the language has two.
_FULL = {
    "en": "january february march april may june july august september october november december",
    "de": (
        "januar/jänner februar/feber märz/maerz april mai juni juli august september oktober"
        " november dezember"
    ),
    "fr": (
        "janvier février/fevrier mars avril mai juin juillet août/aout septembre octobre novembre"
        " décembre/decembre"
    ),
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre"
        " diciembre"
    ),
    "pt": (
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
    ),
    "it": (
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
        " dicembre"
    ),
    "nl": (
        "januari februari maart april mei juni juli augustus september oktober november december"
    ),
    "pl": (
        "stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec"
        " lipca/lipiec sierpnia/sierpień września/wrzesień października/październik"
        " listopada/listopad grudnia/grudzień"
    ),
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "tr": (
        "ocak şubat/subat mart nisan mayıs/mayis haziran temmuz ağustos/agustos eylül/eylul ekim"
        " kasım/kasim aralık/aralik"
    ),
    "ru": (
        "января/январь февраля/февраль марта/март апреля/апрель мая/май июня/июнь июля/июль"
        " августа/август сентября/сентябрь октября/октябрь ноября/ноябрь декабря/декабрь"
    ),
    "uk": (
        "січня/січень лютого/лютий березня/березень квітня/квітень травня/травень червня/червень"
        " липня/липень серпня/серпень вересня/вересень жовтня/жовтень листопада/листопад"
        " грудня/грудень"
    ),
    "ar": (
        "يناير/جانفي/كانون_الثاني فبراير/فيفري/شباط مارس/آذار أبريل/ابريل/إبريل/أفريل/نيسان"
        " مايو/ماي/أيار/ايار يونيو/يونيه/جوان/حزيران يوليو/يوليه/جويلية/تموز"
        " أغسطس/اغسطس/أوت/آب سبتمبر/أيلول/ايلول أكتوبر/اكتوبر/تشرين_الأول/تشرين_الاول"
        " نوفمبر/تشرين_الثاني ديسمبر/كانون_الأول/كانون_الاول"
    ),
    "vi": (
        "tháng_1/tháng_01/tháng_một/tháng_giêng tháng_2/tháng_02/tháng_hai"
        " tháng_3/tháng_03/tháng_ba tháng_4/tháng_04/tháng_tư tháng_5/tháng_05/tháng_năm"
        " tháng_6/tháng_06/tháng_sáu tháng_7/tháng_07/tháng_bảy tháng_8/tháng_08/tháng_tám"
        " tháng_9/tháng_09/tháng_chín tháng_10/tháng_mười tháng_11/tháng_mười_một"
        " tháng_12/tháng_mười_hai/tháng_chạp"
    ),
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "hi": (
        "जनवरी फरवरी/फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर"
        " नवंबर/नवम्बर दिसंबर/दिसम्बर"
    ),
    "bn": ("জানুয়ারি/জানুয়ারী ফেব্রুয়ারি/ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর"),
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "el": (
        "ιανουαρίου/ιανουάριος φεβρουαρίου/φεβρουάριος μαρτίου/μάρτιος απριλίου/απρίλιος"
        " μαΐου/μάιος ιουνίου/ιούνιος ιουλίου/ιούλιος αυγούστου/αύγουστος"
        " σεπτεμβρίου/σεπτέμβριος οκτωβρίου/οκτώβριος νοεμβρίου/νοέμβριος δεκεμβρίου/δεκέμβριος"
    ),
    "cs": (
        "ledna/leden února/únor března/březen dubna/duben května/květen června/červen"
        " července/červenec srpna/srpen září října/říjen listopadu/listopad prosince/prosinec"
    ),
    "sk": (
        "januára/január februára/február marca/marec apríla/apríl mája/máj júna/jún júla/júl"
        " augusta/august septembra/september októbra/október novembra/november"
        " decembra/december"
    ),
    "hu": (
        "január/januári február/februári március/márciusi április/áprilisi május/májusi"
        " június/júniusi július/júliusi augusztus/augusztusi szeptember/szeptemberi"
        " október/októberi november/novemberi december/decemberi"
    ),
    "ro": (
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie"
        " decembrie"
    ),
    "fi": (
        "tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu"
        " toukokuuta/toukokuu kesäkuuta/kesäkuu heinäkuuta/heinäkuu elokuuta/elokuu"
        " syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu joulukuuta/joulukuu"
    ),
    "bg": ("януари февруари март април май юни юли август септември октомври ноември декември"),
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "he": (
        "ינואר/בינואר פברואר/בפברואר מרץ/במרץ אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי"
        " אוגוסט/באוגוסט ספטמבר/בספטמבר אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר"
    ),
}
_SHORT = {
    "en": "jan feb mar apr may jun jul aug sep/sept oct nov dec",
    "de": "jan/jän feb mär/mrz apr mai jun jul aug sep/sept okt nov dez",
    "fr": "janv/jan févr/fév/fevr mars avr mai juin juil août sept oct nov déc",
    "es": "ene feb mar abr may jun jul ago sep/sept/set oct nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "it": "gen feb mar apr mag giu lug ago set/sett ott nov dic",
    "nl": "jan feb mrt apr mei jun jul aug sep/sept okt nov dec",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "sv": "jan feb mar apr maj jun jul aug sep/sept okt nov dec",
    "da": "jan feb mar apr maj jun jul aug sep/sept okt nov dec",
    "no": "jan feb mar apr mai jun jul aug sep/sept okt nov des",
    "tr": "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "ru": "янв фев/февр мар апр май июн июл авг сен/сент окт ноя/нояб дек",
    "id": "jan feb mar apr mei jun jul agu/agt sep/sept okt nov/nop des",
    "ms": "jan feb mac apr mei jun jul/julai ogos sep okt nov dis/disember",
    "el": "ιαν φεβ/φεβρ μαρ απρ/απρ μαϊ/μάη ιουν ιουλ αυγ σεπ/σεπτ οκτ νοε/νοεμ δεκ",
    "uk": "січ лют бер квіт/кві трав/тра черв/чер лип серп/сер вер жовт/жов лист/лис груд/гру",
}
# Everyday words of English when they stand without a capital.
_ALSO_WORDS = frozenset({"may", "march", "mar"})

WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri"
    " sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr"
    " sa so lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim"
    " lunes martes miércoles miercoles jueves viernes sábado sabado domingo mié jue vie sáb dom"
    " segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta"
    " sexta seg ter qua qui sex lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab"
    " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo"
    " poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob niedz"
    " måndag tisdag onsdag torsdag fredag lördag söndag mån tis ons tors tor fre lör sön"
    " mandag tirsdag lørdag søndag man tir lør søn"
    " pazartesi salı çarşamba perşembe cuma cumartesi pazar pzt çar per cum cmt paz"
    " понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс"
    " понеділок середа п'ятниця п’ятниця субота неділя нд"
    " الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد"
    " 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日"
    " 週一 週二 週三 週四 週五 週六 週日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日"
    " 월요일 화요일 수요일 목요일 금요일 토요일 일요일"
    " senin selasa rabu kamis jumat jum'at sabtu minggu isnin khamis jumaat ahad"
    " सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार"
    " δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή"
    " pondělí úterý čtvrtek pátek neděle pondelok utorok streda štvrtok piatok nedeľa"
    " hétfő kedd szerda csütörtök péntek szombat vasárnap"
    " luni marți miercuri joi vineri sâmbătă duminică"
    " maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai"
    " понеделник вторник сряда четвъртък петък събота неделя"
    " dilluns dimarts dimecres dijous divendres dissabte diumenge"
    " thứ_hai thứ_ba thứ_tư thứ_năm thứ_sáu thứ_bảy chủ_nhật thứ_2 thứ_3 thứ_4 thứ_5 thứ_6 thứ_7"
)
# One letter, and therefore only within brackets: 2021年6月23日（水）, 2021.06.23 (수)
WEEKDAYS_IN_BRACKETS = "月火水木金土日월화수목금토일一二三四五六"


def _month_key(name: str) -> str:
    """Composed and folded; a capital Turkish İ folds to i and a dot, which goes."""
    folded = unicodedata.normalize("NFC", name).casefold().replace("\u0307", "")
    return unicodedata.normalize("NFC", " ".join(folded.split()))


def _numbers(table: dict[str, str]) -> dict[str, int]:
    """Name of a month -> 1 to 12."""
    return {
        _month_key(form.replace("_", " ")): number
        for names in table.values()
        for number, name in enumerate(names.split(), start=1)
        for form in name.split("/")
    }


_FULL_NAMES = _numbers(_FULL)
_SHORT_NAMES = _numbers(_SHORT)
_ENGLISH_SHORT = frozenset(_numbers({"en": _SHORT["en"]}))


def month_names(language: str, *, with_short: bool = False) -> dict[str, int]:
    """Names of the months in one language, in lower case -> 1 to 12."""
    tables = [_SHORT, _FULL] if with_short else [_FULL]
    found: dict[str, int] = {}
    for table in tables:
        if language in table:
            found |= _numbers({language: table[language]})
    return found


def month_number(name: str) -> int | None:
    """1 to 12 for the name of a month in any case, full or short; None for another word."""
    key = _month_key(name)
    return _FULL_NAMES.get(key) or _SHORT_NAMES.get(key)


def is_plainly_a_month(name: str) -> bool:
    """Whether the name means a month even where only a day or only a year stands with it.

    "5 May" and "28 janvier" do; "5 may", "2 ago" and "6 out" are other words as well.
    """
    key = _month_key(name)
    if key in _ALSO_WORDS or (key in _ENGLISH_SHORT and key not in _FULL_NAMES):
        return name[0].isupper()
    return key in _FULL_NAMES
