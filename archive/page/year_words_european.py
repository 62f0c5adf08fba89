"""How the European languages of the archive, English apart, speak of time: tables, no rules."""

from archive.page.year_words import Words

DE = Words(
    weekdays="montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    leads="im|am|seit|seit dem|vom",
    small="den|dem|der",
    parts=("anfang ", "mitte ", "ende "),
    past=(
        r"\b(?:war|waren|wurden?|hatten?|sagten?|erklärten?|teilten?|kündigten?|beschloss(?:en)?"
        r"|verließ(?:en)?|traten?|stimmten?|begann(?:en)?|endeten?|fiel(?:en)?|kam(?:en)?|ging(?:en)?"
        r"|gab(?:en)?|nahm(?:en)?|fand(?:en)?|unterzeichneten?|einigten?|traf(?:en)?|verschob(?:en)?"
        r"|lehnten?|billigten?|forderten?|scheiterten?|stürzten?|gewann(?:en)?|verlor(?:en)?"
        r"|brach(?:en)?|schloss(?:en)?|stieg(?:en)?|sank(?:en)?|zog(?:en)?|klagten?)\b"
    ),
    past_leads=r"\b(?:nach|nachdem)\b",
    ahead=(
        r"\b(?:wird|werden|würden?|soll(?:en|te|ten)?|könnten?|kann|können|will|wollen|geplant\w*"
        r"|erwartet\w*|vorgesehen\w*|nächste[nrsm]?|kommende[nrsm]?|falls|wenn|bevorstehend\w*"
        r"|dürften?|muss|müssen|möchten?)\b"
    ),
    ahead_leads=r"\b(?:bis|vor|für|ab|bis zum)\s(?:dem\s)?$",
    other_year=r"^\s(?:des|im) (?:folgenden|nächsten|vergangenen|selben|darauffolgenden) jahr",
    lasting=r"\b(?:seit|seitdem|ab)\b",
    doubtful=r"\b(?:veröffentlicht|aktualisiert|abgerufen|erschienen|im (?:roman|film|buch))\b",
    elapsed=(
        r"jahrestag|jubiläum|\bvor \w{1,14} (?:jahren|jahrzehnten)\b|\b(?:jahre?|jahrzehnte?)"
        r" (?:später|danach|nach)\b|\bim (?:folgenden|nächsten|darauffolgenden) jahr\b|historiker"
    ),
    on_day=r"\b(?:am|seit|bis) ",
    cuts=r"\b(?:dass|und|aber|während|wobei|obwohl)\b",
    relative={
        "yesterday": "gestern",
        "days": r"vor (?P<count>\d{1,2}) tagen",
        "week0": "(?:in )?diese[r]? woche",
        "week1": "(?:in der )?(?:letzten?|vergangenen?|vorigen?) woche",
        "month0": "(?:in )?diese[ms] monats?",
        "month1": "(?:im )?(?:letzten|vergangenen|vorigen) monats?",
        "year0": "(?:in diesem jahr|dieses jahr)",
        "year1": "(?:im (?:letzten|vergangenen|vorigen) jahr|(?:letztes|voriges) jahr)",
    },
)  # fmt: skip

FR = Words(
    weekdays="lundi mardi mercredi jeudi vendredi samedi dimanche",
    leads="en|le|depuis|au mois de|de|du",
    small="le",
    parts=("début ", "(?:à la )?mi-", "(?:à la )?fin "),
    past=(
        r"\b(?:a|ont|avait|avaient|s[’']est|se sont|est|sont|était)\s(?:\w{1,12}\s)?"
        r"\w{1,14}(?:é|ée|és|ées|i|ie|u|ue|us|is|it|ert)\b"
        r"|\b(?:était|étaient|fut|furent|avait|avaient|eut|eurent|déclara|annonça|quitta)\b"
    ),
    past_leads=r"\b(?:après|à la suite)\b",
    ahead=(
        r"\b(?:va|vont|sera|seront|aura|auront|\w{2,14}(?:era|eront|erait|eraient|irait|ira|iront)"
        r"|prévue?s?|prévoit|prévoient|devrait|devraient|doit|doivent|peut|pourrait|si|prochaine?s?"
        r"|attendue?s?|compte|veut|veulent)\b"
    ),
    ahead_leads=r"\b(?:d[’']ici|jusqu[’']en|jusqu[’']au|avant|pour|dès)\s(?:la\s)?$",
    other_year=r"^\s(?:de )?(?:l[’']année (?:suivante|dernière)|l[’']an dernier|la même année)",
    lasting=r"\b(?:depuis|dès)\b",
    doubtful=r"\b(?:publiée?s?|mise? à jour|consultée?|paru|le roman|le film|le livre)\b",
    elapsed=(
        r"anniversaire|\bil y a \w{1,14} (?:ans?|décennies)\b|\b(?:ans?|années?|décennies) (?:plus"
        r" tard|après)\b|l[’']année suivante|historiens?\b"
    ),
    on_day=r"\b(?:ce|depuis) |(?<=[a-zé] )(?<!chaque )(?<!le )",
    cuts=r"\b(?:que|qui|et|mais|tandis|alors)\b",
    relative={
        "yesterday": "hier",
        "days": r"il y a (?P<count>\d{1,2}) jours",
        "week0": "cette semaine",
        "week1": "la semaine (?:dernière|passée)",
        "month0": "ce mois-ci",
        "month1": "le mois (?:dernier|passé)",
        "year0": "cette année",
        "year1": "(?:l[’']an(?:née)? (?:dernière?|passée?))",
    },
)  # fmt: skip

