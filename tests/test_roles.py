"""The curators' group and its permissions."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from archive.curation.roles import CURATOR, make_roles

pytestmark = pytest.mark.django_db
MAY = [
    "add_author", "add_authoralias", "add_byline", "add_outlet", "add_outletalias", "add_run",
    "change_article", "change_author", "change_byline", "change_outlet", "change_run",
    "delete_authoralias", "delete_byline", "delete_outletalias",
    "view_article", "view_author", "view_authoralias", "view_byline", "view_capture", "view_claim",
    "view_outlet", "view_outletalias", "view_run",
]  # fmt: skip


def given() -> list[str]:
    permissions = Group.objects.get(name=CURATOR).permissions
    return sorted(permissions.values_list("codename", flat=True))


def test_migrating_makes_the_group() -> None:
    assert given() == MAY


def test_making_it_again_restores_exactly_its_permissions() -> None:
    group = Group.objects.get(name=CURATOR)
    group.permissions.set(Permission.objects.filter(codename__in=["delete_user", "view_claim"]))
    make_roles()
    make_roles()
    assert given() == MAY
    assert Group.objects.filter(name=CURATOR).count() == 1


@pytest.mark.django_db(transaction=True)
def test_it_is_there_again_after_the_database_was_emptied() -> None:
    call_command("flush", interactive=False, verbosity=0)
    assert given() == MAY
