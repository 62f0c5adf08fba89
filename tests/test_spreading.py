"""Conditions spread over pages."""

import pytest

from tests.browser.spreading import every, pairs_of, spread

CONDITIONS = {"scheme": ["light", "dark"], "width": ["320", "360", "1280"], "script": list("abcde")}


@pytest.mark.parametrize("count", [15, 16, 29, 30, 31, 60])
def test_every_pair_of_conditions_occurs(count: int) -> None:
    chosen = spread(map(str, range(count)), CONDITIONS)
    assert list(chosen) == list(map(str, range(count)))
    wanted = set().union(*map(pairs_of, every(CONDITIONS)))
    assert set().union(*map(pairs_of, chosen.values())) == wanted
    assert len(wanted) == 2 * 3 + 2 * 5 + 3 * 5


def test_a_page_may_have_a_condition_of_its_own() -> None:
    fixed = {str(number): {"script": "c"} for number in range(6)}
    chosen = spread(map(str, range(8)), CONDITIONS, fixed)
    assert {combination[2] for page, combination in chosen.items() if page in fixed} == {"c"}
    assert len({chosen[page] for page in fixed}) == 6
