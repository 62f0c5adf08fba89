"""What a site says of itself around the article: offers, policies, its own addresses.

"Subscribe to the Evening Post", "Evening Post Store", "the Evening Post app", "About the Evening
Post": each form names the site. One such line alone may name a newsletter or a topic, so a name
counts only where signs of two kinds agree.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from archive.page.furniture import furniture_kind
from archive.page.furniture_forms import NETWORKS
from archive.page.lines import trimmed
from archive.page.outlet_forms import ANY_FORM, FORMS, MASTHEAD
from archive.page.page_titles import has_outlet_word
from archive.page.record import Span
from archive.page.section_names import is_section_name
from archive.page.sheet import PART_SEPARATOR, Sheet
from archive.page.signs import marks_in
from archive.text.folding import folded
from archive.text.names import read_name

MAX_LINE = 400
MOST_SIGNS = 60
FEWEST_KINDS = 2
SHORTEST_IN_ADDRESS = 4
FIRM = 0.67
LEAST_SHARE = 0.5  # of an address's own label that the name must fill
STRONG = frozenset(
    {"about", "shop", "policy", "staff", "terms", "app", "address", "owner", "masthead", "contact"}
)
OF_PEOPLE = frozenset({"about", "follow", "more", "newsletter", "again", "subscribe", "address"})
ON_NETWORKS = re.compile(
    r"^.{2,40}\s(?:в (?:социальных сетях|соцсетях)|у соцмережах|on social media|in social media|"
    r"in den sozialen (?:medien|netzwerken)|sur les réseaux sociaux|en (?:las )?redes sociales|"
    r"nas redes sociais|sui social|op social media|w mediach społecznościowych)$",
    re.IGNORECASE,
)
HOST = re.compile(
    r"(?<![\w.-])(?:https?://)?(?:[\w.+-]{1,64}@)?(?:www\.)?"
    r"(?P<host>(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,10})\b",
    re.IGNORECASE,
)
INNER_POINT = re.compile(r"\.[a-zA-Z]")
_NO_SITE = """
    us me our ours your you the this that here author authors writer email mail sign up free daily
    weekly home news today app apps store team site website page page's online archive contact help
    privacy terms cookies policy newsletter newsletters updates alerts more all latest breaking top
    stories editor editors conversation google apple android ios iphone youtube facebook twitter
    instagram linkedin whatsapp telegram reddit amazon spotify
"""
NO_SITE = frozenset(_NO_SITE.split()) | NETWORKS
POSSESSIVE = re.compile(r"[’']s?$")
ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|el|il|o|a)\s+", re.IGNORECASE)


@dataclass
class Candidate:
    """A name that the site may have: where it stands first, and the kinds of signs for it."""

    place: Span
    kinds: set[str] = field(default_factory=set)
    count: int = 0

    @property
    def weight(self) -> tuple[int, int]:
        return len(self.kinds), self.count


def is_offer(text: str) -> bool:
    """Whether a line points at the site elsewhere: "The Evening Post on social media"."""
    return bool(ON_NETWORKS.match(text))


def name_key(name: str) -> str:
    """A name without its article, case, accents, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", folded(ARTICLE.sub("", name.strip())))


def agreed_name(
    sheet: Sheet, body: range, people: Iterable[str], owners: Iterable[Span] = ()
) -> Span | None:
    """The name for which signs of two kinds speak, one of them strong; None where two do alike.

    `owners` are the names in the page's copyright lines: a sign like the others.
    """
    known = {name_key(person) for person in people}
    found = {key: each for key, each in candidates(sheet, body).items() if key not in known}
    add_owners(sheet, found, owners)
    for kind, names in (
        ("page title", map(sheet.slice, title_parts(sheet))),
        ("picture credit", photographers_outlets(sheet)),
    ):
        for key in map(name_key, names):
            if key in found:
                found[key].kinds.add(kind)
    hosts = frozenset(own_labels(sheet, around(body)))
    for key, each in found.items():
        if fits_an_address(key, hosts):
            each.kinds.add("address")
        if is_named_again(sheet, each.place, body):
            each.kinds.add("again")
    sure = [each for each in found.values() if is_sure(sheet.slice(each.place), each)]
    most = max((each.weight for each in sure), default=None)
    best = [each for each in sure if each.weight == most]
    return best[0].place if len(best) == 1 else longest_of_one(sheet, best)


def add_owners(sheet: Sheet, found: dict[str, Candidate], owners: Iterable[Span]) -> None:
    """Count the names in copyright lines; one in a byline too is where the author is at home."""
    for owner in owners:
        name = sheet.slice(owner)
        each = found.setdefault(name_key(name), Candidate(owner))
        each.kinds.add("owner")
        if any(name in sheet.blocks[i].text for i in sheet.indexes("byline")):
            each.kinds.add("staff")


