"""Boilerplate: what a site prints around every article, known by the form of single lines."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from archive.page import furniture_words as words

MAX_PHRASE = 90

KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "comments": words.COMMENTS,
        "related": words.RELATED,
        "neighbours": words.NEIGHBOURS,
        "sharing": words.SHARING,
        "menu": words.MENUS,
        "advertising": words.ADVERTISING,
    }
)

LEGAL_SIGNS = (
    "©", "ⓒ", "all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados",
    "todos os direitos reservados", "tutti i diritti riservati", "wszelkie prawa zastrzeżone", "все права защищены",
    "всі права захищені", "усі права захищені", "版权所有", "版權所有", "無断転載", "무단전재", "무단 전재", "저작권자",
    "حقوق النشر", "جميع الحقوق محفوظة", "alle rechten voorbehouden", "tüm hakları saklıdır", "bản quyền thuộc",
    "公网安备", "营业执照", "recaptcha", "icp备", "icp備", "icp证", "icp證",
)
LEGAL = re.compile(
    r"\(c\)\s*\d{4}|^copyright\b|"
    r"^(?:registration|licen[cs]e)\s+(?:number|no\.?)\b|^licen[cs]e for publishing\b",
    re.IGNORECASE,
)
COOKIES = re.compile(
    r"\b(?:we|this (?:web)?site|our (?:web)?site) (?:and our partners )?uses? (?:essential )?cookies|"
    r"\bcookies\b.{0,60}\b(?:agree|consent|accept)|\b(?:verwenden|nutzen|setzen) .{0,20}cookies|"
    r"utilis(?:e|ons) des cookies|utiliza(?:mos)? cookies|utilizza (?:i )?cookie|gebruikt? cookies|"
    r"używa(?:my)? (?:plików )?cookies?|использу\w+ .{0,10}cookie|çerez(?:ler)? kullan",
    re.IGNORECASE,
)
NEWSLETTER = re.compile(
    r"^(?:please )?(?:sign up|subscribe|register)\b.{0,60}\b(?:newsletter|e-?mail|inbox|updates|alerts|"
    r"bulletin)|\bdelivered (?:straight |directly )?to your inbox|^get .{0,60}\bin(?: your)? inbox|"
    r"^(?:join|enter your e-?mail)\b.{0,40}\b(?:mailing list|newsletter|address)|"
    r"\bby (?:signing up|subscribing|clicking|entering your),? .{0,40}\byou (?:agree|consent|accept)|"
    r"^(?:abonnieren sie|jetzt .{0,20}newsletter|newsletter abonnieren|melden sie sich .{0,30}newsletter)|"
    r"^(?:inscrivez-vous|abonnez-vous|recevez)\b.{0,60}\b(?:newsletter|lettre|e-?mail|infolettre)|"
    r"^(?:suscríb[ea]\w*|recib[ae]|apúntate|regístrate)\b.{0,60}\b(?:boletín|newsletter|correo|noticias)|"
    r"^(?:inscreva-se|receba|assine)\b.{0,60}\b(?:newsletter|boletim|e-?mail)|"
    r"^(?:iscriviti|ricevi)\b.{0,60}\b(?:newsletter|e-?mail)|^zapisz się .{0,40}newsletter|"
    r"^подпи(?:шитесь|сывайтесь)\b.{0,80}\b(?:рассылк|канал|новост|telegram)|"
    r"^підпи(?:шіться|суйтесь)\b.{0,80}\b(?:розсилк|канал|новин|telegram)|"
    r"^(?:訂閱|订阅).{0,20}(?:電子報|邮件|通讯)|뉴스레터.{0,20}(?:구독|신청)|メールマガジン.{0,20}登録|"
    r"اشترك في (?:النشرة|نشرتنا)|^đăng ký .{0,40}(?:bản tin|nhận tin)",
    re.IGNORECASE,
)
SHARE_LINE = re.compile(
    r"^(?:click (?:here )?to )?(?:share|e-?mail|print|tweet|pin|post|teilen|partager|compartir|compartilhar|"
    r"condividi|udostępnij|поделиться|поділитися|paylaş)\b.{0,40}\b(?:facebook|twitter|linkedin|whatsapp|"
    r"telegram|pinterest|reddit|e-?mail|friend|window|x)\b|"
    r"^(?:follow|like|find|join|connect with|watch) (?:us|me|him|her|them|[\w. ]{2,30}) "
    r"(?:on|via) (?:facebook|twitter|instagram|linkedin|youtube|telegram|google|x)\b",
    re.IGNORECASE,
)
NETWORKS = frozenset(
    "facebook twitter x linkedin whatsapp telegram kakaotalk kakao line reddit pinterest instagram "
    "youtube tiktok weibo wechat tumblr email mail print rss messenger viber vk threads bluesky "
    "mastodon flipboard pocket google plus share tweet pin copy link url save band naver blog "
    "sms skype zalo snapchat digg stumbleupon buffer xing gab truth social e "
    "페이스북 트위터 카카오톡 네이버 밴드 라인 微信 微博 朋友圈 вконтакте телеграм одноклассники".split()
)
LANGUAGE_NAMES = frozenset(
    "language languages lang english en deutsch de français francais fr español espanol es português "
    "portugues pt italiano it nederlands nl polski pl svenska sv dansk da norsk no türkçe turkce tr "
    "русский рус ru українська укр uk 中文 简体 繁體 繁体 简体中文 繁體中文 中文版 zh cn 日本語 ja jp 한국어 "
    "국문 영문 ko kr العربية عربي ar tiếng việt vi vn eng kor chn sprache langue idioma lingua язык мова 语言 "
    "語言 言語 언어 اللغة فارسی bahasa indonesia ελληνικά suomi magyar čeština română hindi हिन्दी".split()
)
COUNTER = re.compile(
    r"^(?:[\d.,]+\s?[kKmM]?\+?|\d+ ?/ ?\d+|\(\d+\)|page \d+(?: of \d+)?|\d+ (?:min|minute|minutes)\.? read|"
    r"(?:hits|views|reads|visits|조회수?|조회|閲覧数|浏览|阅读|點閱|点击|просмотр\w*|перегляд\w*|lượt xem)\s*:?\s*[\d.,]+|"
    r"[\d.,]+\s*(?:views|hits|shares|likes|reads|comments?|просмотр\w*|перегляд\w*|lượt xem))$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"^(?:https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+)$", re.IGNORECASE)
FILE_NAME = re.compile(r"^[^.!?]{1,120}\.(?:pdf|docx?|hwpx?|pptx?|xlsx?|zip|epub|mp3)(?:\s*\(.{1,20}\))?$", re.I)
FORM = re.compile(
    r"^(?:all fields are required|(?:fields marked|required fields).{0,60}|recipient(?:'?s)? e-?mail.{0,20}|"
    r"your (?:name|e-?mail).{0,30}|e-?mail (?:address)?|(?:content|page) address|title|message|name|subject|"
    r"sender|website|captcha|password|user ?name|forgot (?:your )?password.?|remember me|"
    r"이름|제목|내용|받는 ?사람|보내는 ?사람|必填|姓名|标题|内容|标题|お名前|件名)\s*[:*]?$",
    re.IGNORECASE,
)
CRUMB = re.compile(
    r"^(?:home|homepage|start|startseite|accueil|inicio|início|home page|strona główna|hem|hjem|forside|"
    r"ana ?sayfa|главная|головна|首页|首頁|ホーム|トップ|홈|الرئيسية|trang chủ|you are here|sie sind hier)"
    r"\s*[:|>»›/\\→·•‹<＞｜]",
    re.IGNORECASE,
)
PAYWALL = re.compile(
    r"\b(?:this (?:article|story|content|post) is (?:for|available (?:only )?(?:to|for)|reserved for|exclusive to|"
    r"only for) .{0,30}(?:subscribers?|members?)|"
    r"(?:subscribe|sign in|log in|register|become a (?:member|subscriber))\b[^.]{0,40}\bto (?:continue|keep) reading|"
    r"to (?:continue|keep) reading,? .{0,30}(?:subscribe|sign|log|register)|"
    r"(?:already a|are you a) (?:subscriber|member)\?|(?:subscribers?|members?)[- ]only|"
    r"(?:unlock|read) (?:this|the) (?:full |whole |rest of the |rest of this )?(?:article|story)|"
    r"you have (?:reached|read) (?:your|all|the) .{0,40}(?:limit|free)|"
    r"you have \w+ free articles?)|"
    r"(?:weiterlesen|lesen sie weiter) mit .{0,20}(?:abo|plus|\+)|"
    r"(?:dieser|der) (?:artikel|text|beitrag) ist (?:nur )?für .{0,20}abonnent|"
    r"(?:nur|exklusiv) für abonnent|"
    r"(?:réservé|reservé) aux abonnés|il vous reste .{0,30}à lire|pour lire la suite|"
    r"(?:solo|exclusivo|exclusiva|contenido) para suscriptores|para seguir leyendo|para continuar leyendo|"
    r"(?:exclusivo|exclusivos) para assinantes|para continuar lendo|"
    r"riservato agli abbonati|per continuare a leggere|"
    r"alleen voor abonnees|verder lezen\?|om verder te lezen|"
    r"(?:dostęp|tekst|artykuł) (?:jest )?(?:tylko )?dla (?:prenumeratorów|subskrybentów)|aby czytać dalej|"
    r"för att läsa vidare|for at læse videre|for å lese videre|(?:kun|bare) for abonnenter|endast för prenumeranter|"
    r"(?:haberin|yazının) devamı(?:nı)? .{0,20}abone|sadece aboneler|"
    r"(?:доступ\w*|статья|материал) (?:\w+ )?только (?:для )?подписчик|чтобы (?:читать дальше|продолжить чтение)|"
    r"(?:доступн\w*|стаття|матеріал) (?:\w+ )?(?:лише|тільки) (?:для )?(?:передплатник|підписник)|"
    r"щоб (?:читати далі|продовжити читання)|"
    r"(?:订阅|訂閱|登录|登入|注册|付费|付費)后?[後]?.{0,12}(?:阅读|閱讀|查看)(?:全文|更多|完整)|会员专享|會員專屬|"
    r"(?:有料|会員)(?:会員)?限定|(?:残り|続き)\S{0,12}(?:文字|登録|有料)|"
    r"(?:유료|구독자|회원) ?(?:전용|만)|(?:구독|로그인)\S{0,4} ?(?:하시면|후) .{0,12}(?:읽|보)|"
    r"(?:للمشتركين|للأعضاء) فقط|لمتابعة القراءة|"
    r"(?:chỉ )?dành (?:riêng )?cho (?:thuê bao|thành viên|độc giả trả phí)|để đọc tiếp",
    re.IGNORECASE,
)
PAYWALL_SIGNS = (
    "subscri", "member", "keep reading", "continue reading", "this article", "this story", "free article", "full article",
    "full story", "abo", "plus", "réservé", "pour lire", "suscriptor", "leyendo", "assinante", "lendo", "leggere", "verder",
    "prenumerat", "subskryb", "czytać dalej", "vidare", "videre", "abone", "подписчик", "чита", "передплат", "підписник",
    "订阅", "訂閱", "登录", "登入", "注册", "付费", "付費", "会员", "會員", "会員", "有料", "続き", "残り", "유료", "구독", "회원", "로그인",
    "للمشتركين", "للأعضاء", "لمتابعة", "dành ", "đọc tiếp",
)
NEWSLETTER_SIGNS = (
    "newsletter", "inbox", "mail", "alerts", "updates", "bulletin", "signing up", "by subscribing", "by clicking", "lettre",
    "boletín", "correo", "noticias", "boletim", "рассылк", "канал", "новост", "telegram", "розсилк", "новин", "電子報", "邮件",
    "通讯", "뉴스레터", "メールマガジン", "النشرة", "نشرتنا", "bản tin", "nhận tin",
)
SEPARATORS = re.compile(r"\s*(?:[|/·•►▸>»\\,:]| - | – )\s*|\s+")
KEY_JUNK = re.compile(r"[\W\d_]+")


def key(text: str) -> str:
    """A line reduced to its words: no case, punctuation, symbols or numbers."""
    return KEY_JUNK.sub(" ", text.casefold()).strip()


@cache
def phrases() -> Mapping[str, str]:
    """Every known phrase and its kind; the first table that lists one wins."""
    found: dict[str, str] = {}
    for kind, tables in KINDS.items():
        for table in tables:
            for phrase in table.split("|"):
                found.setdefault(key(phrase), kind)
    return MappingProxyType(found)


def furniture_kind(text: str, learnt: frozenset[str] = frozenset()) -> str | None:
    """What kind of boilerplate a line is by its own form, or None."""
    if text in learnt:
        return "learnt"
    if len(text) > MAX_PHRASE:
        return long_kind(text)
    folded = key(text)
    if not folded:
        return "counter"
    return phrases().get(folded) or short_kind(text) or long_kind(text)


def short_kind(text: str) -> str | None:
    """Lines that are nothing but counters, links, labels of a form, networks or languages."""
    for kind, pattern in (
        ("counter", COUNTER),
        ("address", ADDRESS),
        ("attachment", FILE_NAME),
        ("form", FORM),
        ("sharing", SHARE_LINE),
    ):
        if pattern.match(text):
            return kind
    parts = [part for part in SEPARATORS.split(text.casefold()) if part]
    if len(parts) > 1 and all(part in NETWORKS or part.isdigit() for part in parts):
        return "sharing"
    if len(parts) > 1 and all(part in LANGUAGE_NAMES for part in parts):
        return "languages"
    return None


def long_kind(text: str) -> str | None:
    """Lines that say in words what they are for; a whole paragraph of prose is none."""
    if len(text) > 1500:
        return None
    lower = text.casefold()
    for kind, signs, pattern in LONG_KINDS:
        if any(sign in lower for sign in signs) and pattern.search(text):
            return kind if kind != "pay-wall" or len(text) < 400 else None
    is_legal = any(sign in lower for sign in LEGAL_SIGNS) or LEGAL.search(text[:60])
    return "legal" if is_legal else None


# A pattern is tried only where one of its signs stands: that is many times faster.
LONG_KINDS = (
    ("pay-wall", PAYWALL_SIGNS, PAYWALL),
    ("cookies", ("cookie", "çerez"), COOKIES),
    ("newsletter", NEWSLETTER_SIGNS, NEWSLETTER),
)


def is_breadcrumb(text: str) -> bool:
    """ "Home | Opinion | Columns": the way from the front page to the article's section."""
    return len(text) < 200 and bool(CRUMB.match(text))


BAR_GAP = re.compile(r"\s{2,}|\t|\s*[|｜·•]\s*")
MAX_BAR_ITEM = 34


def is_menu_bar(raw: str) -> bool:
    """ "News  Business  Opinion  Video": short items, held apart by gaps or bars, no sentence.

    Takes the raw line, for the gaps.
    """
    if len(raw) > 600 or any(char in raw for char in "\n:："):
        return False
    items = [item for item in BAR_GAP.split(raw.strip()) if item]
    return len(items) >= 4 and all(
        len(item) <= MAX_BAR_ITEM and not item.endswith((".", "!", "?", "。")) for item in items
    )
