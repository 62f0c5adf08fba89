"""What a curator may do. Made after every migrate: before it there are no permissions to give."""

from typing import Any

from django.contrib.auth.models import Group, Permission

CURATOR = "curator"
CURATOR_MAY = (
    "view_article change_article view_byline add_byline change_byline delete_byline "
    "view_outlet add_outlet change_outlet view_outletalias add_outletalias delete_outletalias "
    "view_author add_author change_author view_authoralias add_authoralias delete_authoralias "
    "view_capture view_claim"
).split()


def make_roles(**_: Any) -> None:
    """Make the curators' group and give it exactly its permissions; harmless when repeated."""
    group, _made = Group.objects.get_or_create(name=CURATOR)
    group.permissions.set(
        Permission.objects.filter(content_type__app_label="archive", codename__in=CURATOR_MAY)
    )
