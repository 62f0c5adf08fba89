"""The demo: an archive from a folder of pages, with a curator's login, ready to be served."""

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import CommandError, OutputWrapper

from archive.curation.roles import CURATOR
from archive.management.curating import import_from, in_words
from archive.management.readiness import catch_up_or_warn
from archive.models import Article, Capture, Identity

FIXTURES = Path(settings.BASE_DIR) / "fixtures" / "pages"
CURATION = FIXTURES.parent / "curation.json"
CHOOSE_ANOTHER = (
    "Invented and real pages do not mix: choose another with ARCHIVE_DATA_DIR= or DATABASE_URL=."
)
LOGIN = "curator"


def keep_apart(pages: Path) -> None:
    """Refuse to mix invented pages with a reader's own; an archive of the former says so."""
    pages_are_invented = pages.resolve() == FIXTURES.resolve()
    is_empty = not Capture.objects.exists()
    archive = Identity.objects.get()
    if not is_empty and archive.is_invented != pages_are_invented:
        holds = "the demo's invented pages" if archive.is_invented else "pages of your own"
        raise CommandError(f"This archive holds {holds}. {CHOOSE_ANOTHER}")
    Identity.objects.update(is_invented=pages_are_invented)


def curator_in_words() -> str:
    """Make the curator's login and name its password, this once; else how to set a new one."""
    users = get_user_model().objects
    if users.filter(username=LOGIN).exists():
        return (
            f"The desk's login {LOGIN} exists. A new password: "
            f".venv/bin/python manage.py changepassword {LOGIN}"
        )
    password = secrets.token_urlsafe(12)
    curator = users.create_user(LOGIN, password=password, is_staff=True)
    curator.groups.add(Group.objects.get(name=CURATOR))
    return f"The desk, at /desk/: login {LOGIN}, password {password} (shown only this once)"


def curate(pages: Path, out: OutputWrapper, err: OutputWrapper) -> None:
    """Take in what a curator decided about the invented pages; about others nothing is known."""
    if pages.resolve() == FIXTURES.resolve():
        out.write(f"\nThe demo's curation: {in_words(import_from(CURATION))}\n")
        catch_up_or_warn(err)


def example_question() -> str | None:
    """A word to search for: the longest in the newest article's title."""
    newest = Article.objects.newest_first().exclude(title=None).first()
    words = (newest.title or "").replace("-", " ").split() if newest else []
    letters = ("".join(filter(str.isalnum, word)) for word in words)
    return max(letters, key=len, default=None)
