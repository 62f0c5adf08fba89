"""The widget under fields that lead to an outlet or author."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect

from archive.admin.generic import BaseModelAdmin

LONGEST_ID = 18  # digits that every database can hold


class Suggestions(AutocompleteSelect):
    """A select with suggestions that can be shown again with nonsense in it.

    Django's looks up whatever was sent to show it once more, and fails on what is no id.
    """

    def optgroups(self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None) -> Any:
        """The chosen row, and none for what no row can have as its id."""
        ids = [each for each in value if each == "" or is_id(each)]
        return super().optgroups(name, ids, attr or {})


def is_id(text: str) -> bool:
    """Whether a row could have this number."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_ID


class WithSuggestions(BaseModelAdmin):
    """Gives autocomplete fields our widget."""

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """The field of a form for a link to another row."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Suggestions(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
