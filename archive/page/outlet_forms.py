"""The forms in which a site names itself: "About the Evening Post", "Evening Post Store".

A form is tried only where one of its words begins another: most lines have none.
"""

import re
from functools import reduce
from operator import or_

from archive.page.signs import Signs

_WORD = r"(?:[^\W\d_a-zß-ÿа-я](?:[\w&'’-]|\.(?=\w)){0,24})"
_SMALL = r"(?:(?:of|and|for|the|do|da|de|del|du|des|la|le|les|&)\s)"
NAME = rf"(?P<name>(?:The\s)?{_WORD}(?:\s{_SMALL}{{0,2}}{_WORD}){{0,4}})"


def _cue(words: str) -> str:
    """Words in any case before a name, which keeps its own."""
    return rf"\b(?i:{words})\s+(?:(?:the|our|a|o|as|os|la|le|el|il|der|die|das|den)\s+)?"


_MORE = "more from|mehr von|plus de|más de|mais de|best of|stories from|want more|get more"
_JOIN = (
    "subscribe to|subscribers? to|support|join|abonnieren sie|abonnez-vous à|suscríbete a|assine"
)
_LEGAL = "informations légales|mentions légales|aviso legal|note legali"
_FORMS = (
    (
        "about",
        rf"^{_cue('about|sobre|acerca de|über|à propos de|om|over')}{NAME}(?:\s.{{0,12}})?$",
    ),
    ("contact", rf"^{_cue('contact|kontakt|contacter|contacta|contacto|contatta')}{NAME}$"),
    ("policy", rf"^{_cue(_LEGAL)}{NAME}$"),
    (
        "follow",
        (
            rf"^{_cue('follow|folgen sie|suivez|suivre|sigue a|siga|segui|volg')}"
            rf"@?{NAME}(?:\son\s.{{3,30}})?$"
        ),
    ),
    (
        "more",
        (
            rf"{_cue(_MORE)}"
            rf"{NAME}"
        ),
    ),
    ("shop", rf"^{_cue('shop')}{NAME}$|^{NAME.replace('name', 'shop')}\s(?:Store|Shop)$"),
    (
        "media",
        rf"^{NAME}\s(?:TV|Radio|Podcasts?|Events|Apps?|Sitemap|Archives?|Columnists|Media Kit)$",
    ),
    ("newsletter", rf"{NAME}(?:[’']s)?\s(?:[nN]ewsletters?|Bulletin)\b"),
    (
        "policy",
        (
            rf"{NAME}(?:[’']s)?\s(?:comments?|commenting|community|editorial|privacy|cookie)\s"
            r"(?:polic(?:y|ies)|guidelines|standards|rules)\b"
        ),
    ),
    (
        "staff",
        (
            r"\bis (?:an?|the) (?:[\w-]+\s){0,4}"
            r"(?:writer|reporter|correspondent|editor|columnist|contributor)"
            rf"\s(?i:for|at|of|with)\s(?:the\s)?{NAME}"
        ),
    ),
    ("staff", rf"{NAME}[’']s\s(?:chief|senior|political|foreign|\w+ editor|\w+ correspondent)\b"),
    (
        "subscribe",
        (
            rf"{_cue(_JOIN)}"
            rf"{NAME}"
        ),
    ),
    ("terms", rf"{NAME}\smay (?:earn|receive) (?:a|an) (?:portion|commission|affiliate)"),
)
_WORDS = {
    "about": ("about", "sobre", "acerca de", "über", "à propos", "om", "over"),
    "contact": ("contact", "kontakt", "contacte", "contatta", "контакты"),
    "follow": ("follow", "folgen", "suiv", "sigue", "siga", "segui", "volg"),
    "more": ("more", "mehr von", "plus de", "más de", "mais de", "best of", "stories"),
    "shop": ("shop", "store"),
    "media": (
        *("tv", "radio", "podcast", "event", "app", "sitemap", "archive", "columnist"),
        "media kit",
    ),
    "newsletter": ("newsletter", "bulletin"),
    "policy": ("polic", "guidelines", "standards", "rules", "légales", "legal", "legali"),
    "staff": (
        *("chief", "senior", "political", "foreign", "editor", "correspondent", "writer"),
        *("reporter", "columnist", "contributor"),
    ),
    "subscribe": ("subscri", "support", "join", "abonn", "suscr", "assine"),
    "terms": ("may earn", "may receive"),
    "app": ("app", "uygulamas"),
}
_SIGNS = {kind: Signs(*listed) for kind, listed in _WORDS.items()}
APP = re.compile(
    r"(?:\b(?:[dD]ownload|[gG]et) (?:the|our) (?P<en>[^\W\d_][\w’' ]{2,30}) app\b"
    r"|(?P<tr>[^\W\d_]\w{3,20}) uygulamasını indir\w*)"
)
FORMS = tuple(
    (kind, _SIGNS[kind], re.compile(pattern)) for kind, pattern in (*_FORMS, ("app", APP.pattern))
)
ANY_FORM = reduce(or_, (words.bits for _, words, _ in FORMS))
MASTHEAD = re.compile(rf"^{NAME}[\s|]\s?(?P=name)$")
