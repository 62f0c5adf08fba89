"""Topics and dossiers at the desk."""

from typing import Any

from django.contrib import admin

from archive.admin.deciding import WithDecisions
from archive.admin.filters import ArticlesFilter
from archive.admin.generic import TabularInline
from archive.admin.named import AliasInline, NamedAdmin
from archive.admin.topic_forms import DossierForm, EntryForm, EntryFormSet, TopicForm
from archive.admin.widgets import WithSuggestions
from archive.models import Dossier, DossierAlias, DossierEntry, Topic, TopicAlias

MAX_ENTRIES = 200


class TopicAliasInline(AliasInline):
    """Other names of a topic."""

    model = TopicAlias
    verbose_name_plural = "other names"


@admin.register(Topic)
class TopicAdmin(WithDecisions, NamedAdmin):
    """What articles are about; they are put under a topic in the list of articles."""

    form = TopicForm
    inlines = [TopicAliasInline]
    list_display = ["name", "article_count"]
    list_filter = [ArticlesFilter]
    ordering = ["name_key", "pk"]
    fields = ["name", "slug", "note"]


class DossierAliasInline(AliasInline):
    """Former names of a dossier."""

    model = DossierAlias
    verbose_name_plural = "other names"


class EntryInline(WithSuggestions, TabularInline):
    """The articles of a dossier in their order."""

    model = DossierEntry
    form = EntryForm
    formset = EntryFormSet
    fields = ["position", "article"]
    autocomplete_fields = ["article"]
    extra = 3
    max_num = MAX_ENTRIES
    verbose_name = "article"
    verbose_name_plural = "articles, in the order in which to read them"

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        """A form that claims to hold thousands of articles is not drawn again to say so."""
        return super().get_formset(request, obj, **{"absolute_max": 2 * MAX_ENTRIES, **kwargs})


@admin.register(Dossier)
class DossierAdmin(NamedAdmin):
    """A group of articles about one event; the note is its introduction."""

    form = DossierForm
    inlines = [EntryInline, DossierAliasInline]
    list_display = ["name", "event_date", "article_count"]
    list_filter = [ArticlesFilter]
    ordering = ["name_key", "pk"]
    fields = ["name", "slug", "event_date", "note"]
