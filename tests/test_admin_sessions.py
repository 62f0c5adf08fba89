"""How long somebody stays in at the desk, and what ends it."""

import re
import time
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client

from archive.admin.sessions import LONGEST, REST
from tests.desk import make_curator

pytestmark = pytest.mark.django_db
PASSWORD, OTHER = "correct horse battery", "staple correct horse"
LOGIN = {"username": "curator", "password": PASSWORD}


@pytest.fixture
def curator() -> User:
    user = make_curator()
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def desk(client: Client, curator: User) -> Client:
    client.force_login(curator)
    return client


def is_in(client: Client) -> bool:
    return client.get("/desk/").status_code == 200


def wait(client: Client, monkeypatch: pytest.MonkeyPatch, by: timedelta) -> bool:
    """Let time pass, then open the desk; whether that still leads in."""
    now = time.time() + by.total_seconds()
    monkeypatch.setattr(time, "time", lambda: now)
    return is_in(client)


def test_a_session_ends_after_a_rest(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert wait(desk, monkeypatch, REST - timedelta(hours=1))
    assert wait(desk, monkeypatch, REST - timedelta(hours=1))
    assert not wait(desk, monkeypatch, REST + timedelta(seconds=1))
    assert not Session.objects.exists()


def test_a_session_ends_after_a_week_of_work(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = LONGEST // (REST / 2)
    assert all(wait(desk, monkeypatch, REST / 2) for _ in range(steps))
    assert not wait(desk, monkeypatch, REST / 2)
    assert not Session.objects.exists()


def test_looking_around_writes_nothing(desk: Client) -> None:
    before = Session.objects.get().session_data
    for _ in range(3):
        assert is_in(desk)
    assert Session.objects.get().session_data == before


@pytest.mark.usefixtures("curator")
def test_a_session_is_new_with_each_login_and_long_enough(client: Client) -> None:
    keys = []
    for _ in range(3):
        client.post("/desk/login/", LOGIN)
        keys.append(client.cookies["sessionid"].value)
    assert len(set(keys)) == 3
    assert all(re.fullmatch("[a-z0-9]{32}", key) for key in keys)  # 165 bits
    assert [session.pk for session in Session.objects.all()] == keys[-1:]
    assert is_in(client)


@pytest.mark.usefixtures("curator")
def test_a_session_made_up_or_planted_is_none(client: Client) -> None:
    client.cookies["sessionid"] = "a" * 32
    assert not is_in(client)
    client.post("/desk/login/", LOGIN)
    assert client.cookies["sessionid"].value != "a" * 32


def test_who_left_is_out_also_with_the_old_cookie(desk: Client) -> None:
    cookie = desk.cookies["sessionid"].value
    assert desk.get("/desk/logout/").status_code == 405
    assert is_in(desk)
    response = desk.post("/desk/logout/")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    desk.cookies["sessionid"] = cookie
    assert not is_in(desk)
    assert not Session.objects.exists()


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}, None])
def test_an_account_that_is_closed_is_out_at_once(
    desk: Client, curator: User, change: dict[str, Any] | None
) -> None:
    assert is_in(desk)
    if change:
        User.objects.update(**change)
    else:
        curator.delete()
    assert not is_in(desk)


def test_a_new_password_ends_all_other_sessions(desk: Client, curator: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(curator)
    form = {"old_password": PASSWORD, "new_password1": OTHER, "new_password2": OTHER}
    assert desk.post("/desk/password_change/", form).status_code == 302
    assert (is_in(desk), is_in(elsewhere)) == (True, False)


@pytest.mark.parametrize(
    "address", ["/desk/", "/desk/archive/article/", "/desk/queue/suggestions/"]
)
def test_every_page_of_the_desk_leads_out_and_to_a_new_password(desk: Client, address: str) -> None:
    page = desk.get(address).text
    assert '<form id="logout-form" method="post" action="/desk/logout/">' in page
    assert 'href="/desk/password_change/"' in page


@pytest.mark.parametrize("address", ["/desk/", "/desk/archive/article/", "/desk/login/"])
def test_nothing_of_the_desk_is_kept_by_a_browser(desk: Client, address: str) -> None:
    assert "no-store" in desk.get(address)["Cache-Control"]
