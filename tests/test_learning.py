"""Furniture that the archive learns from its own captures."""

from pathlib import Path

import pytest

from archive.curation.learning import FEWEST_ARTICLES, Surveyed, known_furniture, rebuild
from archive.ingest.batch import ingest, roots_of
from archive.models import Article, FurnitureLine, Outlet
from archive.page.repeats import MAX_LINE, Uses, line_key

pytestmark = pytest.mark.django_db

BOX = "The Lantern is paid for by its readers. Every gift keeps the lamp alight."
SUBJECTS = ("ferry", "lighthouse", "tollgate", "granary", "orchard", "foundry", "quarry")


def page(subject: str, *, middle: str = "", end: str = "", outlet: str = "The Lantern") -> str:
    """A page about something, with lines in the middle of its body and behind its end."""
    return f"""\
What the {subject} taught us

By Ada Marsh | {outlet} | Updated: 2024-05-06 07:08

The {subject} has been quiet since the winter, and nobody in town can say when it will open again.

{middle}

Some think that the {subject} was never needed, but those who worked there remember it otherwise.

We shall miss the {subject} more than we admit, and others will ask why we let it go.

{end}
"""


def bring_in(folder: Path, *pages: str) -> list[Article]:
    """Ingest pages one after another."""
    before = set(Article.objects.values_list("pk", flat=True))
    for number, text in enumerate(pages):
        (folder / f"{Article.objects.count():03}-{number}.txt").write_text(text)
    assert {outcome.status for outcome in ingest(roots_of([str(folder)]), is_dry_run=False)} <= {
        "new",
        "unchanged",
    }
    return list(Article.objects.exclude(pk__in=before).order_by("pk"))


def with_box_outside(count: int, outlet: str = "The Lantern") -> list[str]:
    """Pages that print the box below the comments, where no rule takes it for text."""
    return [
        page(subject, end=f"Comments\n\n{BOX}\n", outlet=outlet) for subject in SUBJECTS[:count]
    ]


def test_a_box_left_out_of_three_pages_is_left_out_of_the_middle_of_the_fourth(
    tmp_path: Path,
) -> None:
    bring_in(tmp_path, *with_box_outside(FEWEST_ARTICLES))

    [article] = bring_in(tmp_path, page("weir", middle=BOX))

    assert [each.split()[1] for each in article.body] == ["weir", "think", "shall"]
    assert article.outlet == Outlet.objects.get(name="The Lantern")


def test_before_that_it_is_text(tmp_path: Path) -> None:
    bring_in(tmp_path, *with_box_outside(FEWEST_ARTICLES - 1))

    [article] = bring_in(tmp_path, page("weir", middle=BOX))

    assert BOX in article.body


def test_what_one_outlet_prints_says_nothing_of_another(tmp_path: Path) -> None:
    bring_in(tmp_path, *with_box_outside(FEWEST_ARTICLES))

    [article] = bring_in(tmp_path, page("weir", middle=BOX, outlet="The Beacon"))

    assert BOX in article.body


def test_a_refrain_that_was_text_once_stays_text(tmp_path: Path) -> None:
    first, *_ = bring_in(tmp_path, page("weir", middle=BOX), *with_box_outside(FEWEST_ARTICLES))
    assert BOX in first.body

    [article] = bring_in(tmp_path, page("mill", middle=BOX))

    assert BOX in article.body


def test_a_headline_that_other_pages_listed_stays_and_so_does_the_text_below(
    tmp_path: Path,
) -> None:
    lead = "The weir has been quiet since the winter, and nobody in town can say when it will open."
    listed = f"Comments\n\nWhat the weir taught us\n\n{lead}\n"
    bring_in(tmp_path, *(page(subject, end=listed) for subject in SUBJECTS[:FEWEST_ARTICLES]))
    assert known_furniture("The Lantern", [line_key(lead)]) == {line_key(lead)}

    [article] = bring_in(tmp_path, page("weir", middle=lead))

    assert (article.title, lead in article.body) == ("What the weir taught us", True)


def test_a_byline_on_every_page_is_no_furniture(tmp_path: Path) -> None:
    *_, last = bring_in(tmp_path, *map(page, SUBJECTS))

    assert [byline.name for byline in last.bylines.all()] == ["Ada Marsh"]
    assert not Surveyed()("The Lantern", [line_key("By Ada Marsh | The Lantern | Updated:")])


def test_ingest_keeps_the_counts_that_the_captures_give(tmp_path: Path) -> None:
    bring_in(tmp_path, *with_box_outside(4), page("weir", middle=BOX))
    kept = counts()
    assert kept["The Lantern", line_key(BOX)] == (5, 0)

    rebuild()
    assert counts() == kept

    FurnitureLine.objects.all().delete()
    rebuild()
    assert counts() == kept


def test_the_same_bytes_again_count_nothing(tmp_path: Path) -> None:
    bring_in(tmp_path, *with_box_outside(3))
    kept = counts()
    bring_in(tmp_path)
    assert counts() == kept


def test_a_survey_knows_what_the_table_knows(tmp_path: Path) -> None:
    bring_in(tmp_path, *with_box_outside(3), *with_box_outside(2, "The Beacon"))
    keys = [key for _, key in counts()]
    for outlet in ("The Lantern", "The Beacon", "The Buoy"):
        assert Surveyed()(outlet, keys) == known_furniture(outlet, keys)
    assert line_key(BOX) in known_furniture("the lantern", keys)


def test_a_name_that_two_outlets_bear_teaches_nothing(tmp_path: Path) -> None:
    bring_in(tmp_path, *with_box_outside(3))
    Outlet.objects.create(name="The Lantern")
    assert known_furniture("The Lantern", [line_key(BOX)]) == frozenset()
    assert Surveyed()("The Lantern", [line_key(BOX)]) == frozenset()


def counts() -> dict[tuple[str, str], tuple[int, int]]:
    """What the table holds."""
    lines = FurnitureLine.objects.select_related("outlet")
    return {(each.outlet.name, each.key): (each.left_out, each.used) for each in lines}


def test_only_short_lines_are_counted_and_not_too_many() -> None:
    text = "\n".join(["x" * (MAX_LINE + 1), *(f"{'ab'[n % 2] * (n + 1)}" for n in range(190))])
    uses = Uses.of(text, [])
    assert (len(uses.left), uses.used) == (150, frozenset())
    assert line_key("x" * (MAX_LINE + 1)) not in uses.left


def test_equal_lines_have_one_key_whatever_their_numbers_and_case() -> None:
    assert line_key("12 Readers online") == line_key("7 readers ONLINE!")
    assert line_key("12") == ""


def test_an_outlet_that_has_lost_its_articles_has_taught_nothing(tmp_path: Path) -> None:
    bring_in(tmp_path, *with_box_outside(3))
    Article.objects.update(outlet=None)
    rebuild()
    assert counts() == {}
