"""Whether a piece of text has the form of a person's name, in whatever script."""

import re
from collections.abc import Callable
from functools import lru_cache

from archive.text.names.latin import read_by_tables
from archive.text.names.letters import HAN, KANA, is_han, is_hangul, name_letters
from archive.text.names.organisations import is_organisation
from archive.text.names.tables import HONORIFICS, PARTICLES, SUFFIXES

_MOST_SIGNS = 80
_LINES_KEPT = 2048  # several rules ask the same of a line
_CASED_WORDS, _UNCASED_WORDS, _HANGUL_WORDS = range(2, 7), range(2, 6), range(1, 4)
_HAN_SIGNS, _HANGUL_SIGNS = range(2, 5), range(2, 6)
_MARKS = (
    r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0e31-\u0e4e"
)
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}]|['’ʼ.\-‐]){{0,24}}")
_CAPITAL = re.compile(r"(?:[dlo]['’])?[^\W\d_]")
_LOWER_THEN_CAPITAL = re.compile(r"(?:al|el|an|as|ar|at|d|l|bin|ben)[-'’]", re.IGNORECASE)
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{2,12}(?:[・＝=\s][\u30a1-\u30fa\u30fc]{2,12}){1,3}")
_HAN_FOREIGN = re.compile(rf"[{HAN}]{{1,8}}(?:[·・‧][{HAN}]{{1,8}}){{1,3}}")
_JAPANESE = re.compile(rf"[{HAN}]{{1,4}}\s?[{HAN}{KANA}]{{1,5}}")

# They join words of a sentence and stand in no name, whatever their capitals.
_OF_SENTENCES = """
    the an of in on at to is are was were been has have had for with from by as it its this that
    these those he she we they you your their my not how why what when where who would can could
    should does did but than or if about after before over under into onto against and amid toward
    und oder mit für nicht ist wie warum wer wird dem ein eine einer im am auf aus les une pour
    avec dans sur est qui que aux par pas plus comment pourquoi una para con por como sin más il
    gli che per non è sono nel della é um uma com não em в на не что как это по с для из и или за
    от при он она они في من على إلى عن أن هذا هذه التي الذي مع كان كيف لماذا بعد قبل
"""
# They stand around articles. Both may be parts of a name whose other parts are well known.
_OF_PAGES = """
    read more log sign subscribe share email print download search menu home page news follow next
    previous prev back top copyright rights privacy policy terms contact advertisement newsletter
    comment comments reply edition opinion opinions analysis editorial column columnist world
    politics business economy sports culture technology science health photo photos image video
    click here updated published posted upload date time author authors related send
    message subject title tags topics section issue weekly daily global international national
    special report focus brief insight commentary paper series archive latest popular trending
 главная новости мнение поиск подписка
"""
_OF_PAGES_IN_SIGNS = """
    首页 首頁 新闻 新聞 国际 國際 评论 評論 观点 觀點 分享 打印 列印 时间 時間 来源 來源 作者 编辑
    編輯 责编 责任编辑 記者 记者 日期 更新 发布 發布 社论 社論 时评 網站 网站 字号 字號 登录 登入
    注册 返回 关闭 正文 全文 图片 视频 財經 财经 体育 文化 政治 经济 經濟 社会 社會 简体 繁體 記事
    印刷 検索 社説 共有 会員 朝刊 夕刊 経済 国際 기자 입력 수정 뉴스 공유 댓글 정치 경제 사회 국제
    문화 오피니언 칼럼 사설 검색 로그인 인쇄 구독 등록
"""
_SENTENCE_WORDS = frozenset(map(name_letters, _OF_SENTENCES.split())) - PARTICLES
_PAGE_WORDS = frozenset(map(name_letters, _OF_PAGES.split()))
_PLAIN_WORDS = _SENTENCE_WORDS | _PAGE_WORDS
_PAGE_SIGNS = frozenset(_OF_PAGES_IN_SIGNS.split())
# No form of name below takes any of them: most lines are told by this alone.
_IN_NO_NAME = re.compile(r"[\d|/?!:;()\[\]\"“”«»—–…&@#%*+<>_。，！？：；（）【】「」『』《》、]")


@lru_cache(maxsize=_LINES_KEPT)
def looks_like_name(text: str) -> bool:
    """Whether the text may be one person's name by its form.

    Two to six words with capitals in scripts that have them, two to five in others, two to four
    Chinese characters, two to five syllables of Hangul; no digit, no punctuation of a sentence,
    no word that only sentences, menus or organisations have. "May be", not "is".
    """
    if len(text) > _MOST_SIGNS or _IN_NO_NAME.search(text):
        return False
    words = text.split()
    if not words or not _PAGE_SIGNS.isdisjoint(words):
        return False
    joined = " ".join(words)
    forms = (_is_cased,) if joined.isascii() else _FORMS
    return any(looks(joined) for looks in forms) and not is_organisation(text)


def _is_cased(name: str) -> bool:
    words = [word.rstrip(",") for word in name.split() if not _is_title_or_degree(word)]
    if len(words) not in _CASED_WORDS or not all(_WORD.fullmatch(word) for word in words):
        return False
    keys = [name_letters(word) for word in words]
    if not _PLAIN_WORDS.isdisjoint(keys) and read_by_tables(name) is None:
        return False
    if words[-1].endswith(".") and len(words[-1]) > len("A."):
        return False
    if not all(
        _begins_high(word) or key in PARTICLES for word, key in zip(words, keys, strict=True)
    ):
        return False
    named = [word for word in words if _begins_high(word) and len(word.rstrip(".")) > 1]
    return bool(named) and sum(map(_begins_high, words)) >= _CASED_WORDS.start


def _is_title_or_degree(word: str) -> bool:
    key = name_letters(word).replace(".", "")
    return key in HONORIFICS or key in SUFFIXES


def _begins_high(word: str) -> bool:
    """Whether it is "Anna", "O'Neil", "d'Arc" or "al-Masri"; "iPhone" and "and" are not."""
    if word.isalpha():
        return word[0].isupper()
    bare = _LOWER_THEN_CAPITAL.sub("", word, count=1)
    found = _CAPITAL.match(bare)
    return found is not None and found[0][-1].isupper()


def _is_uncased(name: str) -> bool:
    """Arabic, Hebrew, Devanagari, Thai …: words of letters that have no capitals."""
    words = name.split()
    if len(words) not in _UNCASED_WORDS or not all(_WORD.fullmatch(word) for word in words):
        return False
    if any(sign.isupper() or sign.islower() for sign in name):
        return False
    if not _SENTENCE_WORDS.isdisjoint(map(name_letters, words)):
        return False
    return not any(is_han(sign) or is_hangul(sign) or "\u3040" < sign < "\u3100" for sign in name)


def _is_han_or_kana(name: str) -> bool:
    if is_han(name.replace(" ", "")):
        return len(name.replace(" ", "")) in _HAN_SIGNS and len(name.split()) <= len("姓名")
    return any(form.fullmatch(name) for form in (_KATAKANA, _HAN_FOREIGN, _JAPANESE))


def _is_korean(name: str) -> bool:
    words = name.split()
    if len(words) not in _HANGUL_WORDS or not all(is_hangul(word) for word in words):
        return False
    return len(words[0]) in _HANGUL_SIGNS if len(words) == 1 else len(words[0]) < max(_HANGUL_SIGNS)


_FORMS: tuple[Callable[[str], bool], ...] = (_is_cased, _is_uncased, _is_han_or_kana, _is_korean)
