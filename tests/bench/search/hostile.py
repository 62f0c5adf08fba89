"""Questions typed to do harm, or by accident: read and answered, and how long that takes."""

from dataclasses import dataclass

from archive.search.engine import Engine, SearchRequest
from archive.search.language import understand
from tests.bench.search.measuring import milliseconds, undisturbed

TIMES = 3
HOSTILE = {
    "?*": "?*",
    "a*": "a* " * 60,
    "short prefixes": " OR ".join(f"{letters}*" for letters in ("con", "pro", "int", "res", "com")),
    "wildcards": "c*n?e*t* OR p*r*e*s* OR s?a?e*",
    "fuzzy": " OR ".join(f"{word}~" for word in ("state", "house", "party", "people", "trump")),
    "10,000 words": " ".join(f"word{number}" for number in range(10_000)),
    "10,000 alternatives": " OR ".join(f"word{number}" for number in range(10_000)),
    "3,000 parentheses": "(" * 3_000 + "a" + ")" * 3_000,
    "3,000 open parentheses": "(" * 3_000,
    "a ANDNOT a": "a ANDNOT a " * 500,
    "NOT NOT": "NOT " * 3_000 + "a",
    "100,000 characters": "x" * 100_000,
    "100,000 quotes": '"' * 100_000,
    "frequent words": "the of and to in that is for on with as was it by from",
    "frequent phrase": '"the the the the of of of of to to to to"',
    "frequent words near": '"the of and to in that is for on with"~5',
    "range": "[a TO z] x~99 date:0001..9999",
    "signs": '\0\ud800\u202e￿ -- :: ** ~~ "" ()',
}


@dataclass(frozen=True, slots=True)
class Endured:
    """The slowest of some attempts in milliseconds; and what it raised, "" for nothing."""

    slowest: float
    error: str


def endured(engine: Engine) -> dict[str, Endured]:
    """Every hostile question, read and answered."""
    with undisturbed():
        return {name: _endured(engine, text) for name, text in HOSTILE.items()}


def _endured(engine: Engine, text: str) -> Endured:
    try:
        times = [
            milliseconds(lambda: engine.search(SearchRequest(understand(text).tree)))
            for _ in range(TIMES)
        ]
    except Exception as error:  # that none is raised is what is checked
        return Endured(0.0, f"{type(error).__name__}: {error}")
    return Endured(max(times), "")
