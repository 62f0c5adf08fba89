"""The curation files that come with the pages: a fresh archive of both is the curated one."""

from pathlib import Path

import pytest

from archive.curation.portable import as_text, parsed, take_in
from archive.ingest.batch import ingest, roots_of
from archive.management.demonstration import CURATION, FIXTURES
from archive.models import Article, Author, Capture, Finding, Outlet
from tests.archives import emptied, whole

NAMELESS = ("176ba72c89d943af", "2415d4003b66495b", "e7e38e224f317c7a")
"""The seeds 001 to 003 name no outlet; a curator has said so."""
SEEDS = Path(__file__).parent / "curation" / "seeds.json"


def reproduce(pages: Path, file: Path) -> None:
    """Twice from nothing: pages and file make the same archive and the same file."""
    text = file.read_text(encoding="utf-8")
    archives = []
    for _ in range(2):
        emptied()
        outcomes = ingest(roots_of([str(pages)]), is_dry_run=False)
        assert {each.status for each in outcomes} <= {"new", "not a page"}
        assert take_in(parsed(text.encode())).waiting == 0
        assert as_text() == text
        archives.append(whole())
    assert archives[0] == archives[1]


def article(file: str) -> Article:
    return Capture.objects.get(file=file).article


@pytest.mark.django_db
def test_the_demo_is_curated() -> None:
    reproduce(FIXTURES, CURATION)
    one, other = (
        article(file).bylines.get().author
        for file in ("01-ledger-signing.txt", "22-quay-review-farmers.txt")
    )
    assert one is not None
    assert other is not None
    assert (one.name, one == other) == (other.name, False)
    merged = article("06-one-vote-short.txt").bylines.get(position=2).author
    assert merged == article("21-ben-song-han-han.txt").bylines.get().author
    assert str(article("06-one-vote-short.txt").date_first) == "2024-11-09"


@pytest.mark.django_db
@pytest.mark.shared
def test_the_seeds_with_a_file_of_facts_are_the_curated_archive(shared: Path) -> None:
    reproduce(shared / "seeds", SEEDS)
    unnamed = [article(f"00{n}_{rest}.txt") for n, rest in enumerate(NAMELESS, start=1)]
    assert [each.outlet for each in unnamed] == [None, None, None]
    assert not Finding.objects.filter(article__in=unnamed, check_name="no-outlet").exists()
    author = article("004_3667c4b272b23e8e.txt").bylines.get().author
    assert author == Author.objects.get(name="LEE TaeRim", family="Lee", given="TaeRim")
    assert Outlet.objects.get(name="China Daily").disclaimer
    assert Finding.objects.get(check_name="later-date").dismissed_at is not None
