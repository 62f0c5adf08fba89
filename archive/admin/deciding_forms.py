"""The forms on which two rows are merged, split or judged: each can say what it would do."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from archive.admin.fields import LineField
from archive.admin.widgets import Suggestions
from archive.curation.judgements import contrary, judge, judgement_on
from archive.curation.merging import merge, plan_merge
from archive.curation.moving import Namesake
from archive.curation.splitting import parts_of, plan_split, split
from archive.curation.steps import Plan
from archive.models import Article, Byline, Event, Judgement
from archive.models.naming import NAME_LENGTH

MOST_PARTS = 500
REASON_LENGTH = 2000


class DecisionForm(forms.Form):
    """A decision about a row: what it touches, and the doing of it.

    `seen` is the digest of the preview that is confirmed.
    """

    verb: ClassVar[str]
    title: ClassVar[str]
    permission: ClassVar[str]
    has_preview: ClassVar[bool] = True

    reason = forms.CharField(
        max_length=REASON_LENGTH,
        widget=forms.Textarea({"rows": 3, "class": "vLargeTextField"}),
        help_text="Kept with the decision, for whoever asks later.",
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, row: Namesake, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row

    def plan(self) -> Plan | None:
        """What a valid form would do; raises EventError."""
        return None

    def take(self, by: User) -> Event:
        """Do what a valid form says; raises EventError."""
        raise NotImplementedError

    def judgements(self) -> list[Judgement]:
        """What was said before of the rows that a valid form names."""
        return []

    def show_what_matters(self, judgements: list[Judgement]) -> None:
        """Ask for no more than what was said before gives cause to."""

    def _choose_row(self, name: str, *, required: bool, label: str) -> None:
        model: Any = type(self.row)
        link: Any = model._meta.get_field("merged_into")  # noqa: SLF001 - Django's documented access
        field = forms.ModelChoiceField(
            model.objects.present().exclude(pk=self.row.pk),
            required=required,
            label=label,
            widget=Suggestions(link, admin.site),
        )
        self.fields = {name: field, **self.fields}
        self.order_fields([name, "are_same", "against", "reason"])


class MergeForm(DecisionForm):
    """Merge a row into another."""

    verb = "merge"
    title = "Merge"
    permission = "merge"

    against = forms.BooleanField(
        required=False,
        widget=forms.HiddenInput,
        label="They are the same after all",
        help_text="Somebody judged that they are not: see above.",
    )

    def __init__(self, row: Namesake, *args: Any, **kwargs: Any) -> None:
        super().__init__(row, *args, **kwargs)
        self._choose_row("into", required=True, label="Merge into")

    def plan(self) -> Plan:
        """Every row that is touched."""
        return plan_merge(self.row, self.cleaned_data["into"])

    def show_what_matters(self, judgements: list[Judgement]) -> None:
        """Only where somebody judged otherwise there is something to be overruled."""
        if judgements:
            self.fields["against"].widget = forms.CheckboxInput()

    def judgements(self) -> list[Judgement]:
        """That they are not the same, as somebody said."""
        return contrary(self.row, self.cleaned_data["into"])

    def take(self, by: User) -> Event:
        """Merge."""
        said = self.cleaned_data
        return merge(
            self.row,
            said["into"],
            by=by,
            reason=said["reason"],
            against_judgement=said["against"],
            seen=said["seen"] or "",
        )


def part_in_words(part: Byline | Article) -> str:
    """What tells one byline, or one article, from the others."""
    article = part.article if isinstance(part, Byline) else part
    printed = [part.name, part.affiliation] if isinstance(part, Byline) else []
    return " · ".join(
        str(each) for each in [*printed, article, article.outlet, article.date] if each
    )


class SplitForm(DecisionForm):
    """Split what was chosen off to a new row or to another one."""

    verb = "split"
    title = "Split"
    permission = "merge"

    name = LineField(
        max_length=NAME_LENGTH,
        label="Or to a new one of this name",
        help_text="Two may have one name; the address tells them apart.",
    )

    def __init__(self, row: Namesake, *args: Any, **kwargs: Any) -> None:
        super().__init__(row, *args, **kwargs)
        self._choose_row("into", required=False, label="Split off to")
        parts = parts_of(row)
        self.more = max(0, parts.count() - MOST_PARTS)
        self.fields["parts"] = forms.TypedMultipleChoiceField(
            choices=[(part.pk, part_in_words(part)) for part in parts[:MOST_PARTS]],
            coerce=int,
            label="What to split off",
            widget=forms.CheckboxSelectMultiple,
        )
        self.order_fields(["into", "name", "parts", "reason"])

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two: another row, or the name of a new one."""
        cleaned = super().clean() or self.cleaned_data
        if bool(cleaned.get("into")) == bool(cleaned.get("name")) and not self.errors:
            raise ValidationError("Choose where it goes, or write the name of a new one: not both.")
        return cleaned

    def plan(self) -> Plan:
        """Every row that is touched."""
        return plan_split(self.row, self.cleaned_data["parts"], self._into())

    def take(self, by: User) -> Event:
        """Split."""
        said = self.cleaned_data
        return split(
            self.row,
            said["parts"],
            self._into(),
            by=by,
            reason=said["reason"],
            seen=said["seen"] or "",
        )

    def _into(self) -> Namesake:
        into: Namesake = self.cleaned_data["into"] or type(self.row)(name=self.cleaned_data["name"])
        return into


class JudgeForm(DecisionForm):
    """Say whether two rows are the same."""

    verb = "judge"
    title = "Same or not"
    permission = "change"
    has_preview = False

    are_same = forms.TypedChoiceField(
        choices=[("no", "not the same"), ("yes", "the same")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        label="They are",
        initial="no",
        help_text="Saying that they are the same does not merge them.",
    )

    def __init__(self, row: Namesake, *args: Any, **kwargs: Any) -> None:
        super().__init__(row, *args, **kwargs)
        self._choose_row("other", required=True, label="Compare with")

    def judgements(self) -> list[Judgement]:
        """What stood there before."""
        known = judgement_on(self.row, self.cleaned_data["other"])
        return [known] if known else []

    def take(self, by: User) -> Event:
        """Judge."""
        said = self.cleaned_data
        return judge(
            self.row, said["other"], are_same=said["are_same"], reason=said["reason"], by=by
        )
