"""`manage.py serve`: the archive in the browser."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from archive import serving
from archive.management.readiness import catch_up_or_warn


class Command(BaseCommand):
    """Bring database and index up to date, then serve."""

    help = "Serve the archive in the browser until it is stopped with Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to serve; the settings HOST and PORT say it otherwise."""
        parser.add_argument("--host", default=settings.HOST)
        parser.add_argument("--port", type=serving.port_number, default=settings.PORT)

    def handle(self, *_: Any, **options: Any) -> None:
        """Does not return: the process becomes the web server."""
        host, port = options["host"], options["port"]
        try:
            serving.check_address(host, port)
        except serving.ServingError as error:
            raise CommandError(str(error)) from error
        call_command("migrate", verbosity=0)
        catch_up_or_warn(self.stderr)
        connections.close_all()
        self.stdout.write(f"Serving on {serving.url(host, port)} (Ctrl-C stops it)")
        self.stdout.flush()
        serving.serve(host, port)
