"""The way into the desk, and how long one who guesses passwords has to wait."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from archive.models import LoginAttempts


class LoginForm(AdminAuthenticationForm):
    """Name and password. An attempt is counted before the password is looked at, so that many at
    once are no way around it; whether the name is anybody's makes no difference."""

    def clean(self) -> dict[str, Any]:
        """Refuse whoever has to wait."""
        name = str(self.cleaned_data.get("username") or "")
        if name and (seconds := LoginAttempts.objects.begin(name)):
            raise ValidationError(
                f"Too many attempts with this name: wait {_in_words(seconds)}, then try again.",
                code="wait",
            )
        return super().clean()

    def confirm_login_allowed(self, user: User) -> None:
        """Whoever comes in has guessed nothing."""
        super().confirm_login_allowed(user)
        LoginAttempts.objects.forget(user.get_username())


def _in_words(seconds: int) -> str:
    if seconds < 60:  # noqa: PLR2004 - a minute
        return "1 second" if seconds == 1 else f"{seconds} seconds"
    minutes = -(-seconds // 60)
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
