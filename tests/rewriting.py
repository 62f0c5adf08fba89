"""Seed pages in other words: every value replaced, the shape of the page kept.

Small words stay, so that the language stays; longer ones become other words of other lengths, each
word always the same one. Names, outlet, section, title and date come from tables.
"""

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

_LOWER = """
    anvil apple banner basket bramble bridge candle canvas chestnut cistern clover cobbler
    copper cradle cricket dahlia dapple earthen elder embers fathom feather fennel ferry fiddle
    flax garnet ginger glimmer granary gravel hamper harbour harvest hazel heather hollow honey
    juniper kettle kindling ladder lantern larder lattice laurel lichen linden locket loom
    marigold marrow meadow mellow millstone mortar nettle oaken orchard osier otter paddle
    parlour pebble pepper pewter pitcher plover poplar pottery quarry quill quilt rafter ramble
    rivet rowan rudder russet saddle saffron sandal scuttle sedge shingle silver skein sorrel
    sparrow spindle sprig stable starling stitch sumac tallow tansy teasel thatch thicket
    thimble thistle timber tinder tumbler turnip velvet vessel walnut wattle weaver wicker
    willow windmill yarrow
"""
LOWER = _LOWER.split()
_PROPER = """
    Abenroth Balmora Corvane Dunmarsh Eskerly Farholm Galdera Hestrin Ivaresk Jorvane Kestoria
    Lunmark Morvelle Nessgate Ostrava Pellworth Quennor Rathmoor Selwick Tarnova Ulverby
    Vantrell Westrond Yarrowby Zelmark Brindlow Cantley Dovrin Elmsgard Fennmoor
"""
PROPER = _PROPER.split()
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


@dataclass(frozen=True)
class Setting:
    """One set of values for a rewritten page."""

    people: tuple[str, ...]
    outlet: str
    section: str
    date: tuple[str, str, str | None, str | None]  # as printed, EDTF, time, label
    series: str
    capitals: tuple[str, str, str]  # as printed, family, given


SETTINGS = (
    Setting(
        ("Kwame Mensah", "Ana Ortega Vidal"),
        "The Northern Courier",
        "Columns",
        ("Published: 3 March 2020 08:15", "2020-03-03", "08:15", "Published"),
        "KORPA Brief",
        ("PARK Jiwon", "Park", "Jiwon"),
    ),
    Setting(
        ("Nguyen Thi Hoa", "Jean-Luc Moreau"),
        "Lakeside Daily",
        "Guest Voices",
        ("Updated: 2018-11-02 17:45", "2018-11-02", "17:45", "Updated"),
        "GLIDE Policy Paper",
        ("NGUYEN Thanh Lam", "Nguyen", "Thanh Lam"),
    ),
    Setting(
        ("Seán O’Brien", "Li Na"),
        "Tagblatt am Fluss",
        "Opinion",
        ("Posted: May 9, 2021", "2021-05-09", None, "Posted"),
        "RVSI Commentary",
        ("OH Se-yeon", "Oh", "Se-yeon"),
    ),
    Setting(
        ("Aisha al-Farsi", "Tomás de la Cruz"),
        "Borealis",
        "World",
        ("Last updated: 2022-01-30 23:59", "2022-01-30", "23:59", "Last updated"),
        "IN2R Insight",
        ("Maria KOWALSKA", "Kowalska", "Maria"),
    ),
)


@dataclass
class Pen:
    """Turns words into other words, the same word always into the same one."""

    random: Random
    known: dict[str, str]

    def rewrite(self, text: str) -> str:
        return WORD.sub(lambda match: self.word(match[0]), text)

    def word(self, word: str) -> str:
        if len(word) <= 4 or word.isupper():
            return word
        stem, apostrophe, tail = re.split(r"([’']s?$)", word + "’")[0], "", ""
        if "’" in word or "'" in word:
            stem, apostrophe, tail = re.match(r"(.*?)([’'])(.*)$", word).groups()  # type: ignore[union-attr]
        return self.like(stem) + apostrophe + tail

    def like(self, stem: str) -> str:
        if stem.lower() not in self.known:
            pool: Sequence[str] = PROPER if stem[:1].isupper() else LOWER
            self.known[stem.lower()] = self.random.choice(pool).lower()
        chosen = self.known[stem.lower()]
        return chosen.capitalize() if stem[:1].isupper() else chosen


