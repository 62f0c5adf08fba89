"""Bylines as East Asian agencies and papers print them, name and place in one run of signs.

聯合報 記者林山／即時報導, （中央社記者林山台北3日電）, 新华社记者林山, [하구신문 김철수 기자],
【東京＝林山】: the reporter, and before the name the paper that the reporter writes for.
"""

import re
from typing import NamedTuple

from archive.page.record import Span
from archive.text.names import looks_like_name

_HAN = r"[\u3400-\u9fff]"
FORMS = (
    re.compile(
        rf"[〔（(【\[]?(?:(?P<outlet>{_HAN}{{2,8}}[報报社网網])[\s　]*)?(?:本報|本报)?[记記]者"
        rf"[\s　]*(?P<name>{_HAN}{{2,3}})[\s　]*[／/][\s　]*{_HAN}{{2,9}}[報报][導道]?[〕）)】\]]?"
    ),
    re.compile(
        rf"[〔（(【\[]?(?P<outlet>{_HAN}{{1,6}}社)?[记記]者[\s　]*(?P<name>{_HAN}{{2,3}}?)"
        rf"(?:{_HAN}{{2,3}}\d{{1,2}}日[電电]|[\s　]+{_HAN}{{2,4}}報導|"
        rf"(?<={_HAN}{{2}})$|(?<={_HAN}{{3}})$)[〕）)】\]]?"
    ),
    re.compile(
        r"[\[(](?P<outlet>[\uac00-\ud7a3]{2,10})[\s=]+"
        r"(?P<name>[\uac00-\ud7a3]{2,4})\s?(?:기자|특파원)[\])]?"
    ),
    re.compile(
        r"\([\uac00-\ud7a3]{2,6}=(?P<outlet>[\uac00-\ud7a3]{2,10})\)\s*"
        r"(?P<name>[\uac00-\ud7a3]{2,4})\s?(?:기자|특파원)(?:\s*=)?"
    ),
    re.compile(rf"[【［\[]{_HAN}{{2,5}}[＝=](?P<name>{_HAN}{{2,4}})[】］\]]"),
)


class WireByline(NamedTuple):
    """Places of the name and, where it is printed, of the paper or agency."""

    name: Span
    outlet: Span | None


def read_wire_byline(shown: str) -> WireByline | None:
    """The byline that a whole chunk is, or None; positions are those within it."""
    for form in FORMS:
        match = form.fullmatch(shown)
        if match and looks_like_name(match["name"]):
            outlet = match.groupdict().get("outlet")
            return WireByline(
                Span(*match.span("name")), Span(*match.span("outlet")) if outlet else None
            )
    return None
