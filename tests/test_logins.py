"""The desk's login: five attempts are free, then one has to wait, longer and longer."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from archive.models import LoginAttempts
from archive.models.logins import FREE_ATTEMPTS, LONGEST_WAIT

PASSWORD, GUESS = "correct horse battery", "guess"


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada", password=PASSWORD, is_staff=True)


def attempt(client: Client, name: str = "ada", password: str = GUESS) -> str:
    """What the page says, "" where one is in."""
    # No context of the response: Django's client notes what any thread renders.
    response = client.post("/desk/login/", {"username": name, "password": password})
    if response.status_code == 302:
        return ""
    (said,) = re.findall(r'<p class="errornote">\s*(.*?)\s*</p>', response.text, re.DOTALL)
    return str(said)


def later(by: timedelta) -> None:
    """Let time pass, or jump back."""
    for row in LoginAttempts.objects.all():
        row.last_at -= by
        row.save()


@pytest.mark.django_db
@pytest.mark.usefixtures("ada")
def test_five_attempts_are_free_and_then_the_right_password_waits_too(client: Client) -> None:
    said = [attempt(client) for _ in range(FREE_ATTEMPTS)]
    assert {text[:36] for text in said} == {"Please enter the correct username an"}
    wait = "Too many attempts with this name: wait 15 seconds, then try again."
    assert attempt(client) == wait
    assert attempt(client, password=PASSWORD) == wait
    later(timedelta(seconds=15))
    assert attempt(client, password=PASSWORD) == ""
    assert not LoginAttempts.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ada", "nobody", "x" * 150])
@pytest.mark.usefixtures("ada")
def test_waits_double_up_to_half_an_hour_whoever_is_named(client: Client, name: str) -> None:
    waits = []
    for _ in range(FREE_ATTEMPTS):
        attempt(client, name)
    for _ in range(10):
        row = LoginAttempts.objects.get()
        waits.append(row.wait_left(row.last_at))
        later(waits[-1])
        attempt(client, name)
    assert [wait.total_seconds() for wait in waits] == [
        *(15, 30, 60, 120, 240, 480, 960),
        *[LONGEST_WAIT.total_seconds()] * 3,
    ]
    assert "wait 30 minutes" in attempt(client, name)


@pytest.mark.django_db
def test_names_are_told_apart_without_case_and_are_not_stored(client: Client) -> None:
    for name in ("Ada", "ADA", "ada", "eve"):
        attempt(client, name)
    assert sorted(LoginAttempts.objects.values_list("count", flat=True)) == [1, 3]
    assert not LoginAttempts.objects.filter(name__icontains="ada").exists()


@pytest.mark.django_db
def test_attempts_are_forgotten_after_a_day(client: Client) -> None:
    attempt(client, "eve")
    later(timedelta(days=1, seconds=1))
    attempt(client, "ada")
    assert LoginAttempts.objects.count() == 1


@pytest.mark.django_db
def test_a_clock_that_jumps_back_makes_nobody_wait_for_longer() -> None:
    row = LoginAttempts(count=FREE_ATTEMPTS, last_at=timezone.now() + timedelta(days=900))
    assert row.wait_left(timezone.now()) == timedelta(seconds=15)


@pytest.mark.django_db
def test_a_name_that_no_form_takes_counts_nothing(client: Client) -> None:
    response = client.post("/desk/login/", {"username": "a\0b", "password": "x"})
    assert response.status_code == 200
    assert not LoginAttempts.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_many_attempts_at_once_are_no_more_than_five(ada: User) -> None:
    def guess(number: int) -> str:
        try:
            return attempt(Client(), password=f"guess {number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        said = list(threads.map(guess, range(16)))
    assert sum(text.startswith("Please enter") for text in said) == FREE_ATTEMPTS
    assert sum(text.startswith("Too many attempts") for text in said) == 16 - FREE_ATTEMPTS
    assert ada.check_password(PASSWORD)
