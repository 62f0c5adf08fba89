"""RSS and Atom: a feed's entries, each a record. The feed itself is none."""

import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from archive.ingest.readers.row import found_row
from archive.ingest.readers.safe_xml import check_xml
from archive.ingest.records import Found, RefusedError

NEEDS_FEEDPARSER = "feeds need feedparser and defusedxml: run `make html`"
ROOTS = (b"<rss", b"<feed", b"<rdf:rdf")
SUFFIXES = (".rss", ".atom", ".xml", ".rdf")
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


class FeedReader:
    """Feeds as saved: RSS 0.9 to 2.0, RDF and Atom."""

    name = "feed"
    max_bytes = 50 * 1024 * 1024
    is_streamed = False

    def claims(self, file_name: str, head: bytes) -> bool:
        """By the first element of a file that is called XML, RSS or Atom."""
        is_named = file_name.lower().endswith(SUFFIXES)
        seen = head.replace(b"\0", b"").lower()  # UTF-16 is told apart by feedparser
        return is_named and any(root in seen for root in ROOTS)

    def records(self, file: BinaryIO) -> Iterable[Found]:
        """The entries in their order; raises RefusedError where the file is no feed."""
        parse = loaded()
        data = file.read()
        check_xml(data)
        parsed = parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        if not parsed.get("version") or not parsed.get("entries"):
            raise RefusedError("no entries of a feed in it")
        about = Feed(parsed, data)
        for number, entry in enumerate(parsed["entries"], start=1):
            yield found_row(number, about.row(entry), "feed")


def loaded() -> Callable[..., Mapping[str, Any]]:
    """The parser of the optional package; raises RefusedError where that is missing."""
    try:
        from feedparser import parse  # noqa: PLC0415 - optional
    except ImportError:
        raise RefusedError(NEEDS_FEEDPARSER) from None
    parser: Callable[..., Mapping[str, Any]] = parse
    return parser


class Feed:
    """What a feed says for all its entries."""

    def __init__(self, parsed: Mapping[str, Any], data: bytes) -> None:
        self._feed: Mapping[str, Any] = parsed.get("feed") or {}
        self._host = host_of(self._feed.get("link"))
        self._version = str(parsed.get("version"))
        names = {uri: prefix for prefix, uri in (parsed.get("namespaces") or {}).items()}
        day = f"<{names.get(DUBLIN_CORE, 'dc')}:date".encode()
        # feedparser gives <dc:date> and <atom:updated> one name; only the former is a date here.
        self._has_days = day in data and b":updated" not in data

    def row(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        """An entry's values under plain names, those that are not there left out."""
        row = {
            "id": entry.get("id"),
            "title": entry.get("title"),
            "link": link_of(entry),
            "author": authors_of(entry),
            "published": self._published(entry),
            "updated": entry["updated"] if "updated" in entry else None,  # noqa: SIM401
            "source": (entry.get("source") or {}).get("title"),
            "publisher": entry.get("publisher"),
            "feed": self._own_title(entry),
            "language": language_of(entry) or self._feed.get("language"),
            "tag": [tag["term"] for tag in entry.get("tags") or () if tag.get("term")],
            "summary": summary_of(entry),
            "content": [each["value"] for each in entry.get("content") or () if each.get("value")],
        }
        return {name: value for name, value in row.items() if value}

    def _published(self, entry: Mapping[str, Any]) -> str | None:
        published = entry.get("published")
        if published or not self._version.startswith("rss") or not self._has_days:
            return published
        return entry["updated"] if "updated" in entry else None  # noqa: SIM401

    def _own_title(self, entry: Mapping[str, Any]) -> str | None:
        """The feed's title, where the entry lies on the feed's own site: it names the outlet."""
        host = host_of(link_of(entry))
        is_own = bool(host and self._host) and (
            host == self._host or host.endswith(f".{self._host}") or self._host.endswith(f".{host}")
        )
        return self._feed.get("title") if is_own else None


def host_of(address: str | None) -> str:
    """The host of an address, without "www."."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def link_of(entry: Mapping[str, Any]) -> str | None:
    """The address of the piece: the link, else an id that is said to be one."""
    link = entry.get("link")
    identity = entry.get("id") or ""
    return link or (identity if identity.startswith(("http://", "https://")) else None)


def authors_of(entry: Mapping[str, Any]) -> list[str] | str | None:
    """The names, of which one may list several; an address without a name is left out later."""
    names = [each["name"] for each in entry.get("authors") or () if each.get("name")]
    if len(names) > 1:
        return list(dict.fromkeys(names))
    return names[0] if names else entry.get("author")


def language_of(entry: Mapping[str, Any]) -> str | None:
    """As xml:lang says of the entry, or of the feed around it."""
    details = [
        *(entry.get("content") or ()),
        entry.get("summary_detail"),
        entry.get("title_detail"),
    ]
    return next((each["language"] for each in details if each and each.get("language")), None)


def summary_of(entry: Mapping[str, Any]) -> str | None:
    """The summary; feedparser repeats the content there where an entry has none."""
    contents = [each.get("value") for each in entry.get("content") or ()]
    summary = entry.get("summary")
    return None if summary in contents else summary
