"""Form fields of the desk: what a person types, cleaned as ingest cleans what a page prints."""

import re
from collections.abc import Callable, Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from archive.text.dates import DateError, PartialDate
from archive.text.normal import clean_line

COMMAS = re.compile("[,，、]")
DATE_FORMS = (
    "2021-06-23, 2021-06, 2021, XXXX-01-28 where no year is printed, 2021-06~ where it is "
    "approximate, or [2021-05..2021-06-15] for one day of a range"
)


class LineField(forms.CharField):
    """One line of text, cleaned as ingest cleans it (`clean`); empty is None."""

    def __init__(self, *, clean: Callable[[str], str] = clean_line, **kwargs: Any) -> None:
        self._clean = clean
        super().__init__(**{"required": False, "empty_value": None, **kwargs})

    def to_python(self, value: Any) -> str | None:
        """The text as ingest would have kept it."""
        text: str | None = super().to_python(value)
        return self._clean(text or "") or self.empty_value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether more differs from what was there than white space and what nobody sees."""
        return super().has_changed(self._clean(initial or ""), data)


class EdtfField(LineField):
    """A date as EDTF text."""

    def to_python(self, value: Any) -> str | None:
        """The EDTF text, "x" for an unknown digit made large."""
        text = super().to_python(value)
        return text.upper() if text else text

    def validate(self, value: Any) -> None:
        """Say in plain words which forms there are."""
        super().validate(value)
        try:
            if value:
                PartialDate.parse(value)
        except DateError as error:
            raise ValidationError(f"{error}. Write a date as {DATE_FORMS}.") from error


class LinesField(forms.CharField):
    """A list, one value a line; `check` returns a line as it is kept, or raises ValidationError."""

    widget = forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})

    def __init__(
        self,
        *,
        check: Callable[[str], str] = str,
        line_length: int = 200,
        max_lines: int = 100,
        **kwargs: Any,
    ) -> None:
        self._check, self._line_length, self._max_lines = check, line_length, max_lines
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """The list as text."""
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """The values in order, each once; the empty value where there is none."""
        checked = [self._check(line) for line in self._lines(value)]
        return list(dict.fromkeys(checked)) or self.empty_value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another value, or another order, stands there."""
        return self._lines(self.prepare_value(initial)) != self._lines(data)

    def _lines(self, text: str | None) -> list[str]:
        return list(dict.fromkeys(filter(None, map(clean_line, self.split(text or "")))))

    def split(self, text: str) -> list[str]:
        """The text's lines."""
        return text.splitlines()

    def run_validators(self, value: Any) -> None:
        """Refuse a value or a list that is too long, and what no text may hold."""
        lines = value or []
        MaxLengthValidator(self._max_lines, f"At most {self._max_lines} lines.")(lines)
        for line in lines:
            MaxLengthValidator(self._line_length)(line)
            super().run_validators(line)


class TagsField(LinesField):
    """Tags, one a line or parted by commas; a tag printed with a comma in it stays whole."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(empty_value=[], **kwargs)
        self.printed: Collection[str] = ()

    def split(self, text: str) -> list[str]:
        """Lines that were tags before, and the parts of all others."""
        return [
            tag
            for line in text.splitlines()
            for tag in ([line] if line in self.printed else COMMAS.split(line))
        ]
