"""The demo: an archive from a folder of pages, with a curator's login, ready to be served."""

import secrets
from collections.abc import Callable
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
LOGIN = "curator"
Say = Callable[[str], object]


def mark_as_invented(data_folder: Path) -> None:
    """Let the archive say that it is a demo; never of a reader's own pages."""
    notice = data_folder / NOTICE_FILE
    if notice.exists():
        return
    if Capture.objects.exists():
        raise CommandError(
            f"{data_folder} holds pages of your own, and the demo's are invented: they do not mix. "
            "Choose another folder with ARCHIVE_DATA_DIR=."
        )
    notice.write_text(NOTICE + "\n", encoding="utf-8")


def make_curator() -> str | None:
    """Make the curator's login and return its password; None where there already is one."""
    users = get_user_model().objects
    if users.filter(username=LOGIN).exists():
        return None
    password = secrets.token_urlsafe(12)
    curator = users.create_user(LOGIN, password=password, is_staff=True)
    curator.groups.add(Group.objects.get(name=CURATOR))
    return password


def example_question() -> str | None:
    """A word to search for: the longest in the newest article's title."""
    newest = Article.objects.newest_first().filter(title__isnull=False).first()
    words = newest.title.replace("-", " ").split() if newest else []
    letters = ("".join(filter(str.isalnum, word)) for word in words)
    return max(letters, key=len, default=None)
