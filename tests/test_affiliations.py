"""What a note says its author is."""

import pytest

from archive.page.affiliations import is_bio, role_of, sole_author_role
from archive.page.record import Span


def cut(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span else None


def whole(text: str) -> Span:
    return Span(0, len(text))


@pytest.mark.parametrize(
    ("note", "role"),
    [
        (
            "The author is a fellow of the U.S. Weir Institute.",
            "a fellow of the U.S. Weir Institute",
        ),
        (
            "Die Autorin ist Redakteurin der Abendpost. Sie lebt am Wehr.",
            "Redakteurin der Abendpost",
        ),
        ("L’auteur est professeur de droit.", "professeur de droit"),
        ("（作者系河口大学研究员）", "河口大学研究员"),
        ("الكاتبة باحثة في معهد الأنهار.", "باحثة في معهد الأنهار"),
    ],
)
def test_the_author_without_a_name(note: str, role: str) -> None:
    assert cut(note, sole_author_role(note, whole(note))) == role


def test_two_authors_in_one_note_wrapped_over_lines() -> None:
    note = "Anna Stern is a fellow of the Weir\nInstitute. Max\nHolm is a keeper of locks."
    roles = [
        cut(note, role_of(note, whole(note), name, others))
        for name, others in (("Anna Stern", ["Max Holm"]), ("Max Holm", ["Anna Stern"]))
    ]
    assert roles == ["a fellow of the Weir\nInstitute", "a keeper of locks"]


def test_a_sentence_about_somebody_else_is_no_bio() -> None:
    assert is_bio("Anna Stern is a fellow.", Span(0, 23), ["Anna Stern"])
    assert not is_bio("Max Holm is a keeper, says Anna Stern.", Span(0, 38), ["Anna Stern"])
    assert not is_bio("Anna Stern walked up to the weir.", Span(0, 33), ["Anna Stern"])


def test_a_bio_may_have_an_apposition_before_its_verb() -> None:
    note = "Oda Brevik, a former keeper, teaches hydraulics at the school of the upper town."
    assert is_bio(note, whole(note), ["Oda Brevik"])
