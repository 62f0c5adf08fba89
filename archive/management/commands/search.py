"""`manage.py search "words"`: the archive's own search on a terminal."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.exports.results import as_object, found
from archive.management.answers import FORMATS, question_in_words
from archive.management.readiness import require_database
from archive.search import sync
from archive.search.engine import SearchError, SearchRequest
from archive.search.language import understand


class Command(BaseCommand):
    """Hits go to standard output, their count and how the question was read to the other."""

    help = "Search the archive; the language is that of the search page."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The question and how to print its hits."""
        parser.add_argument("words", help='words, "phrases", OR, -word, outlet:, date:2021-06 …')
        parser.add_argument("--format", choices=FORMATS, default="table")

    def handle(self, *_: Any, **options: Any) -> None:
        """No hit is no failure."""
        require_database()
        understood = understand(options["words"])
        try:
            page = sync.engine().search(SearchRequest(understood.tree))
        except SearchError as error:
            raise CommandError(str(error)) from error
        self.stderr.write(question_in_words(understood, page))
        for hit in found(page, understood.tree):
            self.stdout.write(FORMATS[options["format"]](as_object(hit)))
