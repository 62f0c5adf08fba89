"""`manage.py ingest --reextract`: stored pages read by today's rules."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError

from archive.curation.decisions import curate
from archive.curation.learning import known_furniture
from archive.curation.projection import project
from archive.ingest.batch import ingest, roots_of
from archive.ingest.reextraction import WITHDRAWN
from archive.models import Article, Capture, CaptureBytes, Claim, FurnitureLine
from archive.page.repeats import line_key
from archive.search import sync
from archive.search.engine import SearchRequest
from archive.search.language import understand
from tests.test_learning import BOX, bring_in, page, with_box_outside

pytestmark = pytest.mark.django_db(transaction=True)

NOTHING_TO_DO = "0 changed, 1 unchanged, 0 refused: 0 claims added\n"


class Run:
    """One run and all that came of it."""

    def __init__(self, *arguments: str) -> None:
        out, err = io.StringIO(), io.StringIO()
        self.status = 0
        try:
            call_command("ingest", "--reextract", *arguments, stdout=out, stderr=err)
        except SystemExit as end:
            self.status = int(end.code or 0)
        self.out, self.err = out.getvalue(), err.getvalue()


class Terminal(io.StringIO):
    """An output that somebody watches."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def article(tmp_path: Path) -> Article:
    """An article as today's rules read it."""
    [found] = bring_in(tmp_path, page("weir"))
    return found


def restate(article: Article, field: str, value: Any, **values: Any) -> None:
    """Make of the article what an older rule read."""
    Claim.objects.filter(article=article, field=field).delete()
    if value is not None:
        defaults = {"origin": "extracted", "rule": "older rule", "capture": article.captures.get()}
        Claim.objects.create(article=article, field=field, value=value, **{**defaults, **values})
    project(Article.objects.get(pk=article.pk))


def stored() -> tuple[Any, ...]:
    """All that a run could change."""
    return (
        list(Article.objects.order_by("pk").values()),
        list(Claim.objects.values_list("pk", "field", "value", "rule")),
        list(Capture.objects.values()),
        list(FurnitureLine.objects.order_by("pk").values()),
    )


@pytest.mark.usefixtures("article")
def test_where_the_rules_are_the_same_there_is_nothing_to_do() -> None:
    before = stored()
    run = Run()
    assert (run.status, run.out, run.err) == (0, NOTHING_TO_DO, "")
    assert stored() == before


def test_a_dry_run_shows_field_by_field_and_changes_nothing(article: Article) -> None:
    restate(article, "title", "Weir")
    restate(article, "outlet", None)
    restate(article, "deck", "An older\x1b[31m deck")
    article.refresh_from_db()
    before = stored()

    run = Run("--dry-run")

    assert run.out.splitlines() == [
        f"Weir ({article.get_absolute_url()})",
        "  title: “Weir” → “What the weir taught us” (title: headline above the body)",
        "  deck: “An older\\x1b[31m deck” → none (withdrawn: today's rules state none)",
        "  outlet: none → “The Lantern” (outlet: behind the byline's names)",
        "1 changed, 0 unchanged, 0 refused (dry run: nothing was stored)",
    ]
    assert stored() == before


def test_the_article_its_claims_and_the_index_follow(article: Article) -> None:
    restate(article, "title", "Volcano")
    restate(article, "deck", "An older deck")
    sync.restore()
    before = Claim.objects.count()

    run = Run()

    assert run.out.endswith("\n1 changed, 0 unchanged, 0 refused: 2 claims added\n")
    article.refresh_from_db()
    assert (article.title, article.deck) == ("What the weir taught us", None)
    assert Claim.objects.count() == before + 2
    assert Claim.objects.filter(value="Volcano").exists()
    withdrawn = Claim.objects.get(rule=WITHDRAWN)
    assert (withdrawn.field, withdrawn.value, withdrawn.origin) == ("deck", None, "extracted")
    assert [found("volcano"), found("weir")] == [0, 1]
    assert Run().out == NOTHING_TO_DO


