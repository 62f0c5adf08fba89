"""Add a page, and the runs of ingest, at the desk."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from archive.models import Article, Capture, Erasure, Event, Run
from tests.desk import list_address, make_curator, save
from tests.test_runs import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_curator())
    return client


def send(desk: Client, button: str = "_preview", **values: Any) -> Any:
    return desk.post(list_address(Run, "add"), {button: "", **values})


def file(data: bytes, name: str = "tides.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def found(response: Any) -> dict[str, Any]:
    """What the preview shows of the one page, by its fields."""
    (shown,) = response.context["pages"]
    return {finding.field: finding.value for finding in shown.findings}


def held(response: Any) -> dict[str, str]:
    return {key: value for key, value in response.context["form"].initial.items() if value}


def test_a_preview_shows_what_was_found_and_stores_nothing(desk: Client) -> None:
    response = send(desk, text=page().decode())
    said = found(response)
    assert (said["title"], said["date"], len(said["body"])) == ("Tides and gates", "2021-06-23", 3)
    assert "byline: with a word before the name" in response.content.decode()
    assert "a new article" in response.content.decode()
    assert [model.objects.count() for model in (Article, Capture, Run)] == [0, 0, 0]


def test_a_pasted_text_is_stored_as_a_run_of_its_own(desk: Client) -> None:
    text = held(send(desk, text=page().decode().replace("\n", "\r\n")))["text"]
    response = send(desk, "_store", text=text)
    article = Article.objects.get()
    assert response["Location"] == reverse("admin:archive_article_change", args=[article.pk])
    run = Run.objects.get()
    assert (run.paths, run.counts, str(run.made_by)) == (["pasted.txt"], {"new": 1}, "curator")
    assert run.ended_at is not None
    capture = Capture.objects.get()
    assert (capture.run, capture.content.unpacked()) == (run, page())


def test_a_file_is_held_from_the_preview_to_the_storing(desk: Client) -> None:
    data = page().replace(b"\n", b"\r\n")
    kept = held(send(desk, file=file(data)))
    assert kept["kept_name"] == "tides.txt"
    send(desk, "_store", **kept)
    capture = Capture.objects.get()
    assert (capture.file, capture.content.unpacked()) == ("tides.txt", data)


def test_what_is_here_already_is_said_to_be(desk: Client) -> None:
    send(desk, "_store", text=page().decode())
    response = send(desk, text=page().decode())
    assert "here already: nothing would be stored" in response.content.decode()
    assert response.context["pages"][0].article == Article.objects.get()


def test_another_capture_of_an_article_is_told_from_a_new_one(desk: Client) -> None:
    send(desk, "_store", text=page().decode())
    response = send(desk, text=page(word="cold").decode())
    assert "another capture of an article that is here" in response.content.decode()
    send(desk, "_store", text=page(word="cold").decode())
    assert (Article.objects.count(), Capture.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "Paste a text or choose a file."),
        ({"text": " \n "}, "Paste a text or choose a file."),
        ({"text": "A", "file": b"B"}, "not both"),
        ({"file": b""}, "The submitted file is empty."),
        ({"file": b"\x00\x01\x02" * 100}, "refused"),
        ({"file": b"x" * (5 * 1024 * 1024 + 1)}, "over the limit of 5 MB"),
        ({"text": "x" * (5 * 1024 * 1024 + 1)}, "over the limit of 5 MB"),
        ({"text": "\0"}, "Null characters are not allowed."),
        ({"kept": "***", "kept_name": "a.txt"}, "send it anew"),
    ],
)
def test_what_ingest_refuses_is_refused_here(
    desk: Client, values: dict[str, Any], message: str
) -> None:
    if "file" in values:
        values = {**values, "file": file(values["file"])}
    for button in ("_preview", "_store"):
        response = desk.post(list_address(Run, "add"), {button: "", **values}, follow=True)
        assert message in response.content.decode()
        if "file" in values:
            values["file"].seek(0)
    assert not Capture.objects.exists()


def test_a_file_of_another_kind_is_refused(desk: Client) -> None:
    page = send(desk, file=file(b"A", "tides.exe")).content.decode()
    assert "tides.exe: no reader for this kind of file" in page


def test_erased_bytes_stay_out(desk: Client) -> None:
    send(desk, "_store", text=page().decode())
    sha256 = Capture.objects.get().sha256
    run = Run.objects.get()
    desk.post(reverse("admin:archive_run_undo", args=[run.pk]), {"reason": "Not ours."})
    Erasure.objects.create(sha256=sha256, reason="asked for")
    assert "not wanted: asked for" in send(desk, text=page().decode()).content.decode()
    send(desk, "_store", text=page().decode())
    assert not Capture.objects.exists()


class TestRuns:
    """The list, and taking back."""

    def test_nobody_adds_one_but_by_adding_a_page(self, desk: Client) -> None:
        link = f'<a class="addlink" href="{list_address(Run, "add")}">Add a page</a>'
        start = desk.get("/desk/").content.decode()
        assert start.count(list_address(Run, "add")) == start.count(link) == 1
        listed = desk.get(list_address(Run)).content.decode()
        assert (listed.count(list_address(Run, "add")), "Add a page</a>" in listed) == (1, True)

    def test_the_list_says_when_who_what_and_the_counts(self, desk: Client) -> None:
        send(desk, "_store", text=page().decode())
        Run.objects.create(paths=list("abcdefg"))
        shown = desk.get(list_address(Run)).content.decode()
        for words in ("pasted.txt", "1 new", "curator", "the command line", "and 2 more"):
            assert words in shown
        assert "did not end" in shown

    def test_a_run_is_taken_back_with_a_reason(self, desk: Client) -> None:
        send(desk, "_store", text=page().decode())
        run = Run.objects.get()
        address = reverse("admin:archive_run_undo", args=[run.pk])
        shown = desk.post(address, {"reason": "The wrong page."}, follow=True).content.decode()
        assert "taken back: 1 article" in shown
        assert "The wrong page." in shown
        assert not Article.objects.exists()
        assert str(Event.objects.get().made_by) == "curator"

    def test_what_was_taken_back_is_brought_back(self, desk: Client) -> None:
        send(desk, "_store", text=page().decode())
        run, held = Run.objects.get(), Article.objects.get()
        again = reverse("admin:archive_run_bring_back", args=[run.pk])
        assert desk.post(again).status_code == 404
        desk.post(reverse("admin:archive_run_undo", args=[run.pk]), {"reason": "A mistake."})
        shown = desk.get(reverse("admin:archive_run_change", args=[run.pk])).content.decode()
        assert "Bring it back" in shown
        assert desk.get(again).status_code == 404
        desk.post(again)
        assert Article.objects.get().body == held.body
        shown = desk.get(reverse("admin:archive_run_change", args=[run.pk])).content.decode()
        assert "Take this run back" in shown

    def test_without_a_reason_nothing_is_taken_back(self, desk: Client) -> None:
        send(desk, "_store", text=page().decode())
        address = reverse("admin:archive_run_undo", args=[Run.objects.get().pk])
        assert "say why" in desk.post(address, follow=True).content.decode()
        assert Article.objects.exists()

    def test_a_curated_run_says_why_it_stays(self, desk: Client) -> None:
        send(desk, "_store", text=page().decode())
        save(desk, Article.objects.get(), section="Opinion")
        run = Run.objects.get()
        shown = desk.get(reverse("admin:archive_run_change", args=[run.pk])).content.decode()
        assert "Curators have worked on articles of this run" in shown
        assert "Take this run back" not in shown
        desk.post(reverse("admin:archive_run_undo", args=[run.pk]), {"reason": "No."})
        assert Article.objects.exists()

    def test_who_may_not_is_refused(self, client: Client) -> None:
        run = Run.objects.create()
        user = make_curator()
        user.groups.clear()
        client.force_login(user)
        for address in (list_address(Run), list_address(Run, "add")):
            assert client.get(address).status_code == 403
        undo = reverse("admin:archive_run_undo", args=[run.pk])
        assert client.post(undo, {"reason": "No."}).status_code == 403
