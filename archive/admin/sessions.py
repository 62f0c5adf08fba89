"""How long somebody stays in: a session at the desk ends after a rest, and after a week."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

GetResponse = Callable[[HttpRequest], HttpResponse]
REST = timedelta(hours=12)
"""As long as a night: whoever comes back on the next day logs in."""
LONGEST = timedelta(days=7)
NOTED = timedelta(minutes=10)
"""How exactly a rest is measured; each note is a commit, with which kept pages go."""
BEGAN, SEEN = "began", "seen"


def bounded_sessions(get_response: GetResponse) -> GetResponse:
    """End a session that has rested or lasted for too long, in the database as in the browser."""
    desk = reverse("admin:index")

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(desk) and SESSION_KEY in request.session:
            _bound(request.session)
        return get_response(request)

    return middleware


@receiver(user_logged_in)
def begin(request: HttpRequest, **_: Any) -> None:
    """Note when somebody came in; who is in and comes in again gets a new key, as others do."""
    if BEGAN in request.session:
        request.session.cycle_key()
    request.session[BEGAN] = request.session[SEEN] = int(time.time())


def _bound(session: SessionBase) -> None:
    now = int(time.time())
    rested = timedelta(seconds=now - session.setdefault(SEEN, now))
    lasted = timedelta(seconds=now - session.setdefault(BEGAN, now))
    if rested > REST or lasted > LONGEST:
        session.flush()
    elif rested > NOTED:
        session[SEEN] = now