ES = Words(
    weekdays="lunes martes miércoles/miercoles jueves viernes sábado/sabado domingo",
    leads="en|el|desde|a|del",
    small="el",
    parts=(
        r"(?:principios|comienzos|inicios) de ",
        r"mediados de ",
        r"(?:finales|fines) de ",
    ),
    past=(
        r"\b(?:\w{2,14}(?:ó|aron|ieron)|fue|fueron|había|habían|estaba|dijo|dijeron|hizo|hicieron"
        r"|tuvo|tuvieron|hubo|puso|vino|dio|vio)\b"
    ),
    past_leads=r"\b(?:tras|después de)\b",
    ahead=(
        r"\b(?:\w{2,14}(?:ará|erá|irá|arán|erán|irán|aría|ería|iría|arían|erían|irían)|será|serán"
        r"|habrá|tendrá|va a|van a|próxim[oa]s?|prevén?|previst[oa]s?|podría"
        r"|puede|debe|si|quiere)\b"
    ),
    ahead_leads=r"\b(?:hasta|antes de|para|de aquí a)\s(?:el\s)?$",
    other_year=r"^\s(?:del|de) (?:año (?:siguiente|pasado)|ese año|ese mismo año|próximo año)",
    lasting=r"\bdesde\b",
    doubtful=r"\b(?:publicad[oa]|actualizad[oa]|consultad[oa]|la novela|la película|el libro)\b",
    elapsed=(
        r"aniversario|\bhace \w{1,14} (?:años?|décadas?)\b|\b(?:años?|décadas?) (?:después|más"
        r" tarde)\b|\bal año siguiente\b|historiador"
    ),
    on_day=r"\b(?:el|este|pasado) ",
    cuts=r"\b(?:que|quien|y|pero|mientras|aunque)\b",
    relative={
        "yesterday": "ayer",
        "days": r"hace (?P<count>\d{1,2}) días",
        "week0": "esta semana",
        "week1": "la semana pasada",
        "month0": "(?:a principios de )?este mes",
        "month1": "el mes pasado",
        "year0": "este año",
        "year1": "el año pasado",
    },
)  # fmt: skip

PT = Words(
    weekdays=(
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado/sabado domingo"
    ),
    leads="em|no|na|desde|a",
    small="dia",
    parts=(
        r"(?:início|começo|princípios?) de ",
        r"meados de ",
        r"(?:final|finais|fim|fins) de ",
    ),
    past=(
        r"\b(?:\w{3,14}(?:ou|eu|iu|aram|eram|iram)|foi|foram|era|disse|disseram|fez|teve|houve|veio"
        r"|deu|estava|tinha)\b"
    ),
    past_leads=r"\b(?:após|depois)\b",
    ahead=(
        r"\b(?:\w{2,14}(?:ará|erá|irá|arão|erão|irão|aria|eria|iria)|será|serão|vai|vão|próxim[oa]s?"
        r"|previst[oa]s?|pode|deve|poderia|quer|caso)\b"
    ),
    ahead_leads=r"\b(?:até|antes de|para)\s(?:o\s)?$",
    other_year=r"^\s(?:do|desse) (?:ano (?:seguinte|passado)|mesmo ano|ano)",
    lasting=r"\bdesde\b",
    doubtful=r"\b(?:publicad[oa]|atualizad[oa]|acessado|o romance|o filme|o livro)\b",
    elapsed=(
        r"aniversário|\bhá \w{1,14} (?:anos?|décadas?)\b|\b(?:anos?|décadas?) (?:depois|mais"
        r" tarde)\b|\bno ano seguinte\b|historiador"
    ),
    on_day=r"\b(?:na|nesta|no|neste|última|último) ",
    cuts=r"\b(?:que|quem|e|mas|enquanto|embora)\b",
    relative={
        "yesterday": "ontem",
        "days": r"há (?P<count>\d{1,2}) dias",
        "week0": "(?:n?esta semana)",
        "week1": "(?:na )?semana passada",
        "month0": "n?este mês",
        "month1": "(?:no )?mês passado",
        "year0": "n?este ano",
        "year1": "(?:no )?ano passado",
    },
)  # fmt: skip

