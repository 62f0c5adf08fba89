"""Passwords of the desk: long, of any signs, taken as they are typed, and hard to guess."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import global_settings
from django.contrib.auth import authenticate, password_validation
from django.contrib.auth.hashers import get_hasher
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client, override_settings

from archive import settings as project
from archive.models import LoginAttempts
from archive.models.logins import FREE_ATTEMPTS
from tests.desk import make_curator
from tests.test_admin_deciding import make_editor

PASSWORD = "correct horse battery"
CHANGE = "/desk/password_change/"


def is_allowed(password: str, user: User | None = None) -> bool:
    try:
        password_validation.validate_password(password, user)
    except ValidationError:
        return False
    return True


@pytest.fixture
def desk(client: Client) -> Client:
    user = make_curator()
    user.set_password(PASSWORD)
    user.save()
    client.force_login(user)
    return client


def change(client: Client, old: str, new: str) -> bool:
    """Whether the password was changed."""
    form = {"old_password": old, "new_password1": new, "new_password2": new}
    return client.post(CHANGE, form).headers.get("Location") == "/desk/password_change/done/"


@pytest.mark.parametrize(
    "password",
    ["n4kfpw82hzqx", "onlylowercaseletters", "840193726450128", "пароль длинный", "   a b c d   "],
)
def test_any_signs_make_a_password(password: str) -> None:
    assert is_allowed(password)


def test_short_common_and_own_names_do_not() -> None:
    assert not is_allowed("n4kfpw82hzq")
    assert not is_allowed("qwertyuiop123")
    assert not is_allowed("adamarsh1815", User(username="adamarsh1815"))


def test_the_common_ones_are_many() -> None:
    [validator] = [
        each
        for each in password_validation.get_default_password_validators()
        if isinstance(each, password_validation.CommonPasswordValidator)
    ]
    assert len(validator.passwords) > 3_000


@pytest.mark.django_db
@pytest.mark.parametrize("password", [" Spaces at both ends ", "x" * 64, "Ωmega " * 200])
def test_a_password_is_taken_as_it_is_typed(client: Client, password: str) -> None:
    User.objects.create_user("ada", password=password, is_staff=True)
    for wrong in (password.strip(), password[:-1], password.swapcase()):
        if wrong != password:
            assert authenticate(username="ada", password=wrong) is None
    sent = client.post("/desk/login/", {"username": "ada", "password": password})
    assert sent.status_code == 302


@pytest.mark.django_db
def test_a_new_password_asks_for_the_old_one(desk: Client) -> None:
    assert not change(desk, "something else", "a new long password")
    assert not change(desk, PASSWORD, "short")
    assert change(desk, PASSWORD, "a new long password")
    assert authenticate(username="curator", password="a new long password")


@pytest.mark.django_db
def test_nobody_guesses_the_old_one_at_a_desk_left_open(desk: Client) -> None:
    guesses = [change(desk, f"guess {number}", "a new long password") for number in range(8)]
    assert not any(guesses)
    assert LoginAttempts.objects.get().count == FREE_ATTEMPTS
    assert not change(desk, PASSWORD, "a new long password")
    said = desk.get(CHANGE).text
    assert "Too many attempts to change this password: wait 15 seconds, then try again." in said
    LoginAttempts.objects.all().delete()
    assert change(desk, PASSWORD, "a new long password")
    assert not LoginAttempts.objects.exists()


@pytest.mark.django_db
def test_an_editor_has_no_other_way_to_a_new_password_of_his_own(client: Client) -> None:
    editor, other = make_editor(), make_curator()
    client.force_login(editor)
    form = {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    own: Any = client.post(f"/desk/auth/user/{editor.pk}/password/", form)
    assert own["Location"] == CHANGE
    client.post(f"/desk/auth/user/{other.pk}/password/", form)
    told = [authenticate(username=user.username, password=PASSWORD) for user in (editor, other)]
    assert told == [None, other]


@pytest.mark.django_db
def test_browsers_may_mask_keep_and_paste_them(desk: Client) -> None:
    fields = re.findall(r"<input[^>]*password[^>]*>", Client().get("/desk/login/").text)
    fields += re.findall(r'<input[^>]*name="\w*password\w*"[^>]*>', desk.get(CHANGE).text)
    assert len(fields) == 4
    assert all('type="password"' in field and "autocomplete=" in field for field in fields)
    assert not any("onpaste" in field or "maxlength" in field for field in fields)


@pytest.mark.django_db
def test_there_is_no_account_until_somebody_makes_one() -> None:
    call_command("migrate", verbosity=0)
    assert not User.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["password_reset/", "register/", "signup/", "jwt/", "token/"])
def test_there_is_no_other_way_in(client: Client, address: str) -> None:
    assert client.get(f"/{address}").status_code == 404
    assert client.get(f"/desk/{address}")["Location"].startswith("/desk/login/")


def test_passwords_are_stored_as_many_rounds_of_a_salted_hash() -> None:
    assert not hasattr(project, "PASSWORD_HASHERS")  # tests have their own, which is quick
    with override_settings(PASSWORD_HASHERS=global_settings.PASSWORD_HASHERS):
        hasher: Any = get_hasher()
        assert (hasher.algorithm, hasher.iterations >= 600_000) == ("pbkdf2_sha256", True)


@pytest.mark.django_db
def test_a_password_in_an_address_is_not_read(client: Client) -> None:
    User.objects.create_user("ada", password=PASSWORD, is_staff=True)
    sent = {"username": "ada", "password": PASSWORD}
    assert client.get("/desk/login/", sent).status_code == 200
    assert client.post(f"/desk/login/?{urlencode(sent)}").status_code == 200
    assert "sessionid" not in client.cookies
    [form] = re.findall(r"<form[^>]*login-form[^>]*>", client.get("/desk/login/").text)
    assert 'method="post"' in form
