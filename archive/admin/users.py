"""Desk users: an editor adds them and gives them one of the two roles, and no more than that."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth import admin as auth_admin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect

from archive.curation.roles import ROLES

if TYPE_CHECKING:
    UserAdmin = auth_admin.UserAdmin[User]
else:  # Django's class can only be subscripted by the type checker
    UserAdmin = auth_admin.UserAdmin

FOR_EDITORS = (
    (None, {"fields": ("username", "password")}),
    ("Person", {"fields": ("first_name", "last_name", "email")}),
    ("Role", {"fields": ("is_active", "groups")}),
)
NOT_FOR_EDITORS = ("is_superuser", "is_staff", "user_permissions", "last_login", "date_joined")

admin.site.unregister(User)


@admin.register(User)
class DeskUserAdmin(UserAdmin):
    """Django's own for superusers; what gives power is neither shown to nor saved for an editor."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """An editor sees the accounts that have no more than the two roles.

        Whoever could set the password of a stronger account could log in as it.
        """
        users: QuerySet[User] = super().get_queryset(request)
        if _is_superuser(request):
            return users
        stronger = Group.objects.exclude(name__in=ROLES)
        return users.filter(is_superuser=False, user_permissions=None).exclude(groups__in=stronger)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The form without what only a superuser may give."""
        if obj is None or _is_superuser(request):
            return super().get_fieldsets(request, obj)
        return FOR_EDITORS

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Without these fields whatever was sent for them is not read."""
        if not _is_superuser(request):
            kwargs["exclude"] = NOT_FOR_EDITORS
        return super().get_form(request, obj, change=change, **kwargs)

    def get_list_filter(self, request: HttpRequest) -> Any:
        """Filters by what an editor may know."""
        return super().get_list_filter(request) if _is_superuser(request) else ("is_active",)

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """An editor chooses among the two roles."""
        if db_field.name == "groups" and not _is_superuser(request):
            kwargs["queryset"] = Group.objects.filter(name__in=ROLES)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:  # noqa: A002 - Django's name
        """A password for somebody else; for one's own the present one is asked for as well."""
        if unquote(id) == str(request.user.pk):
            return redirect("admin:password_change")
        return super().user_change_password(request, id, form_url)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Whom an editor adds is a user of the desk."""
        if not change and not _is_superuser(request):
            obj.is_staff = True
        super().save_model(request, obj, form, change)


def _is_superuser(request: HttpRequest) -> bool:
    user = request.user
    return user.is_active and user.is_superuser
