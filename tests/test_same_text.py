"""What curators say of possible copies."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.curation.copies import judgements_about
from archive.curation.erasure import erase
from archive.curation.events import undo
from archive.curation.judgements import JudgementError
from archive.curation.portable import as_text, parsed, take_in
from archive.curation.same_text import judge_texts, judgement_on_texts
from archive.models import Article, Event, Finding, Judgement, PendingCuration
from tests.archives import emptied
from tests.desk import address, make_curator
from tests.pages import stored
from tests.test_admin_deciding import make_editor
from tests.texts import body

pytestmark = pytest.mark.django_db
TEXT = body(1)


def both() -> tuple[Article, Article]:
    """Two articles of one text; always the same bytes."""
    one = stored("First", body=TEXT, outlet="The Lantern")
    return one, stored("Second", body=TEXT, outlet="The Beacon")


@pytest.fixture
def pair() -> tuple[Article, Article]:
    return both()


@pytest.fixture
def curator() -> User:
    return make_curator()


def waiting() -> int:
    return Finding.objects.filter(check_name="copy").count()


@pytest.mark.parametrize("are_same", [True, False])
def test_a_judgement_ends_the_question_until_it_is_undone(
    pair: tuple[Article, Article], curator: User, *, are_same: bool
) -> None:
    assert waiting() == 1
    event = judge_texts(*pair, are_same=are_same, reason=" compared ", by=curator)
    said = judgement_on_texts(*pair[::-1])
    assert said is not None
    assert (said.are_same, said.reason, waiting()) == (are_same, "compared", 0)
    assert judgements_about(pair[0]) == {pair[1].public_id: said}
    undo(event, curator)
    assert (waiting(), judgements_about(pair[1])) == (1, {})


def test_a_later_one_takes_its_place(pair: tuple[Article, Article], curator: User) -> None:
    judge_texts(*pair, are_same=True, reason="a", by=curator)
    second = judge_texts(*pair[::-1], are_same=False, reason="b", by=curator)
    assert [each.are_same for each in Judgement.objects.all()] == [False]
    undo(second, curator)
    assert [each.reason for each in Judgement.objects.all()] == ["a"]


def test_refusals(pair: tuple[Article, Article], curator: User) -> None:
    with pytest.raises(JudgementError, match="one article"):
        judge_texts(pair[0], pair[0], are_same=True, reason="x", by=curator)
    with pytest.raises(JudgementError, match="Say why"):
        judge_texts(*pair, are_same=True, reason=" ", by=curator)


def test_it_goes_with_an_erased_article(pair: tuple[Article, Article]) -> None:
    editor = make_editor()
    judge_texts(*pair, are_same=True, reason="x", by=editor)
    erase(pair[0], confirmation=pair[0].public_id, reason="asked", by=editor)
    assert not Judgement.objects.exists()


class TestAsAFile:
    """By the captures, so that another archive understands it."""

    def test_it_comes_back_into_an_archive_of_the_same_captures(self, curator: User) -> None:
        judge_texts(*both(), are_same=False, reason="another year", by=curator)
        text = as_text()
        emptied()
        pair = both()
        assert waiting() == 1
        taken = take_in(parsed(text.encode()))
        assert (taken.applied, taken.waiting, waiting()) == (1, 0, 0)
        said = judgement_on_texts(*pair)
        assert said is not None
        assert (said.reason, as_text()) == ("another year", text)

    @pytest.mark.parametrize("order", [("First", "Second"), ("Second", "First")])
    def test_it_waits_for_both_captures(self, curator: User, order: tuple[str, str]) -> None:
        judge_texts(*both(), are_same=True, reason="x", by=curator)
        text = as_text()
        emptied()
        assert take_in(parsed(text.encode())).waiting == 1
        outlets = {"First": "The Lantern", "Second": "The Beacon"}
        stored(order[0], body=TEXT, outlet=outlets[order[0]])
        assert (PendingCuration.objects.count(), as_text()) == (1, text)
        stored(order[1], body=TEXT, outlet=outlets[order[1]])
        assert (PendingCuration.objects.count(), as_text(), waiting()) == (0, text, 0)

    def test_an_archive_without_any_writes_the_file_that_it_always_wrote(self) -> None:
        both()
        assert '"texts"' not in as_text()


class TestAtTheDesk:
    """The queue leads to the page, the page to the history, and that back."""

    def test_from_the_queue_to_a_judgement_and_back(
        self, client: Client, pair: tuple[Article, Article], curator: User
    ) -> None:
        client.force_login(curator)
        page = f"{address(pair[1], 'copy')}?other={pair[0].public_id}"
        assert page in client.get("/desk/queue/copy/").content.decode()
        shown = client.get(page).content.decode()
        assert f'value="{pair[0].public_id}"' in shown
        assert "100 % of the shorter text" in shown
        said = {"other": pair[0].public_id, "are_same": "yes", "reason": "word for word"}
        done = client.post(address(pair[1], "copy"), said)
        assert (done.status_code, done["Location"]) == (302, address(pair[1], "history"))
        assert judgements_about(pair[0])[pair[1].public_id].are_same
        assert "word for word" in client.get(address(pair[1], "copy")).content.decode()
        back = {"event": Event.objects.get(kind="judgement").pk, "seen": pair[1].revision}
        client.post(address(pair[1], "history"), back)
        assert not Judgement.objects.exists()

    @pytest.mark.parametrize(
        ("other", "message"),
        [("nothing", "No article has this id."), (None, "choose another to compare it with")],
    )
    def test_what_cannot_be_compared_is_said(
        self,
        client: Client,
        pair: tuple[Article, Article],
        curator: User,
        other: str | None,
        message: str,
    ) -> None:
        client.force_login(curator)
        said = {"other": other or pair[1].public_id, "are_same": "no", "reason": "x"}
        page = client.post(address(pair[1], "copy"), said).content.decode()
        assert message in page
        assert not Judgement.objects.exists()

    def test_only_who_may_change_articles_judges(
        self, client: Client, pair: tuple[Article, Article]
    ) -> None:
        client.force_login(User.objects.create_user("guest", is_staff=True))
        assert client.get(address(pair[1], "copy")).status_code in {302, 403}
