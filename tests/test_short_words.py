"""Words by their letters: each has the number that it was put in with."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.search.arrays import Array
from archive.search.short_words import LONGEST, Table, letters_of, spelled

words = st.text("ab'.z9", min_size=1, max_size=LONGEST)


def letters(some: list[str]) -> Array:
    line = np.frombuffer(" ".join(some).encode(), np.uint8)
    sizes = np.array([len(word) for word in some], np.int64)
    return letters_of(line, np.cumsum(sizes + 1) - sizes - 1, sizes)


@given(st.lists(words))
def test_letters_are_those_of_the_words(some: list[str]) -> None:
    assert spelled(letters(some)) == some


def test_of_a_longer_word_only_the_first_letters_count() -> None:
    assert spelled(letters(["a" * 20, "b", "c" * 17])) == ["a" * 16, "b", "c" * 16]


@given(st.lists(st.lists(words, unique=True), max_size=4))
def test_words_are_found_by_the_number_they_were_put_in_with(parts: list[list[str]]) -> None:
    table, numbers = Table(), dict[str, int]()
    for part in parts:
        found = table.find(letters(part))
        assert found.tolist() == [numbers.get(word, -1) for word in part]
        new = [word for word in part if word not in numbers]
        numbers |= {word: len(numbers) + at for at, word in enumerate(new)}
        table.put(letters(new), np.array([numbers[word] for word in new], np.int32))
    some = [word for part in parts for word in part]
    assert table.find(letters(some)).tolist() == [numbers[word] for word in some]


def test_a_table_grows_with_its_words() -> None:
    """More than four times what it has room for at first, in several parts."""
    some = [f"{number:x}" for number in range(20_000)]
    table = Table()
    for at in range(0, len(some), 3_000):
        part = some[at : at + 3_000]
        table.put(letters(part), np.arange(at, at + len(part), dtype=np.int32))
        assert table.find(letters(some)).tolist() == [
            number if number < at + len(part) else -1 for number in range(len(some))
        ]
