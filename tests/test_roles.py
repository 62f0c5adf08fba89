"""The curators' group and its permissions."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from archive.curation.roles import CURATOR, CURATOR_MAY, EDITOR, make_roles

pytestmark = pytest.mark.django_db
MAY = sorted(f"{verb}_{model}" for model, verbs in CURATOR_MAY.items() for verb in verbs)
ONLY_EDITORS = [
    "add_user", "change_user", "erase_article", "merge_author", "merge_outlet", "merge_topic",
    "view_user", "withdraw_article",
]  # fmt: skip
DELETE = ["authoralias", "byline", "dossieralias", "dossierentry", "outletalias", "topicalias"]


def given(role: str = CURATOR) -> list[str]:
    permissions = Group.objects.get(name=role).permissions
    return sorted(permissions.values_list("codename", flat=True))


def test_migrating_makes_the_group() -> None:
    assert given() == MAY
    assert given(EDITOR) == sorted([*MAY, *ONLY_EDITORS])


def test_nobody_deletes_more_than_a_name_or_a_place() -> None:
    for role in (CURATOR, EDITOR):
        deletes = [each for each in given(role) if each.startswith("delete_")]
        assert deletes == [f"delete_{model}" for model in DELETE]


def test_a_curator_has_nothing_to_do_with_users() -> None:
    assert [each for each in given() if "user" in each or "group" in each] == []


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
