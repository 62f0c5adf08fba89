"""What is wrong with the markup of a page, by rules that leave nothing to a parser's goodwill.

Our templates write every end tag that HTML lets one leave out, so a page is read here as it stands:
what a browser would repair is a fault. `Markup.elements` is what a browser's own tree has to equal.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Self

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
FOREIGN_VOID = frozenset({"rect"})
"""Elements of SVG that our pages close in their start tag."""
BLOCKS = frozenset(
    "article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr main nav ol p pre section table ul".split()
)
HOLDS_PHRASES = frozenset(
    "b bdi button code em h1 h2 h3 h4 h5 h6 i label mark p q small span strong summary time".split()
)
INTERACTIVE = frozenset("a button details input label select textarea".split())
CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
    "select": {"option", "optgroup"},
}
PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "summary": {"details"},
    "figcaption": {"figure"},
    "tr": {"thead", "tbody", "tfoot"},
    "option": {"select", "optgroup"},
}
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")
FIELDS = frozenset({"input", "select", "textarea"})


@dataclass(frozen=True, slots=True)
class Element:
    """One element, with the names of those around it, the outermost first."""

    name: str
    attributes: dict[str, str | None]
    around: tuple[str, ...]

    @property
    def parent(self) -> str:
        """The element that it stands in; "" for the root."""
        return self.around[-1] if self.around else ""


@dataclass(slots=True)
class Markup:
    """The elements of a page in their order, and the faults that their tags alone show."""

    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, page: str) -> Self:
        """Read a page."""
        markup = cls()
        reader = _Reader(markup)
        reader.feed(page)
        reader.close()
        markup.faults += [f"<{name}> is never closed" for name in reader.opened]
        if not page.startswith("<!doctype html>"):
            markup.faults.append("no document type at the very beginning")
        return markup

    @property
    def tree(self) -> list[tuple[int, str]]:
        """Each element's depth and name, to be compared with what a browser made of the page."""
        return [(len(each.around), each.name) for each in self.elements]


class _Reader(HTMLParser):
    """Tags to elements; every end tag has to close what was opened last."""

    def __init__(self, markup: Markup) -> None:
        super().__init__(convert_charrefs=True)
        self.markup = markup
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)
        if tag not in VOID:
            self.opened.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)
        if tag not in FOREIGN_VOID:
            self.markup.faults.append(f"<{tag}/> closes itself, which HTML does not know")

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.opened:
            self.markup.faults.append(f"</{tag}> closes nothing")
            return
        while (opened := self.opened.pop()) != tag:
            self.markup.faults.append(f"</{tag}> while <{opened}> is open")

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        twice = [name for name, count in Counter(name for name, _ in attrs).items() if count > 1]
        self.markup.faults += [f"<{tag}> has {name} twice" for name in twice]
        self.markup.elements.append(Element(tag, dict(attrs), tuple(self.opened)))


def faults_of(page: str) -> list[str]:
    """Everything that is wrong with a page, in words; empty for a page that is right."""
    markup = Markup.of(page)
    nesting = [fault for element in markup.elements for fault in _misplaced(element)]
    return [*markup.faults, *nesting, *_references(markup.elements), *_once(markup.elements)]


def _misplaced(element: Element) -> Iterator[str]:
    """Where it may not stand: https://html.spec.whatwg.org/multipage/dom.html#content-models."""
    name, parent, around = element.name, element.parent, set(element.around)
    if name in BLOCKS and (inside := around & HOLDS_PHRASES) and not _is_headed_summary(element):
        yield f"<{name}> inside <{min(inside)}>"
    if name in INTERACTIVE and (inside := around & {"a", "button"}):
        yield f"<{name}> inside <{min(inside)}>"
    if name in {"form", "label", "main"} & around:
        yield f"<{name}> inside another"
    if parent in CHILDREN and name not in CHILDREN[parent]:
        yield f"<{name}> is a child of <{parent}>"
    if name in PARENTS and parent not in PARENTS[name]:
        yield f"<{name}> is a child of <{parent}>"


def _is_headed_summary(element: Element) -> bool:
    """A summary may hold one heading."""
    return element.parent == "summary" and element.name[0] == "h"


def _references(elements: list[Element]) -> Iterator[str]:
    """Ids that stand twice or nowhere, and fields that nothing names."""
    ids = Counter(each.attributes["id"] for each in elements if "id" in each.attributes)
    yield from (f"the id {name!r} stands {count} times" for name, count in ids.items() if count > 1)
    yield from (f"an id {name!r}" for name in ids if not name or " " in name)
    for each in elements:
        named = [word for key in REFERENCES for word in (each.attributes.get(key) or "").split()]
        href = each.attributes.get("href") or ""
        named += [href[1:]] if href.startswith("#") else []
        yield from (f"<{each.name}> points at {word!r}" for word in named if word not in ids)
    labelled = {each.attributes.get("for") for each in elements if each.name == "label"}
    for each in elements:
        if each.name in FIELDS and not _is_named(each, labelled):
            yield f"nothing names the <{each.name}> {each.attributes.get('name')!r}"


def _is_named(element: Element, labelled: set[str | None]) -> bool:
    attributes = element.attributes
    return (
        attributes.get("type") in {"hidden", "submit"}
        or "label" in element.around
        or attributes.get("id", "") in labelled
        or bool(attributes.get("aria-label") or attributes.get("aria-labelledby"))
    )


def _once(elements: list[Element]) -> Iterator[str]:
    """What a page has exactly once, with a title and a language."""
    counts = Counter(each.name for each in elements)
    for name in ("html", "head", "title", "body", "main", "h1"):
        svg_titles = sum(each.name == name and "svg" in each.around for each in elements)
        if (count := counts[name] - svg_titles) != 1:
            yield f"<{name}> stands {count} times"
    if elements and not elements[0].attributes.get("lang"):
        yield "the page does not say its language"
