"""A curator at the desk: logs in, opens a form, changes some of it, saves."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from archive.curation.roles import CURATOR
from archive.models import Article


def make_curator(name: str = "curator") -> User:
    """A member of the curators' group, no superuser."""
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=CURATOR))
    return user


def form_of(response: Any) -> dict[str, Any]:
    """What a browser would send back of a form that nobody touched."""
    context = response.context
    values = _values(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        values |= _values(inline.formset.management_form)
        for form in inline.formset.forms:
            values |= _values(form)
    return values


def _values(form: Any) -> dict[str, Any]:
    shown = {field.html_name: _text(field) for field in form if not field.field.disabled}
    return {name: value for name, value in shown.items() if value is not None}


def _text(field: Any) -> Any:
    value = field.field.prepare_value(field.value())
    if value is False:
        return None  # browsers send nothing for a box that is not ticked
    return "" if value is None else value


def address(row: Any, page: str = "change") -> str:
    """The desk's page of a row."""
    return reverse(f"admin:archive_{row._meta.model_name}_{page}", args=[row.pk])


def list_address(model: Any, page: str = "changelist") -> str:
    """The desk's page of a model."""
    return reverse(f"admin:archive_{model._meta.model_name}_{page}")


def save(client: Client, row: Any, **changes: Any) -> HttpResponse:
    """Open the form of a row, change these fields, and save; `__` stands for `-` in their names."""
    form = form_of(client.get(address(row)))
    changed = {name.replace("__", "-"): value for name, value in changes.items()}
    return client.post(address(row), form | changed)  # type: ignore[return-value] # test client


def errors_of(response: Any) -> str:
    """All that the page says is wrong, as one text."""
    context = response.context
    forms = [context["adminform"].form]
    texts = []
    for inline in context["inline_admin_formsets"]:
        texts += inline.formset.non_form_errors()
        forms += inline.formset.forms
    texts += [text for form in forms for errors in form.errors.values() for text in errors]
    return " ".join(map(str, texts))


def titles(response: Any) -> list[str]:
    """The titles of the articles in a list."""
    articles: list[Article] = list(response.context["cl"].result_list)
    return [str(article) for article in articles]
