"""Pages stored together come to exactly what they come to one after another."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

import pytest
from django.db import models, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from archive.curation.learning import FEWEST_ARTICLES, rebuild
from archive.curation.projection import project
from archive.ingest.files import contents_in
from archive.ingest.intake import NotHere
from archive.ingest.loader import store_all
from archive.ingest.reading import pages_of
from archive.ingest.records import HeldRecord, ReadPage, RefusedError
from archive.models import (
    Article,
    ArticleKey,
    Author,
    AuthorAlias,
    Byline,
    Capture,
    CaptureBytes,
    Change,
    Claim,
    Erasure,
    Finding,
    FurnitureLine,
    Outlet,
    OutletAlias,
    PendingCuration,
    PossibleCopy,
    SampledText,
    Suggestion,
    TextPrint,
)

pytestmark = pytest.mark.django_db

TABLES: tuple[type[models.Model], ...] = (
    *(Outlet, OutletAlias, Author, AuthorAlias, Article, ArticleKey, Byline, Capture),
    *(CaptureBytes, Claim, Finding, Suggestion, FurnitureLine, Change, PendingCuration),
    *(PossibleCopy, SampledText, TextPrint),
)
ORDERED_BY: dict[type[models.Model], tuple[str, ...]] = {
    Finding: ("article", "check_name", "key"),
    FurnitureLine: ("outlet", "key"),
    PossibleCopy: ("one", "other"),
    TextPrint: ("article", "number"),
}
"""Where the order in which rows were made says nothing."""
TIMES = {"made_at", "ingested_at", "found_at"}
BOX = "The Lantern is paid for by its readers. Every gift keeps the lamp alight."
BYLINES = ("By Ada Marsh", "By A. Marsh", "By Ada Marsh and Li Yan", "")
OUTLETS = ("The Lantern", "The Beacon", "lantern.example", "")
PLACES = ("ferry", "weir", "mill")
Tables = dict[str, list[Any]]


@cache
def page(place: str, byline: str, outlet: str, box: str, ending: str) -> ReadPage:
    """A page as its file is read; `box` says where the outlet's own line stands."""
    head = " | ".join(filter(None, [byline, outlet, "Updated: 2024-05-06 07:08"]))
    text = f"""\
What the {place} taught us

{head}

The {place} has been quiet since the winter, and nobody in town can say when it opens again.

{BOX if box == "amid" else ""}

Some think the {place} was never needed, but those who worked there remember it otherwise.

We shall miss the {place} on May 20 more than we admit, and others will ask why. {ending}

{f"Comments{chr(10) * 2}{BOX}" if box == "behind" else ""}
"""
    return read("page.txt", text)


def read(name: str, text: str) -> ReadPage:
    [found] = pages_of(name, contents_in(name, text.encode()))
    assert isinstance(found, ReadPage)
    return found


pages = st.builds(
    page,
    st.sampled_from(PLACES),
    st.sampled_from(BYLINES),
    st.sampled_from(OUTLETS),
    st.sampled_from(("amid", "behind", "")),
    st.sampled_from(("", "It was the last.")),
)


def tables() -> Tables:
    """All that is stored but times and numbers; what a row leads to is named by its place."""
    places = {
        table: {pk: place for place, pk in enumerate(_rows(table).values_list("pk", flat=True))}
        for table in TABLES
    }
    return {table.__name__: [_told(row, places) for row in _rows(table)] for table in TABLES}


def _rows(table: type[models.Model]) -> models.QuerySet[Any]:
    return table._default_manager.order_by(*ORDERED_BY.get(table, ("pk",)))


def _told(row: models.Model, places: dict[type[models.Model], dict[int, int]]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(field, models.ForeignKey) and field.related_model in places:
            value = places[field.related_model].get(value)
        is_told = field.name not in TIMES and (field.remote_field or not field.primary_key)
        if is_told:
            told[field.name] = bytes(value) if isinstance(value, memoryview) else value
    return told


def undone(task: Callable[[], object]) -> Tables:
    """What a task stores, in an archive that then forgets it."""
    with transaction.atomic():
        task()
        found = tables()
        transaction.set_rollback(True)
    return found


def one_by_one(chosen: Sequence[ReadPage]) -> None:
    for each in chosen:
        store_all([each])


def in_batches(chosen: Sequence[ReadPage], size: int) -> None:
    for start in range(0, len(chosen), size):
        store_all(chosen[start : start + size])


@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.generate],  # shrinking takes minutes, and a page says enough
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(pages, max_size=9), st.integers(3, 9))
def test_a_batch_is_what_its_pages_are_one_after_another(chosen: list[ReadPage], size: int) -> None:
    alone = undone(lambda: one_by_one(chosen))
    together = undone(lambda: in_batches(chosen, size))
    for name, rows in alone.items():
        assert together[name] == rows


