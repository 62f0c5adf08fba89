"""Curation as a file: out of one archive, into another of the same captures."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError

from archive.curation.decisions import curate, release
from archive.curation.dismissals import dismiss as set_aside
from archive.curation.editing import save_named
from archive.curation.events import undo
from archive.curation.judgements import judge
from archive.curation.merging import merge
from archive.curation.portable import as_text, parsed, take_in
from archive.curation.sourcing import sources_of_columns
from archive.curation.splitting import split
from archive.curation.suggestions import accept, dismiss, waiting
from archive.ingest.batch import ingest, roots_of
from archive.management.demonstration import FIXTURES
from archive.models import (
    Article,
    Author,
    Claim,
    Dossier,
    DossierEntry,
    Event,
    Finding,
    Outlet,
    PendingCuration,
    Suggestion,
    Topic,
)
from tests.archives import emptied, whole
from tests.pages import stored

URL = "https://lantern.example/tides"
LONG = ("Another text stands here.", "It is longer than the one that stood here before.")

pytestmark = pytest.mark.django_db


def pages() -> list[Article]:
    """The captures of these tests, in their order; the second article has two."""
    return [
        stored("Tidse", outlet="The Lantren", authors=["Ada Marsh", "Bo Ek"], language="en"),
        stored("Gates", outlet="Lantern Daily", authors=["A. Marsh"], url=URL),
        stored("Weirs", outlet="The Beacon", authors=["Ada Marsh"], tags=["weir"]),
        stored("Gates!", outlet="Lantern Daily", authors=["A. Marsh"], url=URL, deck="Lower."),
    ]


@pytest.fixture
def curator() -> User:
    return User.objects.create_user("mara")


def curate_all(articles: list[Article], curator: User) -> None:
    """A little of everything that a curator can do."""
    tides, gates, weirs, _ = articles
    lantern = Outlet.objects.get(name="The Lantren")
    lantern.name, lantern.kind, lantern.country = "The Lantern", "newspaper", "NL"
    save_named(lantern, by=curator, reason="its imprint")
    lantern.languages = ["en", "nl"]
    save_named(lantern, reason="its front page")
    merge(Outlet.objects.get(name="Lantern Daily"), lantern, by=curator, reason="one masthead")
    ada, short = Author.objects.get(name="Ada Marsh"), Author.objects.get(name="A. Marsh")
    merge(short, ada, by=curator, reason="one person")
    judge(ada, Author.objects.get(name="Bo Ek"), are_same=False, reason="two people", by=curator)
    curate(tides, {("title", ""): "Tides", ("date", ""): {"edtf": "2021-06"}}, by=curator)
    curate(tides, {("title", ""): "Tides and gates", ("deck", ""): None}, by=curator)
    curate(weirs, {("authors", ""): None, ("tags", ""): []}, by=curator)
    curate(weirs, {("tags", ""): ["mill"], ("kind", ""): "editorial"}, by=curator)
    release(weirs, [("tags", "")], by=curator)
    made = Outlet.objects.create(name="Made at the desk")
    curate(gates, {("outlet", ""): {"slug": made.slug}, ("title", ""): "The gates"}, by=curator)
    Article.objects.filter(pk=weirs.pk).update(access="excerpt", is_reviewed=True)
    Topic.objects.create(name="Water").articles.add(weirs, tides)
    dossier = Dossier.objects.create(name="The flood", event_date="2021-06", note="<p>All.</p>")
    DossierEntry.objects.create(dossier=dossier, article=gates, position=1)
    weirs.curator_notes.create(text="<p>See the map.</p>", made_by=curator)


def assert_carried_over(make: Callable[[], Any]) -> None:
    """A fresh archive of the same captures and the file is the same, with the same file."""
    text, before = as_text(), whole()
    emptied()
    make()
    take_in(parsed(text.encode()))
    assert as_text() == text
    assert whole() == before
    again = Event.objects.count(), Claim.objects.count()
    take_in(parsed(text.encode()))
    assert (as_text(), (Event.objects.count(), Claim.objects.count())) == (text, again)
    assert whole() == before


def test_an_archive_without_decisions_has_an_empty_file() -> None:
    assert {each.status for each in ingest(roots_of([str(FIXTURES)]), is_dry_run=False)} == {"new"}
    content = json.loads(as_text())
    assert {name: lines for name, lines in content.items() if lines} == {
        "format": "commentary-archive curation",
        "version": 1,
    }


def test_everything_is_carried_over_byte_for_byte_with_its_sources(curator: User) -> None:
    curate_all(pages(), curator)

    def said() -> dict[str, Any]:
        lantern = Outlet.objects.get(name="The Lantern")
        return dict(sources_of_columns(lantern, ["kind", "country", "languages", "note"]))

    before = said()
    assert {name: each.reason for name, each in before.items()} == {
        "kind": "its imprint",
        "country": "its imprint",
        "languages": "its front page",
    }
    assert_carried_over(pages)
    assert said() == before


def test_no_number_of_the_database_stands_in_the_file(curator: User) -> None:
    curate_all(pages(), curator)
    numbers = {str(each.pk) for each in Article.objects.all()}
    text = as_text()
    assert not any(f": {number}," in text for number in numbers if len(number) > 2)
    assert '"article"' not in text


def later_pages() -> None:
    """Captures that come after the decisions."""
    stored("Ebb", outlet="The Lantren", authors=["Ada Marsh", "Bo Ek"], url=f"{URL}/ebb")
    stored("Flow", outlet="The Lantren", authors=["Ada Marsh", "Bo Ek"], url=f"{URL}/ebb")


def test_what_was_dismissed_stays_dismissed_elsewhere(curator: User) -> None:
    article = stored("Ebbb", url=f"{URL}/ebb")
    curate(article, {("title", ""): "Tides", ("outlet", ""): None}, by=curator)
    later_pages()
    suggestion = waiting().get(field="title")
    dismiss(suggestion, by=curator)

    def make() -> None:
        stored("Ebbb", url=f"{URL}/ebb")
        later_pages()

    open_ones = list(waiting().values_list("field", "value_key"))
    assert_carried_over(make)
    assert list(waiting().values_list("field", "value_key")) == open_ones
    assert Suggestion.objects.get(state="dismissed").value_key == '"Flow"'


def test_findings_that_were_set_aside_stay_so_elsewhere(curator: User) -> None:
    """Also what is found only of a byline that a decision made."""
    third = pages()[2]
    ada = Author.objects.get(name="Ada Marsh")
    chosen = [ada.bylines.get(article=third).pk]
    split(ada, chosen, Author(name="Ada Marsh"), by=curator, reason="two people")
    curate(stored("Later"), {("authors", ""): ["Ada Marsh"]}, by=curator)
    for finding in Finding.objects.filter(check_name__in=["undated", "unlinked-byline"]):
        set_aside(finding, by=curator, reason="nothing to be done")

    def make() -> None:
        pages()
        stored("Later")

    found = ["undated"] * 4 + ["unlinked-byline"]
    assert sorted(found_and_set_aside()) == found
    assert_carried_over(make)
    assert sorted(found_and_set_aside()) == found


def found_and_set_aside() -> list[str]:
    said = Finding.objects.filter(dismissed_because="nothing to be done")
    return list(said.values_list("check_name", flat=True))


def test_a_finding_that_is_not_found_yet_waits(curator: User) -> None:
    set_aside(stored("Tides").findings.get(check_name="undated"), curator, "It has no date.")
    content = parsed(as_text().encode())
    emptied()
    dated = stored("Tides", date={"edtf": "2021"})
    [line] = content["findings"]
    content["findings"][0] = {**line, "capture": dated.captures.get().sha256}
    assert take_in(content).waiting == 1
    curate(dated, {("date", ""): {"edtf": "XXXX-01-28"}}, by=User.objects.get())
    assert take_in(content).applied == 1
    assert not PendingCuration.objects.exists()
    assert json.loads(as_text())["findings"] == content["findings"]


def test_a_decision_with_evidence_keeps_it(curator: User) -> None:
    article = stored("Ebbb", url=URL)
    curate(article, {("body", ""): None}, by=curator)
    stored("Ebb", url=URL, body=LONG)
    accept(waiting().get(), by=curator)

    def make() -> None:
        stored("Ebbb", url=URL)
        stored("Ebb", url=URL, body=LONG)

    assert_carried_over(make)
    assert Article.objects.get().body == list(LONG)


def test_namesakes_are_carried_over(curator: User) -> None:
    third = pages()[2]
    ada = Author.objects.get(name="Ada Marsh")
    chosen = ada.bylines.get(article=third)
    split(ada, [chosen.pk], Author(name="Ada Marsh"), by=curator, reason="two people")
    later = stored("Later", authors=["Ada Marsh"])
    assert later.bylines.get().author is None

    def make() -> None:
        pages()
        stored("Later", authors=["Ada Marsh"])

    assert_carried_over(make)
    slugs = Author.objects.filter(name="Ada Marsh").values_list("slug", flat=True)
    assert sorted(slugs) == ["ada-marsh", "ada-marsh-2"]


def test_a_merge_that_was_undone_and_done_again_keeps_its_reason(curator: User) -> None:
    pages()
    row, into = Author.objects.get(name="A. Marsh"), Author.objects.get(name="Ada Marsh")
    undo(undo(merge(row, into, by=curator, reason="one person"), curator), curator)
    [line] = json.loads(as_text())["merges"]
    assert (line["reason"], line["by"]) == ("one person", "mara")
    assert_carried_over(pages)


def test_decisions_for_captures_that_are_not_here_wait_for_them(curator: User) -> None:
    curate_all(pages(), curator)
    text, before = as_text(), whole()
    emptied()
    taken = take_in(parsed(text.encode()))
    assert (taken.applied, taken.waiting) == (0, PendingCuration.objects.count())
    assert as_text() == text
    pages()
    assert not PendingCuration.objects.exists()
    assert as_text() == text
    assert whole()["articles"] == before["articles"]
    assert whole()["decisions"] == before["decisions"]


def test_what_waits_and_cannot_be_does_not_keep_its_page_out(
    curator: User, caplog: pytest.LogCaptureFixture
) -> None:
    article = stored()
    curate(article, {("title", ""): "Tides"}, by=curator)
    content = json.loads(as_text())
    content["claims"][0]["field"], content["claims"][0]["value"] = "body", [1]
    content["claims"][0]["spans"] = [[10**6, 10**6 + 5]]
    emptied()
    take_in(parsed(json.dumps(content).encode()))
    assert stored().title == "Tides and gates"
    assert PendingCuration.objects.count() == 1
    assert "could not be applied" in caplog.text


def test_the_later_of_two_archives_decisions_stands(curator: User) -> None:
    article = stored("Tidse")
    curate(article, {("title", ""): "Elsewhere"}, by=curator)
    elsewhere = parsed(as_text().encode())
    emptied()
    article = stored("Tidse")
    curate(article, {("title", ""): "Here"}, by=User.objects.create_user("ines"))
    take_in(elsewhere)
    article.refresh_from_db()
    assert article.title == "Here"
    assert Claim.objects.filter(origin="curated").count() == 2


def test_an_unknown_curator_cannot_log_in(curator: User) -> None:
    curate(stored(), {("title", ""): "Tides"}, by=curator)
    content = parsed(as_text().encode())
    emptied()
    stored()
    take_in(content)
    user = User.objects.get(username="mara")
    assert (user.is_active, user.is_staff, user.has_usable_password()) == (False, False, False)


DAMAGES: list[tuple[Callable[[str], str], str]] = [
    (lambda text: text[:-40], "This is no JSON"),
    (lambda _: "[" * 10**6, "This is no JSON"),
    (lambda _: "{}", "no curation file"),
    (lambda text: text.replace('"version": 1', '"version": 2'), "of version 1"),
    (lambda text: text.replace('"claims": [', '"claim": ['), "no part named “claim”"),
    (
        lambda text: text.replace('"subject"', '"topic"'),
        "Entry 1 of “claims” (lacks|knows)",
    ),
    (lambda text: text.replace('"2021-06"', '"June"'), "“date” cannot have"),
    (lambda text: text.replace('"kind": "newspaper"', '"kind": "castle"'), "The kind of"),
    (lambda text: text.replace('"country": "NL"', '"country": 7.5e400'), "outlet"),
    (lambda text: text.replace('"into": "ada-marsh"', '"into": "nobody"'), "in “rows”"),
    (lambda text: text.replace('"row": "a-marsh"', '"row": "ada-marsh"'), "into itself"),
    (lambda text: text.replace('"field": "deck"', '"field": "castle"'), "“castle” cannot"),
    (lambda text: text.replace("+00:00", ""), "“said” that cannot be"),
    (lambda text: re.sub('"by": "[^"]+"', '"by": ""', text), "“said” that cannot be"),
    (
        lambda text: re.sub('"at": "[^"]+"', '"at": "0001-01-01T00:00:00+05:00"', text),
        "“said” that cannot be",
    ),
    (lambda text: text.replace('"slug": "water"', '"slug": "../water"'), "“slug”"),
    (
        lambda text: text.replace('1, "slug": "the-flood"', '1, "slug": "x"'),
        "of “articles” cannot be carried out. It names the dossier “x”",
    ),
    (
        lambda text: text.replace('{"slug": "made-at-the-desk"}', '{"slug": "x"}'),
        "of “claims” cannot be carried out. It names the outlet “x”",
    ),
    (lambda text: text.replace('date": "2021-06"', 'date": "June"'), "date of dossier"),
    (lambda text: text.replace('["en", "nl"]', "[1]"), "languages of outlet .* cannot be"),
    (lambda text: text.replace("<p>All.</p>", "x" * 30_000), "note of dossier .* 20 kB"),
]
"""What becomes of a file's text, and what is said of it."""


