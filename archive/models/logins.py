"""Failed attempts to log in, by the name that was typed."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

FREE_ATTEMPTS = 5
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=30)
MOST_DOUBLINGS = 10
REMEMBERED = timedelta(days=1)


class LoginAttemptsManager(models.Manager["LoginAttempts"]):
    """Counts attempts; each begins by being counted."""

    def begin(self, name: str) -> int:
        """Count an attempt, or return for how many seconds nobody may try this name.

        The first five are free; behind each further one the wait is twice as long, up to half an
        hour. After a day without any they are forgotten.
        """
        now = timezone.now()
        with transaction.atomic():
            self.filter(last_at__lt=now - REMEMBERED).delete()
            self.get_or_create(name=_hidden(name), defaults={"last_at": now})
            row = self.select_for_update().get(name=_hidden(name))
            if left := row.wait_left(now):
                return -(-left // timedelta(seconds=1))
            row.count, row.last_at = row.count + 1, now
            row.save()
        return 0

    def forget(self, name: str) -> None:
        """Whoever bears this name is in."""
        self.filter(name=_hidden(name)).delete()


class LoginAttempts(models.Model):
    """How often a name was tried in vain. The name stands as a keyed hash: people type passwords
    where their name belongs."""

    name = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()

    objects = LoginAttemptsManager()

    def __str__(self) -> str:
        return f"{self.count} attempts"

    def wait_left(self, now: datetime) -> timedelta:
        """For how long nobody may try. A clock that jumped back makes nobody wait for longer."""
        over = self.count - FREE_ATTEMPTS
        if over < 0:
            return timedelta()
        wait = min(FIRST_WAIT * 2 ** min(over, MOST_DOUBLINGS), LONGEST_WAIT)
        left = self.last_at + wait - now
        return timedelta(0, min(max(left.total_seconds(), 0), wait.total_seconds()))


def _hidden(name: str) -> str:
    return salted_hmac("archive.logins", name.casefold(), algorithm="sha256").hexdigest()
