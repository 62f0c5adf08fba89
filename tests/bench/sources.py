"""What benches ingest: the corpus beside the repository, or pages of text made of its words."""

import gzip
from itertools import islice
from pathlib import Path

from tests.source import ROOT

CORPUS = ROOT.parent / "shared" / "corpus" / "articles.jsonl.gz"


def of_articles(folder: Path, count: int, more: int) -> tuple[Path, Path]:
    """Two folders: so many articles, and so many others."""
    if not CORPUS.exists():
        raise SystemExit(f"{CORPUS} is not here: this bench fills its archive from it.")
    first, second = folder / "first", folder / "more"
    for each in (first, second):
        each.mkdir()
    with gzip.open(CORPUS, "rb") as packed:
        for place, wanted in ((first, count), (second, more)):
            with (place / "corpus.jsonl").open("wb") as file:
                file.writelines(islice(packed, wanted))
    return first, second