IT = Words(
    weekdays="lunedì martedì mercoledì giovedì venerdì sabato domenica",
    leads="a|in|nel|dal|da|il",
    small="il",
    parts=(
        r"(?:inizio|(?:agli )?inizi di|ai primi di) ?",
        r"(?:a )?metà ",
        r"(?:alla )?fine (?:di )?",
    ),
    past=(
        r"\b(?:ha|hanno|aveva|avevano|è|sono|era|erano)\s(?:\w{1,12}\s)?"
        r"\w{1,14}(?:ato|uto|ito|sso|sto|rto|tto|ati|ata|ate|uta|ita|uti|iti)\b"
        r"|\b(?:era|erano|fu|furono|disse|aveva|avevano|annunciò|lasciò)\b"
    ),
    past_leads=r"\bdopo\b",
    ahead=(
        r"\b(?:\w{2,14}(?:erà|irà|arà|eranno|iranno|erebbe|irebbe)|sarà|saranno|avrà|avranno"
        r"|previst[oaie]|prossim[oaie]|può|deve|potrebbe|dovrebbe|se|vuole)\b"
    ),
    ahead_leads=r"\b(?:entro|fino a|prima di|per)\s(?:il\s)?$",
    other_year=r"^\s(?:dell[’']anno (?:seguente|successivo|scorso)|di quell[’']anno)",
    lasting=r"\bdal? \w{3,9} \d{4}|\bda quando\b",
    doubtful=r"\b(?:pubblicat[oa]|aggiornat[oa]|consultato|il romanzo|il film|il libro)\b",
    elapsed=(
        r"anniversario|\b(?:anni|anno|decenni) (?:fa|dopo|più tardi)\b|l[’']anno (?:seguente|dopo"
        r"|successivo)|storici\b"
    ),
    on_day=r"\b(?:scorso|questo|di) |(?<=[a-z] )(?<!ogni )",
    cuts=r"\b(?:che|e|ma|mentre|sebbene)\b",
    relative={
        "yesterday": "ieri",
        "days": r"(?P<count>\d{1,2}) giorni fa",
        "week0": "questa settimana",
        "week1": "la (?:settimana scorsa|scorsa settimana)",
        "month0": "questo mese",
        "month1": "(?:il mese scorso|lo scorso mese)",
        "year0": "quest[’']anno",
        "year1": "(?:l[’']anno scorso|lo scorso anno)",
    },
)  # fmt: skip

NL = Words(
    weekdays="maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    leads="in|op|sinds|van",
    parts=("begin ", "(?:half|medio|midden) ", "eind "),
    past=(
        r"\b(?:was|waren|werd|had|hadden|zei|zeiden|besloot|besloten|ging|gingen|kwam|kwamen|nam"
        r"|namen|gaf|gaven|viel|vielen|won|wonnen|verloor|trad|traden|verliet|verlieten|kondigde"
        r"|stemde|stemden|begon|begonnen|sloot|sloten|brak|vond|vonden|tekenden?|meldden?)\b"
    ),
    past_leads=r"\b(?:na|nadat)\b",
    ahead=(
        r"\b(?:zal|zullen|zou|zouden|gaat|gaan|moet|moeten|wil|willen|kan|kunnen|volgende?|komende"
        r"|gepland|verwacht|als|indien)\b"
    ),
    ahead_leads=r"\b(?:tot|voor|vóór|vanaf|tegen)\s$",
    other_year=r"^\s(?:van het (?:volgende|vorige|jaar)|van dat jaar|het jaar daarop)",
    lasting=r"\bsinds\b",
    doubtful=r"\b(?:gepubliceerd|bijgewerkt|geraadpleegd|de roman|de film|het boek)\b",
    elapsed=(
        r"verjaardag|herdenk|\b(?:jaar|jaren|decennia) (?:geleden|later|na)\b|het jaar daarop"
        r"|historic[iu]"
    ),
    on_day=r"\b(?:op|afgelopen|sinds) ",
    cuts=r"\b(?:dat|die|en|maar|terwijl|hoewel)\b",
    relative={
        "yesterday": "gisteren",
        "days": r"(?P<count>\d{1,2}) dagen geleden",
        "week0": "deze week",
        "week1": "(?:vorige|afgelopen) week",
        "month0": "deze maand",
        "month1": "(?:vorige|afgelopen) maand",
        "year0": "dit jaar",
        "year1": "(?:vorig|afgelopen) jaar",
    },
)  # fmt: skip