class TestCommand:
    """`manage.py curation`."""

    def run(self, *arguments: Any) -> str:
        out = io.StringIO()
        call_command("curation", *map(str, arguments), stdout=out, stderr=io.StringIO())
        return out.getvalue()

    def test_out_and_in(self, tmp_path: Path, curator: User) -> None:
        curate_all(pages(), curator)
        one, other = tmp_path / "one.json", tmp_path / "other.json"
        assert self.run("export", one) == f"{one}: {len(as_text().encode())} bytes\n"
        emptied()
        count = sum(len(json.loads(one.read_text())[name]) for name in ("claims", "articles"))
        kept = f"{count} kept until their captures arrive"
        assert self.run("import", one) == f"{one}: 0 entries applied, {kept}\n"
        emptied()
        pages()
        assert self.run("import", one) == f"{one}: {count} entries applied\n"
        self.run("export", other)
        assert other.read_bytes() == one.read_bytes()

    def test_a_damaged_file_says_so_in_one_line_and_stores_nothing(
        self, tmp_path: Path, curator: User, subtests: pytest.Subtests
    ) -> None:
        curate_all(pages(), curator)
        file, text = tmp_path / "one.json", as_text()
        emptied()
        pages()
        before = whole()
        for damage, why in DAMAGES:
            with subtests.test(why):
                damaged = damage(text)
                assert damaged != text
                file.write_text(damaged)
                with pytest.raises(CommandError, match=why) as caught:
                    self.run("import", file)
                assert "\n" not in str(caught.value)
                assert whole() == before

    def test_a_missing_file_says_so(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="cannot be read: no such file"):
            self.run("import", tmp_path / "none.json")
        with pytest.raises(CommandError, match="cannot be written: no such file"):
            self.run("export", tmp_path / "none" / "a.json")


def test_a_finding_that_was_set_aside_takes_an_author_along_who_signs_nothing_any_more(
    curator: User,
) -> None:
    article = stored("Tides", authors=["A. Marsh"])
    curate(article, {("authors", ""): ["Ada Marsh"]}, by=curator)
    set_aside(Finding.objects.get(check_name="same-person"), curator, "a daughter")
    release(article, [("authors", "")], curator)
    text, before = as_text(), whole()
    emptied()
    stored("Tides", authors=["A. Marsh"])
    take_in(parsed(text.encode()))
    assert (as_text(), whole()) == (text, before)
    assert Finding.objects.get(check_name="same-person").dismissed_because == "a daughter"
