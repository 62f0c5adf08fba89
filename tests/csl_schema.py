"""What CSL-JSON may hold, as a schema of our own of the rules of CSL 1.0.2's data model."""

from typing import Any

TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
""".split()
TEXTS = """
    abstract annote archive archive_collection archive_location archive-place authority call-number
    citation-key citation-label collection-title container-title container-title-short dimensions
    division DOI event event-title event-place genre ISBN ISSN jurisdiction journalAbbreviation
    keyword language license medium note original-publisher original-publisher-place original-title
    part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale
    section shortTitle source status title title-short URL version volume-title year-suffix
""".split()
NUMBERS = """
    chapter-number citation-number collection-number edition first-reference-note-number issue
    locator number number-of-pages number-of-volumes page page-first part-number printing-number
    supplement-number volume
""".split()
NAMES = """
    author chair collection-editor compiler composer container-author contributor curator director
    editor editorial-director executive-producer guest host illustrator interviewer narrator
    organizer original-author performer producer recipient reviewed-author script-writer
    series-creator translator
""".split()
DATES = "accessed available-date event-date issued original-date submitted".split()

_TEXT = {"type": "string"}
_PART = {"type": ["string", "number"]}
_FLAG = {"type": ["string", "number", "boolean"]}
_NAME = {
    "type": "object",
    "properties": {
        **dict.fromkeys(
            ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"),
            _TEXT,
        ),
        **dict.fromkeys(("comma-suffix", "static-ordering", "parse-names"), _FLAG),
    },
    "additionalProperties": False,
}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": _PART, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "season": _PART,
        "circa": _FLAG,
        "literal": _TEXT,
        "raw": _TEXT,
        "edtf": _TEXT,
    },
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"enum": TYPES},
            "id": _PART,
            "categories": {"type": "array", "items": _TEXT},
            "custom": {"type": "object"},
            **dict.fromkeys(TEXTS, _TEXT),
            **dict.fromkeys(NUMBERS, _PART),
            **{name: {"type": "array", "items": _NAME} for name in NAMES},
            **dict.fromkeys(DATES, _DATE),
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
