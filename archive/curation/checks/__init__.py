"""Checks that fill the review queue: small rules, each with what it is for.

A waiting suggestion is counted where suggestions are kept: it needs no finding of its own.
"""

from archive.curation.checks.findings import findings_on, recheck, recheck_named, run_checks
from archive.curation.checks.rule import Around, Check, Facts, Remark
from archive.curation.checks.table import BY_NAME, CHECKS

__all__ = [
    "BY_NAME",
    "CHECKS",
    "Around",
    "Check",
    "Facts",
    "Remark",
    "findings_on",
    "recheck",
    "recheck_named",
    "run_checks",
]
