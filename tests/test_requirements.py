"""requirements/*.txt: complete, checked by hash, and of no one machine."""

import re
from pathlib import Path

import pytest

from tests.source import ROOT

FILES = sorted((ROOT / "requirements").glob("*.txt"))
PIN = re.compile(r"^([a-z0-9-]+)==(\S+) \\$", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / "requirements" / name).read_text()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_pin_has_hashes_and_no_line_anything_else(path: Path) -> None:
    blocks = re.split(r"\n(?=\S)", path.read_text().strip())
    code = [block for block in blocks if not block.startswith("#")]
    assert len(code) == len(pins(path.name)) > 0
    assert [block for block in code if not re.search(r"^    --hash=sha256:", block, re.M)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_address_and_no_path_of_a_machine(path: Path) -> None:
    assert re.findall(r"https?:|file://|^-|(?<![\w.])/\w+", path.read_text(), re.M) == []


def test_tests_run_with_what_is_served() -> None:
    base, test = pins("base.txt"), pins("test.txt")
    assert {name: test.get(name) for name in base} == base