PL = Words(
    weekdays=(
        "poniedziałek wtorek środa/środę czwartek piątek sobota/sobotę niedziela/niedzielę"
    ),
    leads="w|we|od|z",
    parts=("na początku ", "w połowie ", "(?:pod koniec|w końcu) "),
    past=(
        r"\b(?:był[aoiy]?|byli|powiedział[ao]?|powiedzieli|oświadczył[ao]?|ogłosił[ao]?|wycofał[ao]?"
        r"|opuścił[aoiy]?|podpisał[aoiy]?|zdecydował[ao]?|został[aoy]?|zostali|odbył[aoy]?"
        r"|rozpoczął|rozpoczęł[aoy]|spotkali|zapowiedział[ao]?|wygrał[ao]?|przegrał[ao]?|upadł[ao]?"
        r"|zamknięto|uzgodnił[ao]?|uzgodnili)\b"
    ),
    past_leads=r"\bpo\b",
    ahead=(
        r"\b(?:będzie|będą|zostanie|zostaną|planuj\w{1,5}|planowan\w{1,4}|przyszł\w{1,4}|ma|mają"
        r"|może|mogą|jeśli|jeżeli|najbliższ\w{1,4}|zamierza)\b"
    ),
    ahead_leads=r"\b(?:do|przed|na)\s$",
    other_year=r"^\s(?:następnego|kolejnego|ubiegłego|tego samego|zeszłego) roku",
    lasting=r"\bod \w{3,12} \d{4}",
    doubtful=r"\b(?:opublikowan\w|aktualizacj\w|powieś\w{1,3}|film\w{0,3}|książ\w{1,3})\b",
    elapsed=r"rocznic|\b(?:lata?|rok) (?:temu|później)\b|następnego roku|history[ck]",
    on_day=r"\b(?:w|we|od) (?:ubiegły |miniony )?",
    cuts=r"\b(?:że|który|która|które|i|ale|oraz|podczas)\b",
    relative={
        "yesterday": "wczoraj",
        "days": r"(?P<count>\d{1,2}) dni temu",
        "week0": "w tym tygodniu",
        "week1": "w (?:ubiegłym|zeszłym|minionym) tygodniu",
        "month0": "w tym miesiącu",
        "month1": "w (?:ubiegłym|zeszłym|minionym) miesiącu",
        "year0": "w tym roku",
        "year1": "w (?:ubiegłym|zeszłym|minionym) roku",
    },
    more_months=(
        "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku"
        " listopadzie grudniu"
    ),
)  # fmt: skip

_NORDIC_MIDDLE = r"(?:i )?(?:mitten|midten) (?:av|af) |medio |mitt i "

SV = Words(
    weekdays="måndag/måndagen tisdag/tisdagen onsdag/onsdagen torsdag/torsdagen fredag/fredagen"
    " lördag/lördagen söndag/söndagen",
    leads="i|den|sedan",
    small="den",
    parts=(r"(?:i )?början av ", _NORDIC_MIDDLE, r"(?:i )?slutet av "),
    past=(
        r"\b(?:var|blev|hade|sade|sa|meddelade|lämnade|beslutade|röstade|började|slutade|kom|gick"
        r"|tog|gav|föll|vann|förlorade|skrev|möttes|undertecknade|stängde|öppnade|avslog)\b"
    ),
    past_leads=r"\befter\b",
    ahead=(
        r"\b(?:ska|skall|kommer|väntas|planera\w{0,3}|nästa|om|skulle|bör|måste|vill|kan)\b"
    ),
    ahead_leads=r"\b(?:till|före|inför|från|senast)\s(?:den\s)?$",
    other_year=r"^\s(?:året därpå|samma år|följande år|förra året|nästa år)",
    lasting=r"\bsedan\b",
    doubtful=r"\b(?:publicera\w{1,3}|uppdatera\w{1,3}|hämta\w{1,3}|romanen|filmen|boken)\b",
    elapsed=r"årsdag|\bår (?:sedan|senare|efter)\b|året därpå|historiker",
    on_day=r"\b(?:i|på|under) ",
    cuts=r"\b(?:att|som|och|men|medan)\b",
    relative={
        "yesterday": "i ?går",
        "days": r"för (?P<count>\d{1,2}) dagar sedan",
        "week0": "(?:i )?den här veckan|denna vecka",
        "week1": "förra veckan",
        "month0": "denna månad|den här månaden",
        "month1": "förra månaden",
        "year0": "i år",
        "year1": "förra året",
    },
)  # fmt: skip

