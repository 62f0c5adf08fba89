"""The checks, in the order of the review queue."""

from archive.curation.checks.contradictions import (
    byline_and_note_disagree,
    declared_and_printed_differ,
)
from archive.curation.checks.gaps import (
    damaged_text,
    no_author,
    no_outlet,
    undated,
    unlinked_byline,
    unreadable_date,
    year_inferred,
)
from archive.curation.checks.later_dates import later_date
from archive.curation.checks.neighbours import SAME_PERSON, possible_copy, possible_same_person
from archive.curation.checks.rule import Check
from archive.models import Level

CHECKS = (
    Check("undated", "undated", Level.WARNING, undated),
    Check("no-outlet", "no outlet", Level.WARNING, no_outlet),
    Check("no-author", "no author", Level.INFO, no_author),
    Check("year-inferred", "year inferred", Level.INFO, year_inferred),
    Check("declared-printed", "declared and printed differ", Level.WARNING,
          declared_and_printed_differ),
    Check("unlinked-byline", "unlinked byline", Level.WARNING, unlinked_byline),
    Check("copy", "possible copy", Level.INFO, possible_copy),
    Check(SAME_PERSON, "possible same person", Level.INFO, possible_same_person),
    Check("damage", "text damage", Level.WARNING, damaged_text),
    Check("unreadable-date", "unreadable date", Level.WARNING, unreadable_date),
    Check("later-date", "text tells of a day after its publication", Level.WARNING, later_date),
    Check("byline-note", "byline and author note disagree", Level.WARNING,
          byline_and_note_disagree),
)  # fmt: skip
BY_NAME = {check.name: check for check in CHECKS}
