"""Segments merged are as if their documents had been written at once."""

from pathlib import Path

import numpy as np
import pytest

from archive.search import merging
from archive.search.arrays import write_arrays
from archive.search.draft import Draft
from archive.search.engine import Document
from archive.search.lexicon import Lexicon
from archive.search.merging import merge
from archive.search.segment import Segment
from tests.documents import document

DOCUMENTS = [
    document("a1", "Reset", "reset the US-Russia relations", outlet="Post", tags=("War",)),
    document("a2", None, "La réforme de l’État", language="fr", date="2021-06"),
    document("a3", "中国经济", "中国与美国", language="zh", authors=("Li Yan",)),
    document("a4", "Nothing left", outlet="Times", tags=("War", "Peace"), date="XXXX-01-28"),
    document("a5", "Reset again", "the reset of the reset", inferred="2021-01-28"),
    document("a6"),
]


def written(path: Path, documents: list[Document], lexicon: Lexicon | None = None) -> Segment:
    draft = Draft(lexicon)
    for each in documents:
        draft.add(each)
    write_arrays(path, draft.arrays())
    return Segment(path)


def contents(segment: Segment) -> dict[str, object]:
    """All arrays; codes as what they stand for, for merging may number them otherwise."""
    found: dict[str, object] = {
        name: segment.arrays[name].tolist()
        for name in segment.arrays.names()
        if name not in segment.labels and name != "labels"
    }
    for facet, labels in segment.labels.items():
        keys = [*labels, None]
        column = segment.arrays[facet]
        many = column.ndim > 1
        found[facet] = [
            (int(each[0]), keys[each[1]]) if many else keys[each] for each in column.tolist()
        ]
    return found


@pytest.mark.parametrize("stretch", [1, 3, 1 << 21])
def test_merged_as_if_written_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    monkeypatch.setattr(merging, "STRETCH", stretch)
    lexicon = Lexicon()
    parts = [written(tmp_path / str(n), DOCUMENTS[n : n + 2], lexicon) for n in (0, 2, 4)]
    merge(tmp_path / "merged", [(part, np.ones(2, bool)) for part in parts])
    merged = contents(Segment(tmp_path / "merged"))
    assert merged == contents(written(tmp_path / "whole", DOCUMENTS))


@pytest.mark.parametrize("dropped", [(), (0,), (1, 2), (0, 1, 3, 4), (0, 1, 2, 3, 4, 5)])
def test_deleted_documents_leave_nothing_behind(tmp_path: Path, dropped: tuple[int, ...]) -> None:
    parts = [written(tmp_path / str(n), DOCUMENTS[n : n + 3]) for n in (0, 3)]
    kept = ~np.isin(np.arange(6), dropped)
    merge(tmp_path / "merged", [(parts[0], kept[:3]), (parts[1], kept[3:])])
    left = [each for number, each in enumerate(DOCUMENTS) if number not in dropped]
    merged = contents(Segment(tmp_path / "merged"))
    assert merged == contents(written(tmp_path / "left", left))


def test_a_lexicon_kept_from_segment_to_segment_changes_nothing(tmp_path: Path) -> None:
    lexicon = Lexicon()
    written(tmp_path / "before", DOCUMENTS[:3], lexicon)
    after = written(tmp_path / "after", DOCUMENTS[3:], lexicon)
    assert contents(after) == contents(written(tmp_path / "alone", DOCUMENTS[3:]))


def test_positions_beyond_two_bytes(tmp_path: Path) -> None:
    long = document("long", None, "word " * 70_000 + "end")
    short = document("short", None, "the end")
    segments = [written(tmp_path / each.id, [each]) for each in (short, long)]
    merge(tmp_path / "merged", [(each, np.ones(1, bool)) for each in segments])
    merged = Segment(tmp_path / "merged")
    for name in ("positions", "counts"):
        sizes = [each.arrays[name].dtype.itemsize for each in (*segments, merged)]
        assert sizes == [2, 4, 4]
    number = merged.vocabulary.find("end")
    assert number is not None
    counts, first = merged.counts_of(number)
    assert counts.tolist() == [1, 1]
    assert merged.arrays["positions"][first : first + 2].tolist() == [1, 70_000]
