"""Bylines that name a body and no person, known by the words they are made of."""

import re

from archive.text.names.letters import name_letters
from archive.text.names.tables import GIVEN

ARTICLES = frozenset({"the", "der", "die", "das", "le", "la", "les", "el", "il", "de", "o"})
"""With which names of outlets begin: "The Evening Post", "La Gazette"."""
_WORDS = """
    editorial editors newsroom newsdesk desk board staff team institute institution center centre
    agency association committee council foundation university college school faculty academy
    ministry department office bureau group society press news network coalition alliance
    federation union commission consortium correspondents reporters contributors columnists
    writers redaction redaccion redaktion redakcja redacao redazione redaktsiya redactie
    redaktionen toimitus editorialists instituto universidad agencia fundacion centro consejo
    ministerio asociacion institut universitat zentrum stiftung verein agentur ministerium verband
    agence fondation universite ministere conseil istituto agenzia fondazione universita ministero
    universidade fundacao associacao instytut fundacja uniwersytet agencja osrodek yayin kurulu
    enstitusu merkezi ajansi universitesi vakfi think tank media times magazine journal review
    herald gazette tribune newspaper radio television tv редакция редакционная институт агентство
    центр университет фонд совет министерство редакція інститут університет рада міністерство هيئة
    مركز وكالة معهد جامعة مؤسسة وزارة مجلس تحرير التحرير
    times courier chronicle telegraph courrier quotidien diario heraldo periodico gaceta semanario
    jornal folha gazeta correio corriere gazzetta messaggero giornale zeitung tageblatt tagblatt
    rundschau nachrichten dziennik przeglad tygodnik dagblad courant krant harian koran gazetesi
    dergisi вестник обозреватель ведомости газета вісник тиждень صحيفة جريدة مجلة समाचार
"""
_BODY_WORDS = frozenset(map(name_letters, _WORDS.split()))
# Written without spaces, so that a piece is enough.
_PIECES = """
    编辑部 編輯部 本报 本報 本刊 社论 社論 评论员 評論員 通讯社 通訊社 研究所 研究院 研究中心 委员会
    委員會 基金会 基金會 大学 大學 学院
    學院 报社 報社 编委会 協會 协会 編集部 編集委員 論説
    新聞社 通信社 通訊 通讯
    편집국 편집부 사설 논설위원 연구소 연구원 위원회 협회 재단 대학교 통신사 신문사 취재팀 특별취재
"""
_VIETNAMESE_PIECES = ("ban biên tập", "tòa soạn", "viện nghiên cứu", "trung tâm")
# A paper or an agency ends so; "新聞" alone is a section.
_PAPERS = """
    新聞 新闻 日報 日报 時報 时报 晚報 晚报 新報 新报 周刊 週刊
    電視 电视 放送 テレビ 일보 신문 방송 타임스
    タイムズ タイムス ニュース
    オンライン デジタル 新聞網 新闻网
"""
_ENDS_OF_PAPERS = tuple(_PAPERS.split())
_BODY_PIECES = re.compile("|".join((*_PIECES.split(), *_VIETNAMESE_PIECES)))
_SUCH_AS_REPORTER = re.compile(
    r"(?:(?:special|staff|our|own|guest|senior|foreign)\s){1,3}"
    r"(?:correspondent|reporter|writer|contributor)s?",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z]{3,7}")
_JOINED_AS_A_BODY = re.compile(r"\s(?:of|for|für|pour|para|per|dla)\s", re.IGNORECASE)
_LONGEST = 200  # signs of any byline


def is_organisation(printed: str) -> bool:
    """Whether a byline names a body and no person ("Editorial Board", "Institute for …").

    Only the form of the words counts: a body whose name has none of them is not known as one.
    """
    text = " ".join(printed.split())
    if len(text) > _LONGEST:
        return False
    words = [name_letters(word) for word in re.findall(r"[^\s,/&()|:;]+", text)]
    if not words:
        return False
    if _ACRONYM.fullmatch(text) or _SUCH_AS_REPORTER.fullmatch(text):
        return True
    if _BODY_PIECES.search(text.lower()) or text.endswith(_ENDS_OF_PAPERS):
        return True
    if not _BODY_WORDS.isdisjoint(words):
        return not _is_person_with_such_a_name(words, text)
    return len(words) > 1 and words[0] == "the"


def _is_person_with_such_a_name(words: list[str], text: str) -> bool:
    """Two words, a common given name in front: somebody may be called Press or School."""
    is_two = len(words) == len(["given", "family"])
    return is_two and words[0] in GIVEN and not _JOINED_AS_A_BODY.search(text)
