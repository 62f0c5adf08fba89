"""Desk users: what an editor may make of them, also with a forged form."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from archive.curation.roles import CURATOR, EDITOR
from tests.desk import form_of, make_curator
from tests.test_admin_deciding import make_editor

pytestmark = pytest.mark.django_db
USERS = "/desk/auth/user/"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_editor())
    return client


def group(name: str) -> Group:
    return Group.objects.get(name=name)


def power() -> dict[str, str]:
    """What a forged form asks for beside what it may."""
    everything = str(Permission.objects.get(codename="delete_user").pk)
    return {"is_superuser": "on", "is_staff": "on", "user_permissions": everything}


def test_an_editor_adds_a_user_of_the_desk_and_gives_a_role(desk: Client) -> None:
    password = "correct horse battery"
    form = {"username": "new", "password1": password, "password2": password}
    desk.post(f"{USERS}add/", {**form, "usable_password": "true", **power()})
    user = User.objects.get(username="new")
    assert (user.is_staff, user.is_superuser, user.user_permissions.count()) == (True, False, 0)
    change = form_of(desk.get(f"{USERS}{user.pk}/change/"))
    desk.post(f"{USERS}{user.pk}/change/", change | {"groups": [group(CURATOR).pk]})
    assert [each.name for each in user.groups.all()] == [CURATOR]
    assert Client().login(username="new", password=password)


def test_a_forged_form_gives_no_power(desk: Client) -> None:
    user = make_curator("somebody")
    url = f"{USERS}{user.pk}/change/"
    assert desk.post(url, form_of(desk.get(url)) | power()).status_code == 302
    user.refresh_from_db()
    assert (user.is_superuser, user.user_permissions.count()) == (False, 0)
    myself = User.objects.get(username="editor")
    url = f"{USERS}{myself.pk}/change/"
    desk.post(url, form_of(desk.get(url)) | power())
    myself.refresh_from_db()
    assert (myself.is_superuser, myself.user_permissions.count()) == (False, 0)


def test_a_forged_form_gives_no_other_group(desk: Client) -> None:
    other = Group.objects.create(name="all-powerful")
    user = make_curator("somebody")
    url = f"{USERS}{user.pk}/change/"
    response: Any = desk.post(url, form_of(desk.get(url)) | {"groups": [other.pk]})
    assert (response.status_code, user.groups.get().name) == (200, CURATOR)


def test_the_form_shows_nothing_of_it(desk: Client) -> None:
    user = make_curator("somebody")
    response: Any = desk.get(f"{USERS}{user.pk}/change/")
    fields = set(response.context["adminform"].form.fields)
    assert not fields & {"is_superuser", "is_staff", "user_permissions"}
    roles = [str(each) for each in response.context["adminform"].form.fields["groups"].queryset]
    assert sorted(roles) == [CURATOR, EDITOR]


def stronger() -> list[User]:
    """Accounts with more than the two roles, each in another way."""
    root = User.objects.create_superuser("root", password="root")
    single = make_curator("single")
    single.user_permissions.add(Permission.objects.get(codename="delete_user"))
    grouped = make_curator("grouped")
    grouped.groups.add(Group.objects.create(name="all-powerful"))
    return [root, single, grouped]


@pytest.mark.parametrize("page", ["change", "password", "history", "delete"])
def test_stronger_accounts_are_neither_shown_nor_saved(desk: Client, page: str) -> None:
    listed: Any = desk.get(USERS)
    for user in stronger():
        form = {"username": "taken", "password1": "x" * 12, "password2": "x" * 12}
        before = User.objects.values().get(pk=user.pk)
        assert desk.post(f"{USERS}{user.pk}/{page}/", form).status_code in {302, 403, 404}
        assert User.objects.values().get(pk=user.pk) == before
    listed = desk.get(USERS)
    assert [str(user) for user in listed.context["cl"].result_list] == ["editor"]


def test_an_editor_deletes_nobody(desk: Client) -> None:
    user = make_curator("somebody")
    assert desk.post(f"{USERS}{user.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_curator_sees_no_users(client: Client) -> None:
    client.force_login(make_curator())
    assert client.get(USERS).status_code == 403


def test_a_superuser_has_all_of_djangos_own(admin_client: Client) -> None:
    user = make_curator("somebody")
    url = f"{USERS}{user.pk}/change/"
    fields = set(admin_client.get(url).context["adminform"].form.fields)
    assert {"is_superuser", "is_staff", "user_permissions"} <= fields
