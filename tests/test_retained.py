"""Values that were made are not made again while there is room for them."""

from hypothesis import given
from hypothesis import strategies as st

from archive.search.retained import Retained

MOST = 10


@given(st.lists(st.integers(1, 12), max_size=60))
def test_the_values_used_last_stay_as_far_as_they_fit(keys: list[int]) -> None:
    """A value is its key, and takes as many bytes."""
    made: list[int] = []

    def make(key: int) -> int:
        made.append(key)
        return key

    retained: Retained[int, int] = Retained(MOST, int)
    kept: list[int] = []  # the one used last stands last
    for key in keys:
        expected = [*made, key] if key not in kept else made[:]
        assert (retained.get(key, make), made) == (key, expected)
        kept = [*(each for each in kept if each != key), key]
        while sum(kept) > MOST:
            kept.pop(0)
        assert retained.size == sum(kept)


def test_a_value_made_twice_at_once_is_kept_once() -> None:
    retained: Retained[str, str] = Retained(MOST, len)

    def make(key: str) -> str:
        return retained.get(key, str.upper)

    assert (retained.get("key", make), retained.size) == ("KEY", 3)
