"""The forms by which single lines show that they are boilerplate, and the tables of them."""

from archive.page.appeals import APPEALS
from archive.page.patterns import AnyCase, LineStart, any_case, line_start, words
from archive.page.signs import Signs
from archive.page.tables import Table, Within

LEGAL_SIGNS = words(
    """
    ©|ⓒ|all rights reserved|alle rechte vorbehalten|tous droits réservés
    todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati
    wszelkie prawa zastrzeżone|все права защищены|всі права захищені|усі права захищені|版权所有
    版權所有|無断転載|무단전재|무단 전재|저작권자|حقوق النشر|جميع الحقوق محفوظة
    alle rechten voorbehouden|tüm hakları saklıdır|bản quyền thuộc|hak cipta|कॉपीराइट
    सर्वाधिकार सुरक्षित|toate drepturile rezervate|všechna práva vyhrazena|minden jog fenntartva
    公网安备|营业执照|recaptcha
    icp备|icp備|icp证|icp證
    """
)
LEGAL = line_start(
    r"""
    copyright\b|(?:registration|licen[cs]e)\s+(?:number|no\.?)\b|licen[cs]e for publishing\b
    """
)
COPYRIGHT = any_case(r"^.{0,52}\(c\)\s*\d{4}")
COOKIES = any_case(
    r"""
    \b(?:we|this (?:web)?site|
    our (?:web)?site) (?:and our partners )?uses? (?:essential )?cookies|
    \bcookies\b.{0,60}\b(?:agree|consent|accept)|\b(?:verwenden|nutzen|setzen) .{0,20}cookies|
    utilis(?:e|ons) des cookies|utiliza(?:mos)? cookies|utilizza (?:i )?cookie|gebruikt? cookies|
    używa(?:my)? (?:plików )?cookies?|использу\w+ .{0,10}cookie|çerez(?:ler)? kullan
    """
)
NEWSLETTER = any_case(
    r"""
    ^(?:please )?(?:sign up|subscribe|register)\b.{0,60}\b(?:newsletter|e-?mail|inbox|updates|
    alerts|bulletin)|\bdelivered (?:straight |directly )?to your inbox|
    ^get .{0,60}\bin(?: your)? inbox|^(?:join|enter your e-?mail)\b.{0,40}\b(?:mailing list|
    newsletter|address)|\bby (?:signing up|subscribing|clicking|
    entering your),? .{0,40}\byou (?:agree|consent|accept)|^(?:abonnieren sie|
    jetzt .{0,20}newsletter|newsletter abonnieren|melden sie sich .{0,30}newsletter)|
    ^(?:inscrivez-vous|abonnez-vous|recevez)\b.{0,60}\b(?:newsletter|lettre|e-?mail|infolettre)|
    ^(?:suscríb[ea]\w*|recib[ae]|apúntate|regístrate)\b.{0,60}\b(?:boletín|newsletter|correo|
    noticias)|^(?:inscreva-se|receba|assine)\b.{0,60}\b(?:newsletter|boletim|e-?mail)|
    ^(?:iscriviti|ricevi)\b.{0,60}\b(?:newsletter|e-?mail)|^zapisz się .{0,40}newsletter|
    ^подпи(?:шитесь|сывайтесь)\b.{0,80}\b(?:рассылк|канал|новост|telegram)|^підпи(?:шіться|
    суйтесь)\b.{0,80}\b(?:розсилк|канал|новин|telegram)|^(?:訂閱|订阅).{0,20}(?:電子報|邮件|通讯)|
    뉴스레터.{0,20}(?:구독|신청)|メールマガジン.{0,20}登録|اشترك في (?:النشرة|نشرتنا)|
    ^đăng ký .{0,40}(?:bản tin|nhận tin)
    """
)
SHARE_LINE = line_start(
    r"""
    ^(?:click (?:here )?to )?(?:share|e-?mail|print|tweet|pin|post|teilen|partager|compartir|
    compartilhar|condividi|udostępnij|поделиться|поділитися|paylaş)\b.{0,40}\b(?:facebook|twitter|
    linkedin|whatsapp|telegram|pinterest|reddit|e-?mail|friend|window|x)\b|^(?:follow|like|find|
    join|connect with|watch) (?:us|me|him|her|them|[\w. ]{2,30}) (?:on|via) (?:facebook|twitter|
    instagram|linkedin|youtube|telegram|google|x)\b
    """
)
_NETWORKS = """
    facebook twitter x linkedin whatsapp telegram kakaotalk kakao line reddit pinterest instagram
    youtube tiktok weibo wechat tumblr email mail print rss messenger viber vk threads bluesky
    mastodon flipboard pocket google plus share tweet pin copy link url save band naver blog sms
    skype zalo snapchat digg stumbleupon buffer xing gab truth social e 페이스북 트위터 카카오톡
    네이버 밴드 라인 微信 微博 朋友圈 вконтакте телеграм одноклассники
"""
NETWORKS = frozenset(_NETWORKS.split())
_LANGUAGE_NAMES = """
    language languages lang english en deutsch de français francais fr español espanol es
    português portugues pt italiano it nederlands nl polski pl svenska sv dansk da norsk no türkçe
    turkce tr русский рус ru українська укр uk 中文 简体 繁體 繁体 简体中文 繁體中文 中文版 zh cn
    日本語 ja jp 한국어 국문 영문 ko kr العربية عربي ar tiếng việt vi vn eng kor chn sprache
    langue idioma lingua язык мова 语言 語言 言語 언어 اللغة فارسی bahasa indonesia ελληνικά suomi
    magyar čeština română hindi हिन्दी
"""
LANGUAGE_NAMES = frozenset(_LANGUAGE_NAMES.split())
COUNTER = line_start(
    r"""
    ^(?:(?:(?:estimated )?reading time|lesedauer|lesezeit|temps de lecture|tiempo de lectura|
    tempo d[ie] (?:lettura|leitura)|leestijd|czas czytania|læsetid|lesetid|lästid|okuma süresi|
    время чтения|час читання|阅读时间|閱讀時間|読了時間|waktu baca|
    thời gian đọc)\W{0,3}(?:ca\. |ca )?\d+
    (?: ?[^\W\d_]{1,9}\.?)?|\d+ (?:minuti di lettura|minutos de leitura|min de lecture)|
    (?:duration|dauer|durée|duración|duração|durata)\W{0,3}\d+[:.]\d\d|\d+ (?:minutes?|mins?|
    hours?|hrs?|days?|weeks?|months?|years?) ago|vor \d+ (?:minuten?|stunden?|tag(?:en)?|monaten?)|
    il y a \d+ (?:minutes?|heures?|jours?|mois)|hace \d+ (?:minutos?|horas?|días?|meses)|há \d+ (?:
    minutos?|horas?|dias?|meses)|\d+ (?:minuti|or[ae]|giorn[io]) fa|\d+ (?:uur|dagen|
    minuten) geleden|
    \d+ (?:minut|godzin\w?|dni) temu|\d+ (?:timmar|dagar|minuter) sedan|\d+ (?:minut\w*|час\w*|
    дн\w*|
    хвилин\w*|годин\w*) (?:назад|тому)|\d+ ?(?:分钟|小时|天|分鐘|小時)前|\d+ ?(?:分|時間|日)前|
    \d+ ?(?:분|시간|일) ?전|\d+ ?/ ?\d+|page \d+(?: of \d+)?|\d+ (?:min|minute|
    minutes)\.? read|(?:hits|views|reads|visits|조회수?|조회|閲覧数|浏览|阅读|點閱|点击|
    просмотр\w*|перегляд\w*|lượt xem)\s*:?\s*[\d.,]+)$
    """
)
# Patterns of their own: a sign that may stand first is passed over only outside of brackets.
AMOUNT = line_start(
    r"""
    ^[.,]?\d[\d.,]*(?:\s?[km]?\+?|\s*(?:views|hits|shares|likes|reads|comments?|просмотр\w*|
    перегляд\w*|lượt xem))$
    """
)
NUMBER_IN_BRACKETS = LineStart(r"^\(\d+\)$")
ADDRESS = LineStart(r"^(?:https?://\S+|www\.\S+)$")
MAIL_ADDRESS = AnyCase(r"^[\w.+-]+@[\w-]+\.[\w.]+$")
CONVERTER = LineStart(r"^(?:IFRAME:|\(BUTTON\)|_{5,})")
IN_BRACKETS = AnyCase(r"^\[[^\[\]…]{2,200}\]$")
LINK_LINE = line_start(
    r"""
    ^\W{0,2}(?:read|read on|recommended|don[’']t miss|lies auch|lesen sie dazu|mehr zum thema|
    sur le même sujet|te puede interesar|le puede interesar|también lea|también lee|mira también|
    não perca|approfondisci|guarda anche|przeczytaj|polecamy|missa inte|подробнее|читать|اقرأ أيضًا|
    read more|read also|also read|see also|read next|related|more|watch|listen|see|story|
    mehr dazu|lesen sie auch|lesen sie mehr|siehe auch|lire aussi|à lire aussi|à lire|voir aussi|
    lea también|lee también|lea más|ver también|leia também|leia mais|veja também|saiba mais|
    leggi anche|vedi anche|lees ook|zie ook|czytaj też|czytaj także|czytaj więcej|zobacz też|
    läs också|läs även|läs mer|læs også|læs mere|les også|ilgili haber|ayrıca okuyun|
    читайте также|читайте ещё|смотрите также|по теме|читайте також|дивіться також|延伸阅读|延伸閱讀|
    相关阅读|相關閱讀|相关新闻|相關新聞|関連記事|あわせて読みたい|
    관련기사|관련 기사|اقرأ أيضا|اقرأ أيضاً|xem thêm|đọc thêm|baca juga|lihat juga|simak juga|
    यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|διαβάστε επίσης|čtěte také|citește și|lue myös)
    \s*[:：|]\s*\S.{5,200}$
    """
)
ARROW_LINK = AnyCase(r"^(?:>{1,3}|▶|►|☞|➤)\s?\S.{3,160}$|^[^\s«][^«]{3,80}\s(?:>>|»)$")
LINKS = Table(("link", LINK_LINE), ("link", Within(Signs(*">▶►☞➤»"), ARROW_LINK)))
POSTED = AnyCase(r"^[—–-]\s?[^()]{1,60}\(@\w{2,30}\)")  # the last line of an embedded post
PICTURE_FILE = AnyCase(r"^\[?[^\s\[\]]{1,200}\.(?:jpe?g|png|gif|webp|svg|avif)\]?$")
FILE_NAME = any_case(
    r"""
    ^[^.!?]{1,120}\.(?:pdf|docx?|hwpx?|pptx?|xlsx?|zip|epub|mp3)(?:\s*\(.{1,20}\))?$
    """
)
FORM = line_start(
    r"""
    ^(?:all fields are required|(?:fields marked|required fields).{0,60}|
    recipient(?:'?s)? e-?mail.{0,20}|your (?:name|e-?mail).{0,30}|e-?mail (?:address)?|(?:content|
    page) address|title|message|name|subject|sender|website|captcha|password|user ?name|
    forgot (?:your )?password.?|remember me|이름|제목|내용|받는 ?사람|보내는 ?사람|必填|姓名|标题|
    内容|标题|お名前|件名)\s*[:*]?$
    """
)
PAYWALL = any_case(
    r"""
    \b(?:this (?:article|story|content|post) is (?:for|available (?:only )?(?:to|for)|
    reserved for|exclusive to|only for) .{0,30}(?:subscribers?|members?)|(?:subscribe|sign in|
    log in|register|become a (?:member|subscriber))\b[^.]{0,40}\bto (?:continue|keep) reading|
    to (?:continue|keep) reading,? .{0,30}(?:subscribe|sign|log|register)|(?:already a|
    are you a) (?:subscriber|member)\?|(?:subscribers?|members?)[- ]only|(?:unlock|read) (?:this|
    the) (?:full |whole |rest of the |rest of this )?(?:article|story)|you have (?:reached|
    read) (?:your|all|the) .{0,40}(?:limit|free)|you have \w+ free articles?)|(?:weiterlesen|
    lesen sie weiter) mit .{0,20}(?:abo|plus|\+)|(?:dieser|der) (?:artikel|text|
    beitrag) ist (?:nur )?für .{0,20}abonnent|(?:nur|exklusiv) für abonnent|(?:réservé|
    reservé) aux abonnés|il vous reste .{0,30}à lire|pour lire la suite|(?:solo|exclusivo|
    exclusiva|contenido) para suscriptores|para seguir leyendo|para continuar leyendo|
    (?:exclusivo|exclusivos) para assinantes|para continuar lendo|riservato agli abbonati|
    per continuare a leggere|alleen voor abonnees|verder lezen\?|om verder te lezen|(?:dostęp|
    tekst|artykuł) (?:jest )?(?:tylko )?dla (?:prenumeratorów|subskrybentów)|aby czytać dalej|
    för att läsa vidare|for at læse videre|for å lese videre|(?:kun|bare) for abonnenter|
    endast för prenumeranter|(?:haberin|yazının) devamı(?:nı)? .{0,20}abone|sadece aboneler|
    (?:доступ\w*|статья|материал) (?:\w+ )?только (?:для )?подписчик|чтобы (?:читать дальше|
    продолжить чтение)|(?:доступн\w*|стаття|матеріал) (?:\w+ )?(?:лише|
    тільки) (?:для )?(?:передплатник|підписник)|щоб (?:читати далі|продовжити читання)|(?:订阅|
    訂閱|登录|登入|注册|付费|付費)后?[後]?.{0,12}(?:阅读|閱讀|查看)(?:全文|更多|完整)|会员专享|
    會員專屬|(?:有料|会員)(?:会員)?限定|(?:残り|続き)\S{0,12}(?:文字|登録|有料)|(?:유료|구독자|
    회원) ?(?:전용|만)|(?:구독|로그인)\S{0,4} ?(?:하시면|후) .{0,12}(?:읽|보)|(?:للمشتركين|
    للأعضاء) فقط|لمتابعة القراءة|(?:chỉ )?dành (?:riêng )?cho (?:thuê bao|thành viên|
    độc giả trả phí)|để đọc tiếp
    """,
    at_words=True,
)
PAYWALL_SIGNS = words(
    """
    subscri|member|keep reading|continue reading|this article|this story|free article
    full article|full story|weiter|abonn|abone|abbona|réservé|pour lire|vous reste
    suscriptor|leyendo|assinante|lendo|leggere
    verder|prenumerat|subskryb|czytać dalej|vidare|videre|abone|подписчик|чита|передплат
    підписник|订阅|訂閱|登录|登入|注册|付费|付費|会员|會員|会員|有料|続き|残り|유료|구독|회원
    로그인|للمشتركين|للأعضاء|لمتابعة|dành |đọc tiếp
    """
)
NEWSLETTER_SIGNS = words(
    """
    newsletter|inbox|mail|alerts|updates|bulletin|signing up|by subscribing|by clicking|lettre
    infolettre|email|boletín|correo|noticias|boletim|рассылк|канал|новост|telegram|розсилк|новин|電子報|邮件|通讯
    뉴스레터|メールマガジン|النشرة|نشرتنا|bản tin|nhận tin
    """
)
RESPONSES = LineStart(
    r"\d+ (?:responses?|comments?|replies|thoughts|kommentare?|commentaires?|comentarios?|"
    r"commenti) "
    r"(?:to|on|zu|sur|en|su|a)\b"
)
PICTURE_SIGNS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif")
FILE_SIGNS = (".pdf", ".doc", ".hwp", ".ppt", ".xls", ".zip", ".epub", ".mp3")
# Lines that are nothing but a counter, an address, a link, a label of a form.
SHORT_KINDS = Table(
    ("comments", RESPONSES),
    ("counter", COUNTER),
    ("counter", AMOUNT),
    ("counter", NUMBER_IN_BRACKETS),
    ("address", ADDRESS),
    ("address", Within(Signs("@"), MAIL_ADDRESS)),
    ("picture", Within(Signs(*PICTURE_SIGNS), PICTURE_FILE)),
    ("converter", CONVERTER),
    ("converter", Within(Signs("["), IN_BRACKETS)),
    *LINKS.rows,
    ("attachment", Within(Signs(*FILE_SIGNS), FILE_NAME)),
    ("form", FORM),
    ("sharing", SHARE_LINE),
    ("embedded post", Within(Signs("(@"), POSTED)),
)
# Lines that say in words what they are for.
PAYWALLS = Table(("pay-wall", Within(Signs(*PAYWALL_SIGNS), PAYWALL)))
LONG_KINDS = Table(
    ("cookies", Within(Signs("cookie", "çerez"), COOKIES)),
    ("newsletter", Within(Signs(*NEWSLETTER_SIGNS), NEWSLETTER)),
    ("legal", Signs(*LEGAL_SIGNS)),
    ("legal", LEGAL),
    ("legal", Within(Signs("(c)"), COPYRIGHT)),
)


SHORT_FORMS = Table(*SHORT_KINDS.rows, *PAYWALLS.rows, *LONG_KINDS.rows, *APPEALS.rows)