def test_what_a_withdrawn_claim_outranked_decides_again(article: Article) -> None:
    restate(article, "url", "https://old.example/")
    imported = {"origin": "imported", "rule": "row", "capture": article.captures.get()}
    Claim.objects.create(article=article, field="section", value="Rivers", **imported)
    restate(article, "deck", "Guessed", origin="inferred")
    Run()
    article.refresh_from_db()
    assert (article.url, article.section, article.deck) == (None, "Rivers", None)
    assert Run().out == NOTHING_TO_DO


def test_what_a_curator_decided_stays_and_is_said_to(article: Article) -> None:
    restate(article, "title", "Weir")
    curate(article, {("title", ""): "The Weir"}, by=User.objects.create_user("curator"))

    run = Run()

    assert run.out.splitlines()[1] == (
        "  title: “Weir” → “What the weir taught us” (title: headline above the body)"
        "; curated, stays"
    )
    article.refresh_from_db()
    assert article.title == "The Weir"
    assert Run().out == NOTHING_TO_DO


def test_another_rule_for_the_same_value_is_a_claim_of_its_own(article: Article) -> None:
    restate(article, "section", None)
    Claim.objects.filter(field="title").update(rule="older rule", rule_version=0)

    run = Run()

    assert run.out.splitlines()[1] == (
        "  title: “What the weir taught us” stays (older rule → title: headline above the body)"
    )
    assert Claim.objects.filter(field="title").count() == 2
    assert Run().out == NOTHING_TO_DO


def test_a_body_is_compared_by_its_paragraphs(article: Article) -> None:
    claim = Claim.objects.get(field="body")
    first, *_ = article.body
    Claim.objects.filter(pk=claim.pk).update(value=[1] * 2, spans=claim.spans[1:])
    project(Article.objects.get(pk=article.pk))

    lines = Run("--dry-run").out.splitlines()
    [difference] = json.loads(Run("--dry-run", "--format", "jsonl").out)["differences"]

    assert lines[1:3] == [
        "  body: 2 paragraphs → 3 paragraphs (body: the page's run of sentences)",
        f"    + “{first}”",
    ]
    assert (len(difference["old"]), difference["new"]) == (2, article.body)
    Run()
    assert Article.objects.get().body == article.body


def test_a_body_of_which_nothing_is_left_is_withdrawn(article: Article) -> None:
    menu = "Home\nSearch\nLog in\n"
    CaptureBytes.objects.all().delete()
    CaptureBytes.pack(article.captures.get(), menu.encode())

    Run()

    article.refresh_from_db()
    assert (article.title, article.body, article.text) == (None, [], "none")
    assert Run().out == NOTHING_TO_DO


def test_an_article_whose_row_lags_behind_its_claims_is_made_anew(article: Article) -> None:
    Article.objects.update(body=["An older way to join lines."])

    run = Run()

    assert "    - “An older way to join lines.”" in run.out.splitlines()
    assert run.out.endswith("1 changed, 0 unchanged, 0 refused: 0 claims added\n")
    assert Article.objects.get().body == article.body


@pytest.mark.usefixtures("article")
def test_another_encoding_is_said_and_noted() -> None:
    Capture.objects.update(encoding="cp1252", assumed=["an older guess"])

    run = Run()

    assert run.out.splitlines()[1] == "  encoding of 000-0.txt: “cp1252” → “utf-8”"
    capture = Capture.objects.get()
    assert (capture.encoding, capture.assumed) == ("utf-8", [])
    assert Run().out == NOTHING_TO_DO


def test_jsonl_has_one_object_for_each_changed_article(tmp_path: Path) -> None:
    changed, _ = bring_in(tmp_path, page("weir"), page("mill"))
    restate(changed, "title", "Weir")
    changed.refresh_from_db()

    run = Run("--format", "jsonl")

    assert json.loads(run.out) == {
        "id": changed.public_id,
        "path": changed.get_absolute_url(),
        "title": "Weir",
        "differences": [
            {
                "field": "title",
                "subject": "",
                "old": "Weir",
                "new": "What the weir taught us",
                "old_rule": "older rule",
                "rule": "title: headline above the body",
                "overruled_by": None,
            }
        ],
        "encodings": [],
        "claims": 1,
    }
    assert run.err == "1 changed, 1 unchanged, 0 refused: 1 claim added\n"


