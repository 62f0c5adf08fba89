"""Every page that links lead to, read as a browser would: what in it would run, or lead astray."""

import csv
import io
import json
import re
from collections import Counter, deque
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit
from xml.etree import ElementTree

from django.test import Client
from django.urls import Resolver404, resolve

MARK = "xsscanary"
"""The name of an element and of an attribute that only a payload has."""
_LEADING = ("href", "src", "action", "formaction", "data", "poster", "cite", "background")
_ALLOWED = ("http", "https", "mailto", "")
_DESK_SCRIPTS = ("/static/", "/desk/jsi18n/")
_LIVE = {"iframe", "object", "embed", "base", "applet", "frame", "portal"}
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_SIGNS = re.compile("[\x00-\x20]+")


class Faults(HTMLParser):
    """What a page has that would run; and where it leads."""

    def __init__(self, *, is_desk: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._is_desk = is_desk
        self.found: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One element."""
        given = {name: value or "" for name, value in attrs}
        if tag == MARK or MARK in given or tag in _LIVE:
            self.found.append(f"<{tag}>: {given}")
        if tag == "script" and not self._may_stand(given):
            self.found.append(f"a script: {given}")
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.found.append("a refresh")
        for name, value in given.items():
            if name.startswith("on") or (name == "style" and not self._is_desk):
                self.found.append(f"{name}={value!r}")
            if name in _LEADING and _scheme(value) not in _ALLOWED:
                self.found.append(f"{name}={value!r}")
        if tag in {"a", "link"} and given.get("href"):
            self.links.append(given["href"])

    def _may_stand(self, given: dict[str, str]) -> bool:
        kind = given.get("type", "")
        is_data = kind in {"application/ld+json", "application/json"}
        return is_data or (self._is_desk and given.get("src", "").startswith(_DESK_SCRIPTS))


def _scheme(value: str) -> str:
    """What a browser takes for the scheme, for it passes over control characters and spaces."""
    found = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", _SIGNS.sub("", value))
    return found[1].lower() if found else ""


def crawled(client: Client, start: list[str], of_each: int) -> Iterator[tuple[str, list[str]]]:
    """All answers from some addresses on, and the faults of each.

    Every address of `start` is asked for; of those that links lead to, so many of each kind.
    """
    waiting, seen, followed = deque(start), set(start), Counter[tuple[str, str]]()
    while waiting:
        address = waiting.popleft()
        faults, links = _asked(client, address)
        yield address, faults
        for target in filter(None, (_within(address, link) for link in links)):
            kinds = _kinds_of(target)
            if target not in seen and any(followed[kind] < of_each for kind in kinds):
                followed.update(kinds)
                seen.add(target)
                waiting.append(target)


def _asked(client: Client, address: str) -> tuple[list[str], list[str]]:
    """The faults of an answer, and where its links lead."""
    response = client.get(address)
    assert response.status_code < 500, address
    if 300 <= response.status_code < 400:
        target = response["Location"]
        return ([] if _is_ours(target) else [f"leads to {target}"]), [target]
    content = getattr(response, "streaming_content", None)
    body = b"".join(content) if content is not None else response.content
    return _of_body(response["Content-Type"], body, address)


def _kinds_of(address: str) -> set[tuple[str, str]]:
    """What answers an address, with each name of what it is asked with."""
    path, _, query = address.partition("?")
    try:
        route = resolve(path).route
    except Resolver404:
        route = ""
    names = {name for name, _ in parse_qsl(query, keep_blank_values=True)}
    return {(route, name) for name in names or {""}}


def _within(address: str, link: str) -> str | None:
    """An address of ours that a link leads to; forms that end a session are left alone."""
    whole = urlsplit(urljoin(f"http://testserver{address}", link))
    if whole.netloc != "testserver" or "logout" in whole.path:
        return None
    return whole.path + (f"?{whole.query}" if whole.query else "")


def _is_ours(location: str) -> bool:
    return urlsplit(urljoin("http://testserver/", location)).netloc == "testserver"


def _of_body(kind: str, body: bytes, address: str) -> tuple[list[str], list[str]]:
    kind = kind.partition(";")[0]
    if kind == "text/html":
        reader = Faults(is_desk=address.startswith("/desk/"))
        reader.feed(body.decode())
        reader.close()
        return reader.found, reader.links
    if kind.endswith("xml"):
        return list(_of_xml(body)), []
    if kind == "text/csv":
        rows = csv.reader(io.StringIO(body.decode("utf-8-sig")))
        return [cell for row in rows for cell in row if cell.startswith(_FORMULAS)], []
    if kind == "application/json":
        json.loads(body)
    return [], []


def _of_xml(body: bytes) -> Iterator[str]:
    """Elements that a payload made, and what a reader of feeds would take for markup."""
    for element in ElementTree.fromstring(body).iter():  # noqa: S314 - made by ourselves
        if MARK in str(element.tag) or MARK in element.attrib:
            yield f"<{element.tag}>"
        if element.get("type") in {"html", "xhtml"}:
            reader = Faults(is_desk=False)
            reader.feed(element.text or "")
            yield from reader.found
        for name in ("href", "src"):
            if _scheme(element.get(name, "")) not in (*_ALLOWED, "tag", "urn"):
                yield f"{name}={element.get(name)!r}"
