"""Forms over query strings and paths: what a reader may ask, and what becomes of the rest.

A query string never fails a page: what cannot be read is left out, and the page says so. A path
that cannot be read names nothing, and the view answers 404.
"""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core import validators
from django.core.exceptions import ValidationError

from archive.search.blanks import Blanks
from archive.search.engine import FACETS, MISSING, Sort
from archive.search.inquiry import KEY_LENGTH, KEYS_AT_ONCE, UNREADABLE
from archive.search.language import MAX_LENGTH
from archive.web.question import SIZES, Question

QUESTION_LENGTH = MAX_LENGTH
INITIAL_LENGTH = 40
LAST_PAGE = 1_000_000

YEAR = re.compile(r"(?!0000)[0-9]{4}")
MONTH = re.compile(r"(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])")


class QueryStringForm(forms.Form):
    """A form whose wrong fields fall back to nothing asked; `remarks` tells the reader."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cleaned_away: list[str] = []

    @property
    def remarks(self) -> list[str]:
        """What was not understood, one sentence each."""
        wrong = [str(message) for messages in self.errors.values() for message in messages]
        return self.cleaned_away + wrong

    def asked(self, name: str) -> Any:
        """The cleaned value of a field, None where nothing usable was asked."""
        self.is_valid()
        return self.cleaned_data.get(name)


class PageNumberField(forms.IntegerField):
    """The number of a page in a list, from 1."""

    def __init__(
        self, message: str = "That page number was not understood; this is the first page."
    ) -> None:
        messages = dict.fromkeys(("invalid", "min_value", "max_value"), message)
        super().__init__(required=False, min_value=1, max_value=LAST_PAGE, error_messages=messages)


class PageForm(QueryStringForm):
    """Which page of a list."""

    page = PageNumberField()

    @property
    def number(self) -> int:
        """The page asked for, the first where none was."""
        return self.asked("page") or 1


class InitialField(forms.CharField):
    """What names begin with, as an index calls it: a letter, or a script by its name."""

    def __init__(self) -> None:
        message = "That initial was not understood; this is the whole list."
        super().__init__(required=False, max_length=INITIAL_LENGTH)
        self.error_messages = dict.fromkeys(("invalid", "max_length"), message)
        self.validators = [
            validators.MaxLengthValidator(INITIAL_LENGTH, message),
            validators.RegexValidator(UNREADABLE, message, inverse_match=True),
        ]


class QuestionField(forms.CharField):
    """Words as typed, on one line; characters that no text holds are dropped."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def to_python(self, value: Any) -> str:
        """The words without what cannot be read; never an error."""
        return " ".join(UNREADABLE.sub(" ", value or "").split())[:QUESTION_LENGTH]


class IndexForm(PageForm):
    """Which part of an index, and which page of that."""

    letter = InitialField()


class KeysField(forms.Field):
    """Keys chosen in one facet, each once; "-" stands for what lacks the facet's value."""

    widget = forms.MultipleHiddenInput

    def __init__(self, message: str, pattern: re.Pattern[str] | None = None) -> None:
        super().__init__(required=False)
        self.message = message
        self.pattern = pattern

    def to_python(self, value: Iterable[str] | None) -> tuple[str, ...]:
        """The keys; raises ValidationError where one can be no key at all."""
        keys = tuple(dict.fromkeys(key for key in value or () if key))
        if len(keys) > KEYS_AT_ONCE or not all(self._is_key(key) for key in keys):
            raise ValidationError(self.message)
        return keys

    def _is_key(self, key: str) -> bool:
        if key == MISSING or self.pattern is None:
            return len(key) <= KEY_LENGTH and not UNREADABLE.search(key)
        return self.pattern.fullmatch(key) is not None


class ChosenField(forms.ChoiceField):
    """One of a few words; anything else falls back, and the message says to what."""

    def __init__(self, choices: Iterable[tuple[str, str]], message: str) -> None:
        super().__init__(
            choices=list(choices), required=False, error_messages={"invalid_choice": message}
        )


