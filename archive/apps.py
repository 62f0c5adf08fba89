"""The archive as a Django application."""

from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig
from django.db.models.signals import post_migrate


class ArchiveConfig(AppConfig):
    """One application that is also the project."""

    name = "archive"
    label = "archive"
    verbose_name = "Archive"

    def ready(self) -> None:
        # Models can be imported only now; the checks register themselves.
        from archive import checks  # noqa: F401, PLC0415
        from archive.crashing import check_environment  # noqa: PLC0415
        from archive.curation.roles import make_roles  # noqa: PLC0415
        from archive.models.changes import make_identity  # noqa: PLC0415

        check_environment()
        post_migrate.connect(make_roles, sender=self)
        post_migrate.connect(make_identity, sender=self)


class DeskConfig(SimpleAdminConfig):
    """Django's admin, with our site in place of its own; its pages are loaded with the addresses,
    for no command needs them."""

    default_site = "archive.admin.site.Desk"
