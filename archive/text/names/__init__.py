"""Names of people as printed, and what may honestly be said of their parts."""

from archive.text.names.form import looks_like_name
from archive.text.names.lists import split_names
from archive.text.names.organisations import ARTICLES, is_organisation
from archive.text.names.reading import PersonName, read_name, sort_key

__all__ = [
    "ARTICLES",
    "PersonName",
    "is_organisation",
    "looks_like_name",
    "read_name",
    "sort_key",
    "split_names",
]
