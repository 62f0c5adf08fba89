"""The demo: an archive from a folder of pages, with a curator's login, ready to be served."""

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import CommandError

from archive.curation.roles import CURATOR
from archive.models import Article, Capture

FIXTURES = Path(settings.BASE_DIR) / "fixtures" / "pages"
NOTICE_FILE = "notice.txt"
NOTICE = "This is a demo: its outlets, its people and the event they write about are invented."
CHOOSE_ANOTHER = "Invented and real pages do not mix: choose another with ARCHIVE_DATA_DIR=."
LOGIN = "curator"


def keep_apart(data_folder: Path, *, pages_are_own: bool) -> None:
    """Refuse to mix invented pages with a reader's own; let an archive of the former say so."""
    notice = data_folder / NOTICE_FILE
    if pages_are_own and notice.exists():
        raise CommandError(f"{data_folder} holds the demo's invented pages. {CHOOSE_ANOTHER}")
    if pages_are_own or notice.exists():
        return
    if Capture.objects.exists():
        raise CommandError(f"{data_folder} holds pages of your own. {CHOOSE_ANOTHER}")
    notice.write_text(NOTICE + "\n", encoding="utf-8")


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


def example_question() -> str | None:
    """A word to search for: the longest in the newest article's title."""
    newest = Article.objects.newest_first().exclude(title=None).first()
    words = (newest.title or "").replace("-", " ").split() if newest else []
    letters = ("".join(filter(str.isalnum, word)) for word in words)
    return max(letters, key=len, default=None)
