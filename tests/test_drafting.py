"""Segments written by several processes are those that one would write."""

import sys
from itertools import count
from pathlib import Path

import pytest

from archive.search import drafting
from archive.search.drafting import drafted
from archive.search.lexicon import Lexicon
from archive.search.segment import Segment
from tests.documents import document

DOCUMENTS = [document(f"{number}", "Reset", f"word{number} reset") for number in range(7)]


@pytest.mark.parametrize("cores", [1, 2])
def test_in_order_and_in_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cores: int
) -> None:
    monkeypatch.setattr(drafting, "BATCH", 3)
    monkeypatch.setattr(drafting, "FEW", 1)
    numbers = count()
    written = list(drafted(DOCUMENTS, lambda: tmp_path / str(next(numbers)), cores))
    assert written == [(tmp_path / "0", 3), (tmp_path / "1", 3), (tmp_path / "2", 1)]
    ids = [id_.decode() for path, _ in written for id_ in Segment(path).arrays["id"]]
    assert ids == [each.id for each in DOCUMENTS]


def test_words_forgotten_between_segments_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Lexicon] = []

    class Noted(Lexicon):
        def __init__(self) -> None:
            super().__init__()
            made.append(self)

    monkeypatch.setattr(drafting, "Lexicon", Noted)
    monkeypatch.setattr(drafting, "BATCH", 3)
    monkeypatch.setattr(drafting, "FEW", 1)

    def written(most: int) -> tuple[list[bytes], int]:
        monkeypatch.setattr(drafting, "MOST_WORDS", most)
        made.clear()
        names = (tmp_path / f"{most}-{number}" for number in count())
        paths = [path for path, _ in drafted(DOCUMENTS, names.__next__, 1)]
        return [path.read_bytes() for path in paths], len(made)

    forgetful, remembering = written(0), written(1_000)
    assert forgetful[0] == remembering[0]
    assert (forgetful[1], remembering[1]) == (3, 1)


def test_a_program_typed_in_writes_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "BATCH", 3)
    monkeypatch.setattr(drafting, "FEW", 1)
    monkeypatch.setattr(sys.modules["__main__"], "__file__", "<stdin>", raising=False)
    numbers = count()
    written = list(drafted(DOCUMENTS, lambda: tmp_path / str(next(numbers)), 2))
    assert [held for _, held in written] == [3, 3, 1]


@pytest.mark.parametrize(("few", "held"), [(1, [3, 3, 1]), (2, [6, 1]), (3, [7])])
def test_few_are_one_segment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, held: list[int]
) -> None:
    """By one process; where there are more than few, the first of them are together as well."""
    monkeypatch.setattr(drafting, "BATCH", 3)
    monkeypatch.setattr(drafting, "FEW", few)
    numbers = count()
    written = list(drafted(DOCUMENTS, lambda: tmp_path / str(next(numbers)), 1))
    assert [count for _, count in written] == held


def test_nothing_to_write(tmp_path: Path) -> None:
    assert list(drafted([], lambda: tmp_path / "file")) == []


def test_what_fails_in_another_process_fails_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "BATCH", 3)
    monkeypatch.setattr(drafting, "FEW", 1)
    with pytest.raises(FileExistsError):
        list(drafted(DOCUMENTS, lambda: tmp_path / "the same file", 2))
