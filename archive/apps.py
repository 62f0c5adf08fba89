"""The archive as a Django application."""

from importlib import import_module

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """One application that is also the project."""

    name = "archive"
    label = "archive"
    verbose_name = "Archive"

    def ready(self) -> None:
        import_module("archive.checks")  # registers its checks; needs the settings, so not above