@dataclass
class Rewriting:
    """A page under work and what it must yield; every step replaces one value in both."""

    text: str
    pen: Pen
    setting: Setting

    def swap(self, old: str, new: str) -> None:
        """Replace words wherever they stand, whatever white space is between them."""
        pattern = r"\s+".join(re.escape(word) for word in old.split())
        found = re.search(pattern, self.text)
        assert found, old
        self.text = re.sub(pattern, lambda _: new, self.text)

    def reword(self, old: str, keep: str = r"(?!)") -> str:
        """Put a passage into other words line by line; what `keep` matches stays as it is."""
        pattern = r"\s+".join(re.escape(word) for word in old.split())
        found = re.search(pattern, self.text)
        assert found, old
        parts = re.split(f"({keep})", found[0])
        new = "".join(part if i % 2 else self.pen.rewrite(part) for i, part in enumerate(parts))
        self.text = self.text.replace(found[0], new)
        return folded(new)


def folded(text: str) -> str:
    return " ".join(text.split())


def wrapped(paragraph: str, first: int, rest: int) -> list[str]:
    """A paragraph hard-wrapped at one column, its first line broken earlier."""
    opener, *others = textwrap.wrap(paragraph, first, break_on_hyphens=False)
    return [opener, *textwrap.wrap(" ".join(others), rest, break_on_hyphens=False)]


Rewriter = Callable[[str, dict[str, Any], int], tuple[str, dict[str, Any]]]


def start(text: str, variant: int) -> Rewriting:
    return Rewriting(text, Pen(Random(variant), {}), SETTINGS[variant % len(SETTINGS)])  # noqa: S311


def piped_byline(text: str, truth: dict[str, Any], variant: int) -> tuple[str, dict[str, Any]]:
    """The page with "By … | … | Updated: …", a breadcrumb, notes and a long imprint."""
    page = start(text, variant)
    name, setting = page.setting.people[0], page.setting
    printed, edtf, time, label = setting.date
    expected = common(page, truth, r"\[Photo/Agencies\]")
    role = page.reword(truth["affiliations"][truth["authors"][0]])
    page.swap("Updated: 2021-06-23 06:26", printed)
    page.swap(truth["outlet"], setting.outlet)
    page.swap(f"By {truth['authors'][0]}", f"By {name}")
    page.swap(f"Home | {truth['section']}", f"Home | {setting.section}")
    page.swap("xi's moments", "the editor's window")
    notes = [
        f"The author is {role}.",
        f"The views don't necessarily reflect those of {setting.outlet}.",
    ]
    return page.text, expected | {
        "authors": [(name, role)],
        "outlet": setting.outlet,
        "section": setting.section,
        "date": edtf,
        "time": time,
        "date_label": label,
        "notes": notes,
    }


def bare_story(text: str, truth: dict[str, Any], variant: int) -> tuple[str, dict[str, Any]]:
    """The page that prints no author, outlet or date, and one caption twice."""
    page = start(text, variant)
    deck = page.reword(truth["summary"])
    expected = common(page, truth, r"\(Photo: \w+\)")
    damage = [("repeated caption", None)]
    return page.text, expected | {"deck": deck, "damage": damage}