def test_the_later_of_two_captures_keeps_the_last_word(article: Article) -> None:
    early = article.captures.get()
    late = Capture.objects.create(
        sha256="ab" * 32, article=article, file="b.txt", size=9, encoding="ascii"
    )
    CaptureBytes.pack(late, page("mill").encode())
    Run()
    article.refresh_from_db()
    assert article.title == "What the mill taught us"
    nothing = NOTHING_TO_DO
    assert Run().out == nothing

    Claim.objects.filter(capture=early, field="title").update(value="Older")
    Run()

    article.refresh_from_db()
    assert article.title == "What the mill taught us"
    assert Run().out == nothing


def test_a_capture_that_today_is_no_text_is_refused_and_stops_nothing(tmp_path: Path) -> None:
    broken, changed = bring_in(tmp_path, page("weir"), page("mill"))
    restate(changed, "title", "Mill")
    CaptureBytes.objects.filter(capture__article=broken).delete()
    CaptureBytes.pack(broken.captures.get(), b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)

    run = Run()

    assert run.status == 1
    assert run.err == f"refused     {broken.get_absolute_url()}: It is a PNG image, not text\n"
    assert run.out.endswith("1 changed, 0 unchanged, 1 refused: 1 claim added\n")
    changed.refresh_from_db()
    assert changed.title == "What the mill taught us"


def test_a_fault_of_ours_leaves_one_article_as_it_was_and_is_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = bring_in(tmp_path, page("weir"), page("mill"))
    restate(first, "title", "Weir")
    restate(second, "title", "Mill")

    def fail_on_the_first(article: Article) -> None:
        if article == first:
            raise ZeroDivisionError
        project(article)

    monkeypatch.setattr("archive.ingest.reextraction.project", fail_on_the_first)
    claims = Claim.objects.filter(article=first).count()

    run = Run()

    assert run.status == 1
    assert "by a fault of this program (ZeroDivisionError)" in run.err
    assert "Traceback" in caplog.text
    assert run.out.endswith("1 changed, 0 unchanged, 1 refused: 1 claim added\n")
    assert Claim.objects.filter(article=first).count() == claims
    titles = Article.objects.order_by("pk").values_list("title", flat=True)
    assert list(titles) == ["Weir", "What the mill taught us"]


def test_on_a_terminal_a_bar_shows_how_far_it_is(article: Article) -> None:
    restate(article, "title", "Weir")
    out, err = io.StringIO(), Terminal()
    call_command("ingest", "--reextract", stdout=out, stderr=err)
    full = "\r" + "█" * 30 + " 1 of 1"
    assert err.getvalue().count(full) == 2
    assert err.getvalue().endswith("\r\x1b[K")


def test_pages_that_came_before_the_lesson_are_read_with_it(tmp_path: Path) -> None:
    """An archive of an earlier version has counted no lines: the run counts them first."""
    bring_in(tmp_path, *with_box_outside(3))
    [article] = bring_in(tmp_path, page("weir", middle=BOX))
    assert BOX not in article.body
    FurnitureLine.objects.all().delete()
    before = stored()

    dry = Run("--dry-run")
    assert dry.out == "0 changed, 4 unchanged, 0 refused (dry run: nothing was stored)\n"
    assert stored() == before

    Run()
    assert known_furniture("The Lantern", [line_key(BOX)]) == {line_key(BOX)}


def test_after_a_run_the_lessons_are_those_of_the_new_reading(tmp_path: Path) -> None:
    [article] = bring_in(tmp_path, page("weir"))
    restate(article, "title", None)
    key = line_key("What the weir taught us")
    Run()
    assert FurnitureLine.objects.get(key=key).used == 1


def test_paths_and_reextract_exclude_each_other(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Name files or folders, or give --reextract alone"):
        Run(str(tmp_path))
    with pytest.raises(CommandError, match="Name files or folders"):
        call_command("ingest")


def test_the_fixtures_read_the_same_a_second_time() -> None:
    folder = Path(__file__).parent.parent / "fixtures" / "pages"
    count = sum(
        outcome.status == "new" for outcome in ingest(roots_of([str(folder)]), is_dry_run=False)
    )
    run = Run()
    assert run.out == f"0 changed, {count} unchanged, 0 refused: 0 claims added\n"


def found(word: str) -> int:
    """How many articles a search finds."""
    return sync.engine().search(SearchRequest(understand(word).tree)).total
