"""The archive as a Django application."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate


class ArchiveConfig(AppConfig):
    """One application that is also the project."""

    name = "archive"
    label = "archive"
    verbose_name = "Archive"

    def ready(self) -> None:
        # Models can be imported only now; the checks register themselves.
        from archive import checks  # noqa: F401, PLC0415
        from archive.curation.roles import make_roles  # noqa: PLC0415
        from archive.models.changes import make_identity  # noqa: PLC0415

        post_migrate.connect(make_roles, sender=self)
        post_migrate.connect(make_identity, sender=self)


class DeskConfig(AdminConfig):
    """Django's admin, with our site in place of its own."""

    default_site = "archive.admin.site.Desk"

    def ready(self) -> None:
        """Load our pages once the site stands: its module lies in the package that they are in."""
        super().ready()
        for module in ("articles", "captures", "outlets", "people"):
            import_module(f"archive.admin.{module}")