def wrapped_story(text: str, truth: dict[str, Any], variant: int) -> tuple[str, dict[str, Any]]:
    """The hard-wrapped page with a byline over two lines and two sentences that break off."""
    page = start(text, variant)
    first, second = page.setting.people
    bio = page.reword(truth["author_bio"], r"Gao Fei is|Yu You is|professor|scholar")
    expected = common(page, truth)
    page.swap("Gao Fei", first)
    page.swap("Yu You", second)
    page.swap("Published: Jan 28", "Published: Sept 9")
    bio = bio.replace("Gao Fei", first).replace("Yu You", second)
    one, two = re.fullmatch(rf"{first} is (.+)\. {second} is (.+)\.", bio).groups()  # type: ignore[union-attr]
    cuts = [("cut sentence", each["paragraph"]) for each in truth["damage"]]
    return page.text, expected | {
        "authors": [(first, one), (second, two)],
        "date": "XXXX-09-09",
        "date_label": "Published",
        "notes": [bio],
        "damage": cuts,
    }


def rewrapped_story(text: str, truth: dict[str, Any], variant: int) -> tuple[str, dict[str, Any]]:
    """The same page, its paragraphs wrapped anew at other columns."""
    page, expected = wrapped_story(text, truth, variant)
    head, tail = page.split("\n")[:3], page.split("\n")[-2:]
    columns = 44 + 3 * variant, 72 + 4 * variant
    body = [wrapped(each, *columns) for each in expected["body"]]
    for _, number in expected["damage"]:
        body[number - 1].pop()
    lines = [line for each in [*body, wrapped(expected["notes"][0], *columns)] for line in each]
    expected["body"] = [" ".join(each) for each in body]
    return "\n".join([*head, *lines, *tail]), expected


def bulleted_byline(text: str, truth: dict[str, Any], variant: int) -> tuple[str, dict[str, Any]]:
    """The page with a date line, a bullet before the name and the role below it."""
    page = start(text, variant)
    name = page.setting.people[1]
    expected = common(page, truth)
    role = page.reword(truth["affiliations"][truth["authors"][0]], r"Professor|Center")
    page.swap(f"• {truth['authors'][0]}", f"• {name}")
    page.swap(f"\n{truth['section']}\n".strip(), page.setting.section)
    page.swap("Apr 06, 2021", ("Dec 31, 2019", "5 May 2020", "2020-05-05", "June 3, 2022")[variant])
    edtf = ("2019-12-31", "2020-05-05", "2020-05-05", "2022-06-03")[variant]
    return page.text, expected | {
        "authors": [(name, role)],
        "section": page.setting.section,
        "date": edtf,
    }


def one_line_head(text: str, truth: dict[str, Any], variant: int) -> tuple[str, dict[str, Any]]:
    """The page with series, title, author, label and date on one line, and a mail form."""
    page = start(text, variant)
    series, (name, *_) = page.setting.series, page.setting.capitals
    tags = [f"{page.pen.like(tag[:9])}{i}" for i, tag in enumerate(truth["tags"])]
    for old, new in zip(truth["tags"], tags, strict=True):
        page.swap(f"#{old}", f"#{new}")
    expected = common(page, truth)
    page.swap("IFANS Focus", series)
    page.swap(truth["authors"][0], name)
    page.swap("Upload Date 2021-07-27 Hits 2060", f"Upload Date 2019-0{variant + 1}-05 Hits 17")
    return page.text, expected | {
        "authors": [(name, None)],
        "outlet": series.split()[0],
        "section": series,
        "date": f"2019-0{variant + 1}-05",
        "date_label": "Upload Date",
        "tags": tags,
        "text": "summary",
    }


def common(page: Rewriting, truth: dict[str, Any], credit: str = r"(?!)") -> dict[str, Any]:
    """Title, captions and body in other words, and nothing in all other fields."""
    return {
        "title": page.reword(truth["title"]),
        "deck": None,
        "authors": [],
        "outlet": None,
        "section": None,
        "date": None,
        "time": None,
        "date_label": None,
        "tags": [],
        "language": "en",
        "text": "full",
        "captions": [page.reword(each, credit) for each in truth["captions"]],
        "notes": [],
        "damage": [],
        "body": [page.reword(each) for each in truth["body"]],
    }