def test_what_the_first_pages_of_a_batch_teach_the_last_ones_have_learnt() -> None:
    teaching = [page(place, "By Ada Marsh", "The Lantern", "behind", "") for place in PLACES]
    assert len(teaching) == FEWEST_ARTICLES
    chosen = [*teaching, page("tollgate", "By Ada Marsh", "The Lantern", "amid", "")]

    alone = undone(lambda: one_by_one(chosen))
    together = undone(lambda: store_all(chosen))

    assert together == alone
    assert BOX not in together["Article"][-1]["body"]


def test_whom_a_further_capture_names_the_pages_behind_it_know() -> None:
    chosen = [
        page("ferry", "", "The Beacon", "behind", ""),
        page("ferry", "By A. Marsh", "", "", ""),
        page("mill", "By A. Marsh", "The Beacon", "", "It was the last."),
    ]
    together = undone(lambda: store_all(chosen))
    assert together == undone(lambda: one_by_one(chosen))
    assert [row["name"] for row in together["Author"]].count("A. Marsh") == 1
    assert len(together["Article"]) < len(chosen)


def stored_but_projected(name: str) -> Iterator[Any]:
    for row in tables()[name]:
        yield {field: value for field, value in row.items() if field != "revision"}


def test_projecting_and_counting_anew_changes_nothing() -> None:
    chosen = [
        page(place, byline, outlet, box, "")
        for place, byline, outlet, box in (
            ("ferry", "By Ada Marsh", "The Lantern", "amid"),
            ("weir", "By A. Marsh", "The Lantern", "behind"),
            ("weir", "By Ada Marsh and Li Yan", "The Beacon", ""),
            ("mill", "", "", "amid"),
        )
    ]
    store_all(chosen)
    names = ("Article", "Byline", "ArticleKey", "Finding", "FurnitureLine", "Outlet", "Author")
    before = {name: list(stored_but_projected(name)) for name in names}
    assert all(before.values())

    for article in Article.objects.order_by("pk"):
        project(article)
    rebuild()

    assert {name: list(stored_but_projected(name)) for name in names} == before


def test_one_whose_bytes_were_erased_is_refused_amid_the_others() -> None:
    first, second, third = (page(place, "", "", "", "") for place in PLACES)
    Erasure.objects.create(sha256=second.sha256, reason="A mistake.")

    results = store_all([first, second, third, first])

    assert isinstance(results[1], RefusedError)
    assert [getattr(each, "status", None) for each in results] == ["new", None, "new", "unchanged"]


def test_what_seems_to_be_here_is_looked_up() -> None:
    first, second, _ = (page(place, "", "", "", "") for place in PLACES)
    store_all([first])
    held = [HeldRecord(each.file, each.number, each.sha256) for each in (first, second)]

    here, missing = store_all(held)

    assert getattr(here, "status", None) == "unchanged"
    assert missing == NotHere(second.sha256)


def unlike(number: int) -> ReadPage:
    """A page that has no words in common with another of a different number."""
    body = "\n\n".join(
        f"The tide{number} rose{number} over quay{number} and the gate{number} of mill{number} "
        f"stood{number} open{number} until somebody{number} came{number} to it{number}."
        for _ in range(3)
    )
    head = f"Of tides and of {number} gates\n\nBy Ada Marsh | The Lantern | 2024-05-06"
    return read(f"{number}.txt", f"{head}\n\n{body}\n")


def test_a_batch_costs_few_queries(django_assert_max_num_queries: Any) -> None:
    """None but those of the checks grow with the pages."""
    numbered = [unlike(number) for number in range(30)]
    store_all(numbered[:2])
    with django_assert_max_num_queries(150):
        store_all(numbered[2:])
