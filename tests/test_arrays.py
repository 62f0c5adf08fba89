"""Files of arrays: what is written is read again; what is cut or damaged is refused."""

import os
from pathlib import Path

import numpy as np
import pytest

from archive.search.arrays import (
    Array,
    ArraysError,
    check_arrays,
    read_arrays,
    write_arrays,
    writing,
)

ARRAYS: dict[str, Array] = {
    "numbers": np.arange(1000, dtype=np.int64),
    "pairs": np.arange(6, dtype=np.int32).reshape(3, 2),
    "none": np.empty((0, 9), np.float32),
    "texts": np.array([b"one", b"three"]),
    "marks": np.array([True, False]),
}


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write_arrays(tmp_path / "file", ARRAYS)
    arrays = read_arrays(tmp_path / "file")
    assert list(arrays.names()) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert arrays[name].dtype == array.dtype
        assert arrays[name].shape == array.shape
        assert arrays[name].tolist() == array.tolist()


def test_arrays_are_written_side_by_side(tmp_path: Path) -> None:
    with writing(tmp_path / "file") as writer:
        odd = writer.reserve("odd", np.dtype(np.uint16), (3,))
        even = writer.reserve("even", np.dtype(np.uint32), (2,))
        odd.append(np.array([1]))
        even.append(np.array([2, 4]))
        odd.append(np.array([3, 5]))
    arrays = read_arrays(tmp_path / "file")
    assert arrays["odd"].tolist() == [1, 3, 5]
    assert arrays["even"].tolist() == [2, 4]


def test_nothing_in_a_mapped_file_can_be_changed(tmp_path: Path) -> None:
    write_arrays(tmp_path / "file", ARRAYS)
    with pytest.raises(ValueError, match="read-only"):
        read_arrays(tmp_path / "file")["numbers"][0] = 1


def test_arrays_outlive_the_name_of_their_file(tmp_path: Path) -> None:
    write_arrays(tmp_path / "file", ARRAYS)
    arrays = read_arrays(tmp_path / "file")
    (tmp_path / "file").unlink()
    assert arrays["numbers"].sum() == 499_500


@pytest.mark.parametrize("kept", [0, 5, 40, 8_000, -1, -13, -60])
def test_a_cut_file_is_refused(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "file"
    write_arrays(path, ARRAYS)
    whole = path.read_bytes()
    path.write_bytes(whole[:kept])
    with pytest.raises(ArraysError, match="cut off"):
        read_arrays(path)


def test_a_damaged_directory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_arrays(path, ARRAYS)
    path.write_bytes(path.read_bytes().replace(b'"pairs"', b'"pears"'))
    with pytest.raises(ArraysError, match="damaged"):
        read_arrays(path)


@pytest.mark.parametrize("name", [name for name in ARRAYS if name != "none"])
def test_damage_within_an_array_is_found_by_a_check(tmp_path: Path, name: str) -> None:
    path = tmp_path / "file"
    write_arrays(path, ARRAYS)
    check_arrays(path)
    start = next(entry[2] for each, entry in read_arrays(path).entries() if each == name)
    damaged = bytearray(path.read_bytes())
    damaged[start] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(ArraysError, match=f"damaged in its {name}"):
        check_arrays(path)


def test_arrays_written_side_by_side_can_be_checked(tmp_path: Path) -> None:
    with writing(tmp_path / "file") as writer:
        odd, even = (writer.reserve(name, np.dtype(np.uint16), (3,)) for name in ("odd", "even"))
        for number in range(3):
            odd.append(np.array([2 * number + 1]))
            even.append(np.array([2 * number]))
    check_arrays(tmp_path / "file")


def test_a_file_is_never_written_over(tmp_path: Path) -> None:
    write_arrays(tmp_path / "file", ARRAYS)
    with pytest.raises(FileExistsError):
        write_arrays(tmp_path / "file", {})


def test_stretches_are_read_as_they_are_mapped(tmp_path: Path) -> None:
    write_arrays(tmp_path / "file", {"one": np.arange(9, dtype=np.uint16), "two": np.arange(3.0)})
    arrays = read_arrays(tmp_path / "file")
    assert arrays.read("one", [(0, 2), (4, 4), (7, 9), (3, 4)]).tolist() == [0, 1, 7, 8, 3]
    assert arrays.read("two", [(1, 3)]).tolist() == [1.0, 2.0]


def test_a_file_that_is_cut_meanwhile_is_not_taken_for_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_arrays(path, {"one": np.arange(9000, dtype=np.uint16)})
    arrays = read_arrays(path)
    os.truncate(path, 4096)
    assert arrays.read("one", [(0, 9)]).tolist() == list(range(9))
    with pytest.raises(ArraysError, match="cut off"):
        arrays.read("one", [(0, 9), (8000, 9000)])
