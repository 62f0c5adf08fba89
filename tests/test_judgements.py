"""Same, or not the same, and why."""

import pytest
from django.contrib.auth.models import User

from archive.curation.events import history_of, undo
from archive.curation.judgements import JudgementError, judge, judgement_on
from archive.curation.linking import author_named
from archive.curation.merging import merge
from archive.curation.splitting import split
from archive.models import Author, Judgement, Outlet
from tests.pages import stored


@pytest.fixture
def editor(db: None) -> User:  # noqa: ARG001 - the database
    return User.objects.create_user("editor")


@pytest.fixture
def pair(db: None) -> tuple[Author, Author]:  # noqa: ARG001 - the database
    return Author.objects.create(name="Li Yan"), Author.objects.create(name="Li Yan")


def test_a_judgement_is_found_from_either_side(pair: tuple[Author, Author], editor: User) -> None:
    judge(pair[1], pair[0], are_same=False, reason=" another city ", by=editor)
    said = judgement_on(*pair)
    assert said is not None
    assert (said, said.reason) == (judgement_on(pair[1], pair[0]), "another city")
    assert [list(Judgement.objects.about(row)) for row in pair] == [[said], [said]]


def test_a_later_one_takes_its_place_and_can_be_undone(
    pair: tuple[Author, Author], editor: User
) -> None:
    first = judge(*pair, are_same=False, reason="another city", by=editor)
    second = judge(*pair, are_same=True, reason="moved", by=editor)
    assert [said.are_same for said in Judgement.objects.all()] == [True]
    undo(second, editor)
    assert [said.reason for said in Judgement.objects.all()] == ["another city"]
    undo(first, editor)
    assert not Judgement.objects.exists()
    assert history_of(pair[0]).count() == 4


def test_linking_never_goes_against_it(editor: User) -> None:
    stored("Tides", authors=["Li Yan"])
    gates = stored("Gates", authors=["Li Yan"])
    one = Author.objects.get()
    other = Author(name="Li Yan (Han)")
    split(one, [gates.bylines.get().pk], other, by=editor, reason="another city")
    assert author_named("Li Yan", None) is None
    assert author_named("Li Yan", None, linked=one) == one


@pytest.mark.parametrize("are_same", [True, False])
def test_refusals(pair: tuple[Author, Author], editor: User, are_same: bool) -> None:
    one, other = pair
    with pytest.raises(JudgementError, match="one row"):
        judge(one, one, are_same=are_same, reason="x", by=editor)
    with pytest.raises(JudgementError, match="Say why"):
        judge(one, other, are_same=are_same, reason=" ", by=editor)
    with pytest.raises(JudgementError, match="Only two"):
        judge(one, Outlet.objects.create(name="O"), are_same=are_same, reason="x", by=editor)


def test_merged_rows_are_told_apart_only_after_an_undo(
    pair: tuple[Author, Author], editor: User
) -> None:
    merge(*pair, by=editor, reason="x")
    with pytest.raises(JudgementError, match="Undo the merge"):
        judge(*pair, are_same=False, reason="x", by=editor)
