"""Which claim decides."""

from dataclasses import dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from archive.curation.claims import RANK, winners
from archive.models import Origin

ORIGINS = ["curated", "imported", "extracted", "declared", "inferred"]


@dataclass(frozen=True)
class Said:
    """One thing said."""

    origin: str
    value: Any = None
    field: str = "title"
    subject: str = ""


def test_origins_rank_as_the_design_says() -> None:
    assert sorted(RANK, key=lambda origin: RANK[origin]) == ORIGINS


def test_the_higher_origin_wins_however_old() -> None:
    for rank, higher in enumerate(ORIGINS):
        for lower in ORIGINS[rank + 1 :]:
            best, other = Said(higher, "best"), Said(lower, "other")
            assert winners([best, other]) == {("title", ""): best}
            assert winners([other, best]) == {("title", ""): best}


def test_within_an_origin_the_newest_wins() -> None:
    old, new = Said("extracted", "old"), Said("extracted", "new")
    assert winners([old, new])["title", ""] == new


def test_a_curated_null_wins() -> None:
    cleared = Said("curated", None)
    assert (
        winners([Said("extracted", "A"), cleared, Said("extracted", "B")])["title", ""] == cleared
    )


def test_any_other_null_withdraws_what_its_origin_said_before() -> None:
    extracted, inferred = Said("extracted", "A"), Said("inferred", "B")
    withdrawn = Said("extracted", None)
    assert winners([extracted, inferred, withdrawn]) == {("title", ""): inferred}
    assert winners([extracted, withdrawn]) == {("title", ""): withdrawn}
    again = Said("extracted", "C")
    assert winners([extracted, inferred, withdrawn, again]) == {("title", ""): again}


def test_fields_and_subjects_are_decided_apart() -> None:
    claims = [
        Said("extracted", "A"),
        Said("curated", "B", "deck"),
        Said("extracted", "C", "affiliation", "Ada Marsh"),
        Said("extracted", "D", "affiliation", "Li Yan"),
    ]
    assert list(winners(claims).values()) == claims


@given(
    st.lists(
        st.builds(
            Said,
            origin=st.sampled_from(Origin.values),
            value=st.integers(),
            field=st.sampled_from("ab"),
        )
    )
)
def test_the_winner_is_the_last_of_the_best_origin(claims: list[Said]) -> None:
    for (field, _), winner in winners(claims).items():
        rivals = [claim for claim in claims if claim.field == field]
        best = min(ORIGINS.index(claim.origin) for claim in rivals)
        assert winner == [claim for claim in rivals if claim.origin == ORIGINS[best]][-1]
