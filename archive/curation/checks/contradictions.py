"""Where two sources say two things of one article."""

import re
from collections.abc import Iterator
from itertools import combinations_with_replacement, islice
from typing import Any

from archive.curation.checks.rule import Facts, Remark, digest
from archive.curation.claims import is_withdrawal, newest
from archive.curation.evidence import in_words
from archive.models import Claim, Origin
from archive.page.affiliations import sole_author_role
from archive.page.byline_words import ROLE
from archive.page.endmatter import OPENING_NAME
from archive.page.outlet_signs import name_key
from archive.page.record import Span
from archive.page.section_names import is_section_name
from archive.text.folding import folded
from archive.text.names import looks_like_name

COMPARED = {"title", "deck", "outlet", "section", "language", "url", "authors", "date"}
MOST_PARTS = 8  # of a page's title
BETWEEN_PARTS = re.compile(r"\s?[|｜¦_»«·•]\s?|\s[-–—/]\s|\s?:\s")
WORD = re.compile(r"[^\W\d_]+")
SHORTEST_WORD = 4  # letters; "the", "of", "and" are in every affiliation


def declared_and_printed_differ(facts: Facts) -> Iterator[Remark]:
    """What tags, a feed or a header say is not what the page prints.

    A title of which the tags say no more than the outlet beside it is the same.
    """
    said = newest(facts.claims)
    for (origin, name, subject), declared in said.items():
        printed = said.get((Origin.EXTRACTED, name, subject))
        if origin != Origin.DECLARED or name not in COMPARED or printed is None:
            continue
        if facts.verdict.is_curated(name, subject) or not _differ(declared, printed):
            continue
        if name == "title" and adds_outlet(str(declared.value), str(printed.value), facts):
            continue
        both = in_words(name, printed.value), in_words(name, declared.value)
        text = f"{name}: the page prints “{both[0]}”, its tags say “{both[1]}”."
        key = f"{name} {digest(subject, printed.value, declared.value)}"
        yield Remark(text, key, {"printed": both[0], "declared": both[1]})


def _differ(declared: Claim, printed: Claim) -> bool:
    if is_withdrawal(declared) or is_withdrawal(printed):
        return False
    if declared.field == "date":
        return _dates_differ(declared.value, printed.value)
    return bool(_comparable(declared.value) != _comparable(printed.value))


def _dates_differ(one: Any, other: Any) -> bool:
    """A date agrees with one that says less, and with one whose year is not printed."""
    first, second = str(one.get("edtf")), str(other.get("edtf"))
    pairs = zip(first.split("-"), second.split("-"), strict=False)
    return any(a != b and "XXXX" not in (a, b) for a, b in pairs)


def adds_outlet(declared: str, printed: str, facts: Facts) -> bool:
    """Whether a title has nothing beside the other but the outlet: "Headline - The Evening Post".

    Its section may stand between: "Headline | Opinion | The Evening Post".
    """
    short, long = sorted((declared, printed), key=len)
    others = [part for part in _beside(short, long) if not is_section_name(part)]
    known = _names_of_outlet(facts) if others else frozenset()
    return bool(known) and all(name_key(part) in known for part in others)


def _beside(short: str, long: str) -> list[str]:
    """The parts of a title that stand beside another title within it; none where it does not."""
    cuts = [found.span() for found in islice(BETWEEN_PARTS.finditer(long), MOST_PARTS - 1)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(long)]
    parts = [long[start:end] for start, end in zip(starts, ends, strict=True)]
    for first, last in combinations_with_replacement(range(len(parts)), 2):
        if _comparable(long[starts[first] : ends[last]]) == _comparable(short):
            return [*parts[:first], *parts[last + 1 :]]
    return []


def _names_of_outlet(facts: Facts) -> frozenset[str]:
    """All that the page and the archive call its outlet, an address without its "www." too."""
    names = {str(each.value) for each in facts.claims if each.field == "outlet" and each.value}
    if outlet := facts.article.outlet:
        names |= {outlet.name, *outlet.aliases.values_list("name", flat=True)}
        names |= {domain.removeprefix("www.") for domain in outlet.domains or ()}
    return frozenset(map(name_key, names))


def _comparable(value: Any) -> Any:
    """Without case, accents and the order of names."""
    if isinstance(value, list):
        return sorted(" ".join(folded(str(each)).split()) for each in value)
    return " ".join(folded(str(value)).split()).rstrip("/")


def byline_and_note_disagree(facts: Facts) -> Iterator[Remark]:
    """The note on the author names somebody else than the byline, or another office."""
    if not facts.bylines:
        return
    for note in facts.article.notes:
        yield from _other_person(facts, note)
        yield from _other_office(facts, note)


def _other_person(facts: Facts, note: str) -> Iterator[Remark]:
    """ "Ada Stern is a fellow of …" below a text that Li Yan signed."""
    opening = OPENING_NAME.match(note)
    name = opening["name"].strip() if opening else ""
    if not name or not looks_like_name(name) or not ROLE.search(note):
        return
    printed = [byline.name for byline in facts.bylines]
    if not any(_share_a_word(name, each) for each in printed):
        text = f"The byline says {', '.join(printed)}, a note below the text {name}."
        yield Remark(text, f"name {digest(note)}", {"byline": ", ".join(printed), "note": note})


def _other_office(facts: Facts, note: str) -> Iterator[Remark]:
    """ "The author is a fellow of …" where the byline prints another office."""
    affiliation = facts.bylines[0].affiliation
    role = sole_author_role(note, Span(0, len(note)))
    if len(facts.bylines) != 1 or role is None or not affiliation:
        return
    said = note[role.start : role.end]
    if are_apart(said, affiliation):
        text = f"The byline says “{affiliation}”, a note below the text “{said}”."
        yield Remark(text, f"office {digest(note)}", {"byline": affiliation, "note": note})


def are_apart(one: str, other: str) -> bool:
    """Whether two affiliations have no word of weight in common; False where either has none."""
    words = _words(one), _words(other)
    return bool(words[0] and words[1]) and not words[0] & words[1]


def _words(text: str) -> set[str]:
    """Words of four letters, and of scripts without spaces every pair of signs."""
    found = WORD.findall(folded(text))
    words = {word for word in found if word.isascii() and len(word) >= SHORTEST_WORD}
    others = [word for word in found if not word.isascii()]
    return words | {word[i : i + 2] for word in others for i in range(max(1, len(word) - 1))}


def _share_a_word(one: str, other: str) -> bool:
    return bool({*WORD.findall(folded(one))} & {*WORD.findall(folded(other))})
