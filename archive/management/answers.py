"""A search's answer in lines for a terminal."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from archive.search.engine import SearchPage
from archive.search.language import Understood


def counted(articles: int) -> str:
    """`1 article`, `2 articles`."""
    return "1 article" if articles == 1 else f"{articles} articles"


def question_in_words(understood: Understood, page: SearchPage) -> str:
    """`2 articles for: canal AND treaty`, and what was not understood."""
    possible = f", of them {page.possible} possibly" if page.possible else ""
    lines = [f"{counted(page.total)}{possible} for: {understood.as_read or 'everything'}"]
    return "\n".join(lines + [f"  note: {note.text}" for note in understood.notes])


def hit_in_words(row: dict[str, Any]) -> str:
    """A hit in two or three lines: its title, who and when, its best fragment with marks."""
    said = [" and ".join(row["authors"]), row["outlet"], row["date"] or row["date_inferred"]]
    lines = [
        row["title"] or "untitled",
        "  " + " · ".join([*filter(None, said), row["path"]]),
        *(f"  {_marked(snippet)}" for snippet in row["snippets"][:1]),
    ]
    return "\n".join(lines)


def _marked(snippet: dict[str, Any]) -> str:
    fragment: str = snippet["text"]
    text, done = "", 0
    for start, end in snippet["marks"]:
        text += f"{fragment[done:start]}[{fragment[start:end]}]"
        done = end
    return text + fragment[done:]


FORMATS: dict[str, Callable[[dict[str, Any]], str]] = {
    "table": hit_in_words,
    "jsonl": partial(json.dumps, ensure_ascii=False),
}
