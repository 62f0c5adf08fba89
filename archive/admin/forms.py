"""The forms of the desk: what they cannot accept they say beside the field, and lose nothing."""

import re
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import DomainNameValidator, RegexValidator, URLValidator
from django.db.models import Max

from archive.admin.fields import DATE_FORMS, EdtfField, LineField, LinesField, TagsField
from archive.admin.generic import BaseInlineFormSet, ModelForm
from archive.curation.withdrawing import ONLY_EDITORS, may_withdraw
from archive.models import Article, Author, Byline, Claim, Outlet
from archive.models.naming import NAME_LENGTH, key_of
from archive.text.normal import clean_paragraph
from archive.text.sanitize import NoteTooLongError, sanitize_note

WIDE = {"class": "vLargeTextField"}
MIDDLE = {"class": "vTextField"}
TALL = {"class": "vLargeTextField", "rows": 3}
MAX_BYLINES = 100
CONFLICT = "_changed_meanwhile"
"""Stands in what `rebasing` puts together; such a form is to be looked over, not saved."""
NOTE_HELP = {
    "note": "A short note in HTML, shown on the public page: paragraphs, lists, emphasis, and "
    "links to http, https and mailto. What is not allowed is taken out when you save."
}
CHANGED_MEANWHILE = (
    "Somebody else has changed this article since you opened it. Nothing was saved yet: the form "
    "now holds what you typed and, where you changed nothing, what the article says now. Look it "
    "over and save again."
)
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
is_language = RegexValidator(
    rf"\A{LANGUAGE.pattern}\Z", "Write a language as its code: en, ko, pt-BR."
)
is_web_address = URLValidator(["http", "https"], message="Write a full http or https address.")
is_domain = DomainNameValidator(message="Write a web domain as example.org, without http or path.")