def title_parts(sheet: Sheet) -> Iterator[Span]:
    """What stands behind the last bar or dash of the page's first line, and before the first."""
    whole = sheet.blocks[0].span if sheet.blocks else None
    if whole is None or whole.end - whole.start > MAX_LINE:
        return
    cuts = list(PART_SEPARATOR.finditer(sheet.text, whole.start, whole.end))
    if cuts:
        yield trimmed(sheet.text, Span(cuts[-1].end(), whole.end))
        yield trimmed(sheet.text, Span(whole.start, cuts[0].start()))


def photographers_outlets(sheet: Sheet) -> Iterator[str]:
    """The last words of "The quay at noon. Ada Stern for the Evening Post"."""
    for i in sheet.indexes("caption"):
        _, cue, name = sheet.blocks[i].text.rpartition(" for ")
        if cue and len(name) <= LONGEST_NAME:
            yield name.strip(" .)]")


LONGEST_NAME = 40


def around(body: range) -> range:
    """The article without its last part, in which a site may speak of itself already."""
    return range(body.start, body.start + round(FIRM * len(body)))


def longest_of_one(sheet: Sheet, equals: list[Candidate]) -> Span | None:
    """Of "Evening Post" and "Evening Post Weekend" the one within all others."""
    keys = [name_key(sheet.slice(each.place)) for each in equals]
    for key, each in zip(keys, equals, strict=True):
        if all(key in other for other in keys):
            return each.place
    return None


def is_sure(name: str, candidate: Candidate) -> bool:
    """Whether the signs are enough; what is said of people too is not, for a person's name."""
    kinds = candidate.kinds
    if kinds == {"app"}:
        return candidate.count >= FEWEST_KINDS
    if len(kinds) < FEWEST_KINDS or not kinds & STRONG:
        return False
    if kinds <= {"about", "again"}:
        return has_outlet_word(name)
    return not (kinds <= OF_PEOPLE and read_name(name).rule)


def candidates(sheet: Sheet, body: range) -> dict[str, Candidate]:
    """Every name that such a sign gives, by its key."""
    found: dict[str, Candidate] = {}
    for kind, place in signs(sheet, body):
        key = name_key(sheet.slice(place))
        each = found.setdefault(key, Candidate(place))
        if place.end - place.start > each.place.end - each.place.start:
            each.place = place  # with its article
        each.kinds.add(kind)
        each.count += 1
        if len(found) > MOST_SIGNS:
            break
    return found


def signs(sheet: Sheet, body: range) -> Iterator[tuple[str, Span]]:
    """Every sign outside the article: its kind and the place of the name."""
    article = around(body)
    for i, block in enumerate(sheet.blocks):
        if i in article or block.span.end - block.span.start > MAX_LINE:
            continue
        raw = sheet.slice(block.span)
        if not (is_doubled(raw) or marks_in(block.text) & ANY_FORM):
            continue
        if sheet.label(i) in ("title", "byline", "caption"):
            continue
        for kind, match in signs_of_line(block.text, raw):
            group = next(name for name, value in match.groupdict().items() if value)
            name = POSSESSIVE.sub("", match[group])
            if is_site_name(name):
                start = block.span.start + match.start(group)
                yield kind, Span(start, start + len(name))


def is_doubled(raw: str) -> bool:
    """Whether a line ends as it begins, as "Evening Post Evening Post" does."""
    return raw.endswith(raw[: (len(raw) - 1) // 2])


def signs_of_line(text: str, raw: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every sign in a line, which is given cleaned and as it stands."""
    if is_doubled(raw):
        yield from (("masthead", match) for match in MASTHEAD.finditer(raw))
    marks = marks_in(text)
    for kind, words, form in FORMS:
        if marks & words.bits and words.fits(text):
            yield from ((kind, match) for match in form.finditer(raw))


def is_site_name(name: str) -> bool:
    """Whether words may name a site: not only such as stand on every site, no section."""
    words = [word.casefold() for word in name.split()]
    if all(word in NO_SITE for word in words) or is_section_name(name):
        return False
    return not furniture_kind(name) and len(name_key(name)) > 1


def own_labels(sheet: Sheet, body: range) -> Iterator[str]:
    """The telling part of every address outside the article: eveningpost in www.evening-post.eu."""
    for i, block in enumerate(sheet.blocks):
        if "." not in block.text or i in body or block.width > MAX_LINE:
            continue
        if not INNER_POINT.search(block.text):
            continue
        for match in HOST.finditer(block.text):
            parts = match["host"].casefold().split(".")
            yield max(parts[:-1], key=len).replace("-", "")


def fits_an_address(key: str, labels: Iterable[str]) -> bool:
    """Whether an address begins or ends with the name and is little longer."""
    return len(key) >= SHORTEST_IN_ADDRESS and any(
        label.startswith(key) or label.endswith(key)
        for label in labels
        if len(key) >= LEAST_SHARE * len(label)
    )


def is_named_again(sheet: Sheet, place: Span, body: range) -> bool:
    """Whether another line outside the article has the name, said in other words."""
    name = sheet.slice(place)
    lines = {
        block.text.casefold()
        for i, block in enumerate(sheet.blocks)
        if name in block.text and i not in body and not sheet.is_furniture(i, "legal")
    }
    return len(lines) > 1