class SearchForm(PageForm):
    """The question, the choices beside it, the order and the page."""

    q = QuestionField()
    outlet = KeysField("That outlet was not understood and is left out.")
    author = KeysField("That author was not understood and is left out.")
    year = KeysField("That year was not understood and is left out.", YEAR)
    month = KeysField("That month was not understood and is left out.", MONTH)
    language = KeysField("That language was not understood and is left out.")
    kind = KeysField("That kind of outlet was not understood and is left out.")
    country = KeysField("That country was not understood and is left out.")
    tag = KeysField("That tag was not understood and is left out.")
    match = ChosenField(
        [("all", "all"), ("any", "any")],
        "That way to match was not understood; all words are looked for.",
    )
    sort = ChosenField(
        [(sort.value, sort.value) for sort in Sort],
        "That order was not understood; this is the usual one.",
    )
    dates = ChosenField(
        [("certain", "certain")], "That choice of dates was not understood and is left out."
    )
    size = ChosenField(
        [(str(size), str(size)) for size in SIZES],
        f"That many results are not shown at once; these are {SIZES[0]}.",
    )

    def clean_q(self) -> str:
        """Say so where the question is not what was sent."""
        words: str = self.cleaned_data["q"]
        sent = self.data.get("q") or ""
        if UNREADABLE.search(sent):
            self.cleaned_away.append("Characters that no text can hold were left out.")
        if len(sent) > QUESTION_LENGTH and len(words) == QUESTION_LENGTH:
            self.cleaned_away.append(f"The question was cut after {QUESTION_LENGTH:,} characters.")
        return words

    @property
    def misread(self) -> list[str]:
        """The choices that were not understood, and change what is found or its order."""
        return [name for name in self.errors if name not in {"page", "size"}]

    def question(self) -> Question:
        """All of it as a value."""
        sort = self.asked("sort")
        return Question(
            words=self.asked("q") or "",
            chosen={facet: keys for facet in FACETS if (keys := self.asked(facet))},
            sort=Sort(sort) if sort else None,
            certain_dates=self.asked("dates") == "certain",
            page=self.number,
            any_word=self.asked("match") == "any",
            size=int(self.asked("size") or SIZES[0]),
        )


class BlanksForm(QueryStringForm):
    """The blanks beside the search box; each holds as much as a question."""

    all = QuestionField()
    any = QuestionField()
    phrase = QuestionField()
    none = QuestionField()
    at = QuestionField()
    by = QuestionField()
    lang = QuestionField()
    since = QuestionField()
    until = QuestionField()

    def blanks(self) -> Blanks:
        """All of them as a value, in the order in which they stand here."""
        return Blanks(*(self.asked(name) or "" for name in self.fields))


class ParagraphForm(QueryStringForm):
    """Which paragraph of an article is to be cited."""

    p = PageNumberField("That number of a paragraph was not understood.")


class UnapiForm(QueryStringForm):
    """Which article, and in which format; both may be missing."""

    id = QuestionField()
    format = QuestionField()


class HexIdForm(forms.Form):
    """The first hex digits of a SHA-256, as in the address of an article or a capture."""

    digits = forms.RegexField(r"^[0-9a-f]{12,64}\Z")


class SlugForm(forms.Form):
    """The readable name of an outlet or author in an address."""

    slug = forms.CharField(max_length=KEY_LENGTH, strip=False)

    def clean_slug(self) -> str:
        """The slug, unless it holds what no slug can."""
        slug: str = self.cleaned_data["slug"]
        if UNREADABLE.search(slug):
            raise ValidationError("No name holds such characters.")
        return slug


def hex_digits(text: str) -> str | None:
    """An id out of a path, None where it can be none."""
    form = HexIdForm({"digits": text})
    return form.cleaned_data["digits"] if form.is_valid() else None


def name_slug(text: str) -> str | None:
    """A slug out of a path, None where it can be none."""
    form = SlugForm({"slug": text})
    return form.cleaned_data["slug"] if form.is_valid() else None