class ArticleForm(ModelForm):
    """What a curator may correct of an article. It saves nothing: see `corrections`."""

    title = LineField(max_length=1000, widget=forms.TextInput(WIDE))
    deck = LineField(
        clean=clean_paragraph,
        max_length=5000,
        widget=forms.Textarea(TALL),
        help_text="The summary line.",
    )
    section = LineField(max_length=300, widget=forms.TextInput(MIDDLE))
    tags = TagsField(help_text="One a line, or parted by commas.")
    language = LineField(
        max_length=12, validators=[is_language], help_text="A code, as en, ko or pt-BR."
    )
    url = LineField(
        label="URL",
        max_length=2000,
        validators=[is_web_address],
        widget=forms.URLInput(WIDE),
        help_text="Where the page stood: http or https.",
    )
    date = EdtfField(
        max_length=40,
        help_text=f"In EDTF: {DATE_FORMS}. Without a date, label and time go too.",
    )
    date_label = LineField(
        max_length=120, help_text="The word printed before it: Updated, Upload Date."
    )
    date_time = LineField(label="Time", max_length=20, help_text="As printed.")
    kind = LineField(max_length=40, help_text="As editorial, interview.")
    is_reviewed = forms.BooleanField(
        required=False, show_hidden_initial=True, label="Looked through, and found right"
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen_claim = forms.IntegerField(required=False, widget=forms.HiddenInput)

    by: User | None = None
    """Who looks at the form; set for each request."""
    TEXT_FIELDS = ("text", "body", "captions", "notes", "damage")
    """What the form shows and relabelling corrects."""

    class Meta:
        model = Article
        fields = [
            "title", "deck", "outlet", "section", "tags", "language", "url",
            "date", "date_label", "date_time", "kind", "is_reviewed",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.revision
        self.initial["seen_claim"] = self._last_claim()
        tags = self.fields["tags"]
        if isinstance(tags, TagsField):
            tags.printed = self.instance.tags

    def _last_claim(self) -> int:
        last = Claim.objects.filter(article=self.instance).aggregate(pk=Max("pk"))["pk"]
        return last or 0

    @property
    def is_preview(self) -> bool:
        """Whether the form is sent to be looked at, not to be kept."""
        return "_preview" in self.data

    def is_valid(self) -> bool:
        """Whether it may be saved: a form that is only looked at is not, be it without errors."""
        return super().is_valid() and not self.is_preview

    def full_clean(self) -> None:
        """Check only what was changed: a page may have printed what no curator may type."""
        for name in set(self.fields) - set(self.changed_data):
            self.fields[name].validators = []
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        """Refuse a form that was opened before somebody else's change, and a label without date."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        seen = cleaned.get("seen")
        if CONFLICT in self.data or (seen is not None and seen != self.initial["seen"]):
            raise ValidationError(CHANGED_MEANWHILE)
        if not cleaned.get("date") and "date" not in self.errors:
            self._refuse_date_parts_alone(cleaned)
        return cleaned

    def clean_outlet(self) -> Outlet | None:
        """An article may show what its outlet does: only an editor moves it in or out of one
        whose articles are withdrawn.
        """
        outlet: Outlet | None = self.cleaned_data["outlet"]
        if "outlet" in self.changed_data and self.by and not may_withdraw(self.by):
            moved = Article(access=self.instance.access, outlet=outlet)
            if moved.is_withdrawn != self.instance.is_withdrawn:
                raise ValidationError(ONLY_EDITORS)
        return outlet

    def _refuse_date_parts_alone(self, cleaned: dict[str, Any]) -> None:
        for name in {"date_label", "date_time"} & set(self.changed_data):
            if cleaned.get(name):
                self.add_error(name, "It needs a date to stand beside.")


class BylineForm(ModelForm):
    """One name of the byline."""

    place = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=10 * MAX_BYLINES,
        label="Order",
        widget=forms.NumberInput({"class": "vIntegerField"}),
    )
    name = LineField(
        required=True,
        max_length=NAME_LENGTH,
        label="Name as printed",
        widget=forms.TextInput({"size": 20}),
        error_messages={"required": "Write the name, or tick Delete."},
    )
    affiliation = LineField(
        max_length=1000,
        label="Affiliation as printed",
        widget=forms.TextInput({"size": 20}),
    )

    class Meta:
        model = Byline
        fields = ["name", "affiliation", "author"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["place"] = self.instance.position


class BylineFormSet(BaseInlineFormSet):
    """The byline as a whole."""

    def clean(self) -> None:
        """Refuse two equal names: nothing could tell what is said of one from the other."""
        super().clean()
        keys = [key_of(form.cleaned_data["name"]) for form in self.standing()]
        if self.has_changed() and len(keys) > len(set(keys)):
            raise ValidationError("The byline names somebody twice. Each name can stand once.")

    def standing(self) -> list[Any]:
        """The forms of the names that are to stand, in their order."""
        named = [form for form in self.forms if getattr(form, "cleaned_data", {}).get("name")]
        kept = [form for form in named if form not in self.deleted_forms]
        return sorted(kept, key=lambda form: form.cleaned_data.get("place") or 10**6)


class AliasForm(ModelForm):
    """Another name."""

    name = LineField(required=True, max_length=NAME_LENGTH)


class AliasFormSet(BaseInlineFormSet):
    """The other names of a row."""

    def clean(self) -> None:
        """Refuse a name that stands there already; names are compared as ingest compares them."""
        super().clean()
        kept = [form for form in self.forms if form not in self.deleted_forms]
        names = [getattr(form, "cleaned_data", {}).get("name") for form in kept]
        keys = [key_of(name) for name in names if name]
        if len(keys) > len(set(keys)):
            raise ValidationError("One of these names stands here twice.")


class NamedForm(ModelForm):
    """What the forms for outlets and authors share."""

    name = LineField(required=True, max_length=NAME_LENGTH, widget=forms.TextInput(WIDE))

    def clean_note(self) -> str | None:
        """A note that is too long is refused here, with all that was typed still in the form."""
        note: str | None = self.cleaned_data["note"]
        try:
            sanitize_note(note or "")
        except NoteTooLongError as error:
            raise ValidationError(str(error)) from error
        return note


def check_language(code: str) -> str:
    """A language code in small letters."""
    is_language(code.lower())
    return code.lower()


def check_domain(domain: str) -> str:
    """A web domain in small letters."""
    is_domain(domain.lower())
    return domain.lower()


class OutletForm(NamedForm):
    """An outlet; what nobody has said yet stays empty."""

    country = LineField(
        max_length=2,
        validators=[RegexValidator(r"\A[A-Za-z]{2}\Z", "Two letters, as KR, DE, BR.")],
        help_text="Two letters, as in ISO 3166: KR, DE, BR.",
    )
    languages = LinesField(
        check=check_language, empty_value=None, help_text="Codes, one a line: ko, en."
    )
    domains = LinesField(
        check=check_domain, empty_value=None, help_text="Web domains, one a line: example.org."
    )

    disclaimer = LineField(
        clean=clean_paragraph,
        max_length=5000,
        widget=forms.Textarea(TALL),
        help_text="As the outlet prints it.",
    )

    class Meta:
        model = Outlet
        fields = [
            "name", "kind", "country", "languages", "domains", "access", "disclaimer", "note",
        ]  # fmt: skip
        help_texts = NOTE_HELP

    def clean_country(self) -> str | None:
        """Country codes are written in capitals."""
        country: str | None = self.cleaned_data["country"]
        return country.upper() if country else None


class AuthorForm(NamedForm):
    """An author; family and given name stay empty where nobody has said them."""

    family = LineField(max_length=200, label="Family name", widget=forms.TextInput(MIDDLE))
    given = LineField(max_length=200, label="Given name", widget=forms.TextInput(MIDDLE))

    class Meta:
        model = Author
        fields = ["name", "family", "given", "order", "is_organisation", "note"]
        help_texts = NOTE_HELP
