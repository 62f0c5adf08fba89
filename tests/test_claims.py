"""Which claim decides."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.curation.claims import RANK, RELEASED, winners
from archive.models import Origin

ORIGINS = ["curated", "imported", "extracted", "declared", "inferred"]


@dataclass(frozen=True)
class Said:
    """One thing said."""

    origin: str
    value: Any = None
    field: str = "title"
    subject: str = ""
    capture_id: int | None = 1
    rule_version: int = 1
    rule: str = "rule"
    spans: tuple[tuple[int, int], ...] = ()
    made_at: datetime | None = None


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


def test_the_newest_capture_wins_however_late_an_older_one_is_read_again() -> None:
    late = Said("extracted", "late", capture_id=2)
    again = Said("extracted", "read again", capture_id=1, rule_version=9)
    assert winners([Said("extracted", "early"), late, again])["title", ""] == late


def test_of_one_capture_the_higher_version_of_a_rule_wins() -> None:
    higher, lower = Said("extracted", "A", rule_version=2), Said("extracted", "B")
    assert winners([higher, lower])["title", ""] == higher
    withdrawn = Said("extracted", None)
    assert winners([higher, withdrawn, lower])["title", ""] == lower


def test_a_null_withdraws_only_what_was_said_of_its_capture() -> None:
    other = Said("extracted", "A", capture_id=2)
    said = [Said("extracted", "B", capture_id=3), other, Said("extracted", None, capture_id=3)]
    assert winners(said)["title", ""] == other


def test_the_latest_decision_wins_in_whatever_order_decisions_come() -> None:
    noon = datetime(2024, 5, 6, 12, tzinfo=UTC)
    late = Said("curated", "late", made_at=noon, capture_id=1)
    early = Said("curated", None, made_at=noon - timedelta(hours=1), capture_id=2)
    assert winners([late, early])["title", ""] == late
    assert winners([early, late])["title", ""] == late


def test_what_a_curator_leaves_to_the_sources_they_decide() -> None:
    source, curated = Said("extracted", "A"), Said("curated", "B")
    released = Said("curated", None, rule=RELEASED)
    assert winners([source, curated, released])["title", ""] == source
    assert winners([source, curated, released, curated])["title", ""] == curated


def body(length: int, capture: int, kind: str, origin: str = "extracted") -> list[Said]:
    about = {"origin": origin, "capture_id": capture}
    return [
        Said(value=[1], field="body", spans=((0, length),), **about),  # type: ignore[arg-type]
        Said(value=kind, field="text", **about),  # type: ignore[arg-type]
        Said(value=capture, field="damage", **about),  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(
    ("said", "best"),
    [
        (body(900, 1, "full") + body(300, 2, "full"), 1),
        (body(300, 1, "full") + body(900, 2, "full"), 2),
        (body(300, 1, "full") + body(300, 2, "full"), 2),
        (body(300, 1, "full") + body(900, 2, "teaser"), 1),
        (body(300, 1, "full") + body(900, 2, "teaser", "imported"), 1),
        (body(300, 1, "summary") + body(900, 2, "teaser"), 1),
        (body(300, 1, "teaser") + body(900, 2, "teaser"), 2),
        (body(900, 1, "full") + body(300, 2, "full", "imported"), 2),
    ],
)
def test_the_fullest_body_wins_and_never_a_stub(said: list[Said], best: int) -> None:
    deciding = winners(said)
    about = {deciding[field, ""].capture_id for field in ("body", "text", "damage")}
    assert about == {best}


def test_what_belongs_to_the_body_of_another_capture_is_not_said_of_this_one() -> None:
    full, stub = body(900, 1, "full")[:2], body(300, 2, "teaser")
    assert ("damage", "") not in winners(full + stub)


def dated(edtf: str, label: str | None, **more: Any) -> Said:
    return Said("extracted", {"edtf": edtf, "label": label}, "date", **more)


@pytest.mark.parametrize("label", ["Updated", "Upload Date", "Last updated:", "最終更新日"])
def test_a_date_of_publication_wins_over_a_later_update_or_upload(label: str) -> None:
    published, later = dated("2021-06-22", "Published"), dated("2021-06-23", label, capture_id=2)
    assert winners([published, later])["date", ""] == published
    plain = replace(published, value={"edtf": "2021-06-22", "label": None})
    assert winners([plain, later])["date", ""] == plain
    assert winners([later])["date", ""] == later


def test_of_two_dates_of_publication_the_newest_capture_decides() -> None:
    early, late = dated("2021-06-22", "Published"), dated("2021-06-24", None, capture_id=2)
    assert winners([early, late])["date", ""] == late


def test_fields_and_subjects_are_decided_apart() -> None:
    claims = [
        Said("extracted", "A"),
        Said("curated", "B", "deck"),
        Said("extracted", "C", "affiliation", "Ada Marsh"),
        Said("extracted", "D", "affiliation", "Li Yan"),
    ]
    assert winners(claims) == {(claim.field, claim.subject): claim for claim in claims}


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