DA = Words(
    weekdays="mandag tirsdag onsdag torsdag fredag lørdag søndag",
    leads="i|den|siden",
    small="den",
    parts=(r"(?:i )?begyndelsen af ", _NORDIC_MIDDLE, r"(?:i )?slutningen af "),
    past=(
        r"\b(?:var|blev|havde|sagde|meddelte|forlod|besluttede|stemte|begyndte|sluttede|kom|gik|tog"
        r"|gav|faldt|vandt|tabte|skrev|mødtes|underskrev|lukkede|åbnede|afviste)\b"
    ),
    past_leads=r"\befter\b",
    ahead=r"\b(?:vil|skal|ventes|planlag\w{0,2}|næste|hvis|ville|skulle|bør|må|kan|kommende)\b",
    ahead_leads=r"\b(?:til|før|inden|fra|senest)\s(?:den\s)?$",
    other_year=r"^\s(?:året efter|samme år|det følgende år|sidste år|næste år)",
    lasting=r"\bsiden\b",
    doubtful=r"\b(?:offentliggjort|udgivet|opdateret|hentet|romanen|filmen|bogen)\b",
    elapsed=r"årsdag|\bår (?:siden|senere|efter)\b|året efter|historiker",
    on_day=r"\b(?:i|på|om) ",
    cuts=r"\b(?:at|som|der|og|men|mens)\b",
    relative={
        "yesterday": "i ?går",
        "days": r"for (?P<count>\d{1,2}) dage siden",
        "week0": "(?:i )?denne uge",
        "week1": "(?:i )?sidste uge",
        "month0": "(?:i )?denne måned",
        "month1": "(?:i )?sidste måned",
        "year0": "i år",
        "year1": "sidste år",
    },
)  # fmt: skip

NO = Words(
    weekdays="mandag tirsdag onsdag torsdag fredag lørdag søndag",
    leads="i|den|siden",
    small="den",
    parts=(r"(?:i )?begynnelsen av |tidlig i ", _NORDIC_MIDDLE, r"(?:i )?slutten av |sent i "),
    past=(
        r"\b(?:var|ble|hadde|sa|meldte|forlot|besluttet|stemte|begynte|sluttet|kom|gikk|tok|ga|falt"
        r"|vant|tapte|skrev|møttes|undertegnet|stengte|åpnet|avviste)\b"
    ),
    past_leads=r"\better\b",
    ahead=r"\b(?:vil|skal|ventes|planlag\w{0,2}|neste|hvis|ville|skulle|bør|må|kan|kommende)\b",
    ahead_leads=r"\b(?:til|før|innen|fra|senest)\s(?:den\s)?$",
    other_year=r"^\s(?:året etter|samme år|det følgende året|i fjor|neste år)",
    lasting=r"\bsiden\b",
    doubtful=r"\b(?:publisert|utgitt|oppdatert|hentet|romanen|filmen|boken)\b",
    elapsed=r"årsdag|\bår (?:siden|senere|etter)\b|året etter|historiker",
    on_day=r"\b(?:i|på|om) ",
    cuts=r"\b(?:at|som|og|men|mens)\b",
    relative={
        "yesterday": "i ?går",
        "days": r"for (?P<count>\d{1,2}) dager siden",
        "week0": "denne uken|denne uka",
        "week1": "(?:i )?forrige uke|(?:i )?sist uke",
        "month0": "denne måneden",
        "month1": "(?:i )?forrige måned",
        "year0": "i år",
        "year1": "i fjor",
    },
)  # fmt: skip

EUROPEAN = {
    "de": DE,
    "fr": FR,
    "es": ES,
    "pt": PT,
    "it": IT,
    "nl": NL,
    "pl": PL,
    "sv": SV,
    "da": DA,
    "no": NO,
}
