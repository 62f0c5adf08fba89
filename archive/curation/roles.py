"""What a curator may do. Made after every migrate: before it there are no permissions to give."""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

CURATOR = "curator"
CURATOR_MAY = {
    "article": ["view", "change"],
    "byline": ["view", "add", "change", "delete"],
    "outlet": ["view", "add", "change"],
    "outletalias": ["view", "add", "delete"],
    "author": ["view", "add", "change"],
    "authoralias": ["view", "add", "delete"],
    "capture": ["view"],
    "claim": ["view"],
    "run": ["view", "add", "change"],
}


def make_roles(**_: Any) -> None:
    """Make the curators' group and give it exactly its permissions; harmless when repeated.

    Django makes the permissions of an application after its migrations as well, and perhaps only
    after us: so they are asked for first.
    """
    create_permissions(apps.get_app_config("archive"), verbosity=0)
    group, _made = Group.objects.get_or_create(name=CURATOR)
    codenames = [f"{verb}_{model}" for model, verbs in CURATOR_MAY.items() for verb in verbs]
    wanted = Permission.objects.filter(content_type__app_label="archive", codename__in=codenames)
    if set(wanted) != set(group.permissions.all()):  # so that nothing new writes nothing
        group.permissions.set(wanted)
