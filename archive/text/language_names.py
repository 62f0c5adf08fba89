"""Names of languages, in English and in the language itself, by their codes (ISO 639-1)."""

from collections.abc import Mapping
from types import MappingProxyType

_TABLE = """
af Afrikaans
am Amharic | አማርኛ
an Aragonese | aragonés
ar Arabic | العربية
as Assamese | অসমীয়া
az Azerbaijani | azərbaycan dili | azərbaycanca
be Belarusian | беларуская
bg Bulgarian | български
bn Bengali | বাংলা | Bangla
bo Tibetan | བོད་སྐད
br Breton | brezhoneg
bs Bosnian | bosanski
ca Catalan | català
cs Czech | čeština
cy Welsh | Cymraeg
da Danish | dansk
de German | Deutsch
dz Dzongkha | རྫོང་ཁ
el Greek | Ελληνικά
en English
eo Esperanto
es Spanish | español | castellano
et Estonian | eesti
eu Basque | euskara
fa Persian | فارسی | Farsi
fi Finnish | suomi
fo Faroese | føroyskt
fr French | français
fy Western Frisian | Frysk | Frisian
ga Irish | Gaeilge
gd Scottish Gaelic | Gàidhlig
gl Galician | galego
gu Gujarati | ગુજરાતી
ha Hausa
he Hebrew | עברית
hi Hindi | हिन्दी
hr Croatian | hrvatski
ht Haitian Creole | kreyòl ayisyen
hu Hungarian | magyar
hy Armenian | հայերեն
ia Interlingua
id Indonesian | Bahasa Indonesia
ig Igbo
is Icelandic | íslenska
it Italian | italiano
ja Japanese | 日本語
jv Javanese | basa Jawa
ka Georgian | ქართული
kk Kazakh | қазақ тілі | қазақша
km Khmer | ភាសាខ្មែរ
kn Kannada | ಕನ್ನಡ
ko Korean | 한국어 | 조선말
ku Kurdish | kurdî
ky Kyrgyz | кыргызча
la Latin | latina
lb Luxembourgish | Lëtzebuergesch
lo Lao | ລາວ
lt Lithuanian | lietuvių
lv Latvian | latviešu
mg Malagasy
mi Māori | Maori
mk Macedonian | македонски
ml Malayalam | മലയാളം
mn Mongolian | монгол
mr Marathi | मराठी
ms Malay | Bahasa Melayu
mt Maltese | Malti
my Burmese | မြန်မာဘာသာ
nb Norwegian Bokmål | bokmål
ne Nepali | नेपाली
nl Dutch | Nederlands
nn Norwegian Nynorsk | nynorsk
no Norwegian | norsk
oc Occitan | occitan
or Odia | ଓଡ଼ିଆ | Oriya
pa Punjabi | ਪੰਜਾਬੀ
pl Polish | polski
ps Pashto | پښتو
pt Portuguese | português
qu Quechua | runa simi
ro Romanian | română
ru Russian | русский
rw Kinyarwanda
sd Sindhi | سنڌي
se Northern Sami | davvisámegiella
si Sinhala | සිංහල
sk Slovak | slovenčina
sl Slovenian | slovenščina | Slovene
so Somali | Soomaali
sq Albanian | shqip
sr Serbian | српски | srpski
sv Swedish | svenska
sw Swahili | Kiswahili
ta Tamil | தமிழ்
te Telugu | తెలుగు
tg Tajik | тоҷикӣ
th Thai | ไทย | ภาษาไทย
tk Turkmen | türkmençe
tl Tagalog
tr Turkish | Türkçe
tt Tatar | татарча
ug Uyghur | ئۇيغۇرچە
uk Ukrainian | українська
ur Urdu | اردو
uz Uzbek | oʻzbekcha | ўзбекча
vi Vietnamese | Tiếng Việt
vo Volapük
wa Walloon | walon
xh Xhosa | isiXhosa
yi Yiddish | ייִדיש
yo Yoruba | Yorùbá
zh Chinese | 中文 | 汉语 | 漢語 | 华语 | 華語
zu Zulu | isiZulu
"""


def _named() -> dict[str, tuple[str, ...]]:
    rows = (row.split(" ", 1) for row in _TABLE.strip().splitlines())
    return {code: tuple(name.strip() for name in names.split("|")) for code, names in rows}


LANGUAGE_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(_named())
"""Code to names, the English one first."""

_WIDER = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}
_TWO_LETTERS = 2


def language_code(written: str) -> str | None:
    """The two-letter code that a record's word for a language means; None where none is known.

    "en", "en-US", "EN_gb", "English", "español"; Bokmål and Nynorsk count as Norwegian, as they
    do where a language is detected.
    """
    word = written.strip().casefold()
    code = word.replace("_", "-").partition("-")[0]
    if len(code) == _TWO_LETTERS:
        code = _WIDER.get(code, code)
        return code if code in LANGUAGE_NAMES else None
    return _CODES.get(word)


_CODES = {name.casefold(): code for code, names in LANGUAGE_NAMES.items() for name in names}
