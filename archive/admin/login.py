"""The way into the desk and out of it, and how long one who guesses passwords has to wait."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from archive.models import LoginAttempts


class LoginForm(AdminAuthenticationForm):
    """Name and password. An attempt is counted before the password is looked at, so that many at
    once are no way around it; whether the name is anybody's makes no difference."""

    def clean(self) -> dict[str, Any]:
        """Refuse whoever has to wait."""
        name = str(self.cleaned_data.get("username") or "")
        if name and (seconds := LoginAttempts.objects.begin(name)):
            raise ValidationError(_too_many("with this name", seconds), code="wait")
        return super().clean()

    def confirm_login_allowed(self, user: User) -> None:
        """Whoever comes in has guessed nothing."""
        super().confirm_login_allowed(user)
        LoginAttempts.objects.forget(user.get_username())


class LoginSite(AdminSite):
    """The pages of the desk that are about a login of one's own."""

    login_form = LoginForm

    def password_change(  # type: ignore[override] # which promises more than is needed
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Whoever sits down at a desk left open guesses no more often than at the door."""
        if request.method != "POST":
            return super().password_change(request, extra_context)
        name = request.user.get_username()
        if seconds := LoginAttempts.objects.begin(name):
            messages.error(request, _too_many("to change this password", seconds))
            return redirect("admin:password_change")
        response = super().password_change(request, extra_context)
        if response.status_code == 302:  # noqa: PLR2004 - changed
            LoginAttempts.objects.forget(name)
        return response

    def logout(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Whoever uses the browser next finds nothing of the desk in it."""
        response = super().logout(request, extra_context)
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response


def _too_many(which: str, seconds: int) -> str:
    return f"Too many attempts {which}: wait {_in_words(seconds)}, then try again."


def _in_words(seconds: int) -> str:
    if seconds < 60:  # noqa: PLR2004 - a minute
        return "1 second" if seconds == 1 else f"{seconds} seconds"
    minutes = -(-seconds // 60)
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
