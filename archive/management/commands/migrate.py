"""Django's `migrate`, in a data folder that it makes first."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import migrate

from archive import data_folder
from archive.environment import envtext
from archive.management.readiness import require_server, warn_of_network


class Command(migrate.Command):
    """Makes the data folder and the secret key where they are missing, then migrates."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Before anything else, as the checks that come first already open the database."""
        require_server()
        warn_of_network(self.stderr)
        try:
            key = data_folder.prepare(settings.ARCHIVE_DATA_DIR)
        except OSError as error:
            raise CommandError(
                f"The data folder {settings.ARCHIVE_DATA_DIR} cannot be written "
                f"({error.strerror}): choose another with ARCHIVE_DATA_DIR=."
            ) from error
        settings.SECRET_KEY = envtext("SECRET_KEY", key)
        os.umask(0o077)  # the database holds logins
        with data_folder.locked(settings.ARCHIVE_DATA_DIR):
            return super().execute(*args, **options)
