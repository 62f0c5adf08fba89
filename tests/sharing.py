"""What every test would make anew although no test can change it, made once for each process.

WhiteNoise lists all static files whenever a test makes a client, and Django copies the variables of
every template that it draws, so that tests can look at them; the many small templates of which
forms are made hold nothing that a test would look for.
"""

from typing import Any

from django.template import Template
from django.test import client
from whitenoise.middleware import WhiteNoiseMiddleware

list_static_files = WhiteNoiseMiddleware.add_files_from_finders
keep_variables = getattr(client, "store_rendered_templates")  # noqa: B009 - no name that types know
static_files: dict[str, Any] = {}


def share() -> None:
    """Put what is shared in the place of what makes it."""
    WhiteNoiseMiddleware.add_files_from_finders = add_static_files
    setattr(client, "store_rendered_templates", keep_variables_of_pages)  # noqa: B010 - no name that types know


def add_static_files(middleware: Any) -> None:
    """Give it the list that the first one made; the settings of static files never change."""
    if not static_files:
        list_static_files(middleware)
        static_files.update(middleware.files)
    middleware.files = dict(static_files)


def keep_variables_of_pages(
    store: Any, signal: Any, sender: Any, template: Template, **rest: Any
) -> None:
    """What a page knew is kept; what its fields knew is not."""
    if not (template.name or "").startswith("django/forms/"):
        keep_variables(store, signal, sender, template, **rest)
