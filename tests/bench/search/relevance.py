"""How good the order is: `python -m tests.bench.search.relevance`.

Questions with judged documents from `../shared/ir`, each asked as any of its words, scored by the
scorer that stands there. Quick, so that a setting of the ranking can be tried: change it, run this.
"""

import gzip
import importlib.util
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

from archive.search.engine import Document, Engine, Place, SearchRequest
from archive.search.query import Every, Node, Term, any_of
from archive.search.whoosh_index import WhooshEngine
from archive.text.analysis import words_asked

FOLDER = Path(__file__).parents[4] / "shared" / "ir"
DEPTH = 1_000


def is_here() -> bool:
    """Whether there are judged documents on this machine."""
    return (FOLDER / "qrels.tsv").exists()


def scores(engine: Engine) -> Mapping[str, float]:
    """The means over all questions, by the name of the measure, from an engine that holds them."""
    scorer = _scorer()
    with (FOLDER / "queries.jsonl").open(encoding="utf-8") as file:
        questions = [json.loads(line) for line in file]
    run = {each["id"]: _ranked(engine, each["text"]) for each in questions}
    judged = scorer.load_qrels(FOLDER / "qrels.tsv")
    means: Mapping[str, float] = scorer.mean(scorer.evaluate(judged, run))
    return means


def documents() -> Iterator[Document]:
    """The judged documents."""
    with gzip.open(FOLDER / "docs.jsonl.gz", "rt", encoding="utf-8") as file:
        for record in map(json.loads, file):
            yield _document(record)


def ours() -> Mapping[str, float]:
    """The scores of our engine."""
    with tempfile.TemporaryDirectory() as folder:
        engine = WhooshEngine(Path(folder) / "index")
        engine.rebuild(documents(), Place(1, "relevance"))
        try:
            return scores(engine)
        finally:
            engine.close()


def _ranked(engine: Engine, text: str) -> list[str]:
    request = SearchRequest(_any_word(text), size=DEPTH, facets=())
    return [hit.id for hit in engine.search(request).hits]


def _any_word(text: str) -> Node:
    found = [Term(text[word[0].start : word[-1].end]) for word in words_asked(text)]
    return any_of(dict.fromkeys(found)) if found else Every()


def _document(record: Mapping[str, str]) -> Document:
    return Document(
        id=record["id"],
        title=record["title"] or None,
        deck=None,
        body=(record["text"],),
        captions=(),
        notes=(),
        outlet=None,
        kind=None,
        country=None,
        authors=(),
        printed_authors=(),
        section=None,
        tags=(),
        language="en",
        date=None,
        date_inferred=None,
    )


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("ir_score", FOLDER / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    if not is_here():
        raise SystemExit("no judged documents to search")
    measured = " ".join(f"{name} {value:.4f}" for name, value in ours().items())
    sys.stdout.write(f"{measured}\n")


if __name__ == "__main__":
    main()
