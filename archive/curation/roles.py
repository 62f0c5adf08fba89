"""What curators and editors may do: groups that are made after every migrate."""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from archive.models import Access, Event

CURATOR = "curator"
EDITOR = "editor"
ROLES = (CURATOR, EDITOR)
CURATOR_MAY = {
    "article": ["view", "change"],
    "articlenote": ["view", "add", "change"],
    "author": ["view", "add", "change"],
    "authoralias": ["view", "add", "delete"],
    "byline": ["view", "add", "change", "delete"],
    "capture": ["view", "add"],
    "claim": ["view"],
    "dossier": ["view", "add", "change"],
    "dossieralias": ["view", "add", "delete"],
    "dossierentry": ["view", "add", "change", "delete"],
    "event": ["view"],
    "finding": ["view", "change"],
    "judgement": ["view", "add", "change"],
    "outlet": ["view", "add", "change"],
    "outletalias": ["view", "add", "delete"],
    "run": ["view", "add", "change"],
    "suggestion": ["view", "change"],
    "topic": ["view", "add", "change"],
    "topicalias": ["view", "add", "delete"],
}
OWN_VERBS = {
    "article": ["withdraw", "erase"],
    "author": ["merge"],
    "outlet": ["merge"],
    "topic": ["merge"],
}
"""What Django has no permissions for; only editors have these."""
EDITOR_MAY_ALSO = {"user": ["view", "add", "change"], **OWN_VERBS}
MERGES = {"merge", "split"}


def make_roles(**_: Any) -> None:
    """Make both groups and give each exactly its permissions; harmless when repeated.

    Django makes the permissions of an application after its migrations as well, and perhaps only
    after us: so they are asked for first.
    """
    for application in ("auth", "archive"):
        create_permissions(apps.get_app_config(application), verbosity=0)
    _make_own_permissions()
    _give(CURATOR, _permissions(CURATOR_MAY))
    _give(EDITOR, _permissions(CURATOR_MAY) | _permissions(EDITOR_MAY_ALSO))


def may_undo(user: User, event: Event) -> bool:
    """Whether a user may undo an event: only editors merge, split and withdraw, and so undo it."""
    kind = event.undoes.kind if event.undoes else event.kind
    if kind in MERGES:
        models = event.subjects.values_list("model", flat=True).distinct()
        return all(user.has_perm(f"archive.merge_{model}") for model in models)
    if any(_is_about_withdrawing(row) for row in event.rows):
        return user.has_perm("archive.withdraw_article")
    return user.has_perm("archive.change_article")


def _is_about_withdrawing(row: dict[str, Any]) -> bool:
    columns = [each for each in (row["before"], row["after"]) if each]
    return any(each.get("access") == Access.WITHDRAWN for each in columns)


def _make_own_permissions() -> None:
    for model, verbs in OWN_VERBS.items():
        kind = ContentType.objects.get_for_model(apps.get_model("archive", model))
        for verb in verbs:
            Permission.objects.get_or_create(
                codename=f"{verb}_{model}",
                content_type=kind,
                defaults={"name": f"Can {verb} {model}"},
            )


def _permissions(may: dict[str, list[str]]) -> set[Permission]:
    wanted = Q(pk=None)
    for model, verbs in may.items():
        codenames = [f"{verb}_{model}" for verb in verbs]
        application = "auth" if model == "user" else "archive"
        wanted |= Q(content_type__app_label=application, codename__in=codenames)
    return set(Permission.objects.filter(wanted))


def _give(name: str, wanted: set[Permission]) -> None:
    group, _made = Group.objects.get_or_create(name=name)
    if wanted != set(group.permissions.all()):  # so that nothing new writes nothing
        group.permissions.set(wanted)
