"""Which files ingest looks at, and how it refuses the rest."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from archive.ingest.files import Candidate, contents_of, named, walk
from archive.ingest.readers import BESIDE
from archive.ingest.readers.text import TextReader
from archive.ingest.records import RefusedError

NOBODY = 65534


def refusal(path: Path) -> str:
    """Why a file named on the command line is refused."""
    with pytest.raises(RefusedError) as caught:
        contents_of(named(str(path)))
    return str(caught.value)


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/2.txt", "b/10.txt", "a.txt", ".hidden.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config.txt").write_text("x")

    names = [candidate.name for candidate in walk(tmp_path)]

    assert names == [".git", ".hidden.txt", "a.txt", "b/10.txt", "b/2.txt", "c.txt"]


def test_folders_lie_deeper_in_each_other_than_functions_may(tmp_path: Path) -> None:
    depth = sys.getrecursionlimit() + 100
    paths = [f"{tmp_path}/{'/'.join(['a'] * each)}" for each in range(1, depth)]
    for path in paths:
        os.mkdir(path)  # noqa: PTH102 - Path would call itself as often
    try:
        assert [candidate.name for candidate in walk(tmp_path)] == []
        os.mkfifo(f"{paths[-1]}/last")
        assert [candidate.name for candidate in walk(tmp_path)] == ["a/" * (depth - 1) + "last"]
    finally:
        os.unlink(f"{paths[-1]}/last")  # noqa: PTH108
        for path in reversed(paths):
            os.rmdir(path)  # noqa: PTH106


def test_in_a_folder_only_claimed_regular_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("A page.")
    (tmp_path / "notes.md").write_text("x")
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "page.txt")
    os.mkfifo(tmp_path / "pipe")

    read = {each.name: contents_of(each) for each in walk(tmp_path)}

    assert {name for name, contents in read.items() if contents} == {"page.txt"}


def test_in_a_folder_what_is_called_like_a_page_and_is_no_file_of_its_own_is_refused(
    tmp_path: Path,
) -> None:
    folder, outside = tmp_path / "pages", tmp_path / "secret.txt"
    (folder / "below").mkdir(parents=True)
    outside.write_text("x")
    os.mkfifo(folder / "1-pipe.txt")
    (folder / "2-out.txt").symlink_to(outside)
    (folder / "below" / "3-up.txt").symlink_to("../../secret.txt")
    (folder / "below" / "4-within.txt").symlink_to("../5-gone.txt")
    (folder / "below" / "6-loop.txt").symlink_to("6-loop.txt")
    (folder / "etc").symlink_to(tmp_path)

    said = {}
    for each in walk(folder):
        try:
            said[each.name] = str(contents_of(each))
        except RefusedError as error:
            said[each.name] = str(error)

    assert said == {
        "1-pipe.txt": "not a regular file",
        "2-out.txt": "a symbolic link that leads out of the folder",
        "below/3-up.txt": "a symbolic link that leads out of the folder",
        "below/4-within.txt": "None",
        "below/6-loop.txt": "None",
        "etc": "None",
    }


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    page = tmp_path / "page.TXT"
    page.write_bytes(b"x" * 100_000)

    contents = contents_of(named(str(page)))

    assert contents is not None
    assert contents.file.read() == b"x" * 100_000


def test_what_is_named_and_cannot_be_read_is_refused_in_one_line(tmp_path: Path) -> None:
    link, pipe, other = tmp_path / "link.txt", tmp_path / "pipe.txt", tmp_path / "a.xyz"
    link.symlink_to(tmp_path / "page.txt")
    os.mkfifo(pipe)
    other.write_text("x")

    assert refusal(tmp_path / "missing.txt") == "no such file or folder"
    assert refusal(link) == "a symbolic link; name the file that it points to"
    assert refusal(pipe) == "not a regular file"
    assert refusal(other) == "no reader for this kind of file; docs/formats.md lists what is read"
    assert refusal(Path("/dev/null")) == "not a regular file"


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    with page.open("wb") as file:
        file.truncate(TextReader.max_bytes + 1)

    assert refusal(page) == "5.0 MB, over the limit of 5 MB for a page of text"


def test_the_setting_can_only_lower_the_limit(tmp_path: Path, settings: Any) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(b"x" * 1_500_000)
    settings.ARCHIVE_MAX_CAPTURE_MB = 1

    assert refusal(page) == "1.4 MB, over the limit of 1 MB for a page of text"


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(b"x" * TextReader.max_bytes)

    contents = contents_of(named(str(page)))

    assert contents is not None
    assert len(contents.file.read()) == TextReader.max_bytes


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's right to read anything, where the tests run as root."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    page, folder = tmp_path / "page.txt", tmp_path / "folder"
    page.write_text("x")
    page.chmod(0)
    folder.mkdir()
    (folder / "page.txt").write_text("x")
    folder.chmod(0)

    with as_nobody():
        assert refusal(page) == "cannot be read: permission denied"
        assert refusal(folder / "page.txt") == "cannot be read: permission denied"
    folder.chmod(0o700)


def test_odd_paths_are_refused() -> None:
    assert refusal(Path("a" * 300 + ".txt")) == "cannot be read: file name too long"
    assert refusal(Path("a\x00.txt")) == "cannot be read: embedded null byte"
    assert refusal(Path("/proc/self/mem")) == "cannot be read: input/output error"


def test_json_beside_pages_is_read_where_it_plainly_holds_records(tmp_path: Path) -> None:
    rows = '[{"title": "Tides", "url": "https://lantern.example/tides"}]'
    held = {
        "list-of-pages.json": rows,
        "settings.json": '{"name": "x", "deep": {"articles": []}}',
        "answer.json": '{"status": "ok", "totalResults": 1, "articles": ' + rows + "}",
        "references.json": '[{"id": "a", "type": "article-newspaper", "title": "Tides"}]',
    }
    for name, text in held.items():
        (tmp_path / name).write_text(text)
    read = {each.name for each in walk(tmp_path) if is_read(each)}
    assert read == {"answer.json", "references.json"}
    assert is_read(named(str(tmp_path / "list-of-pages.json")))


def is_read(candidate: Candidate) -> bool:
    contents = contents_of(candidate)
    if contents:
        contents.file.close()
    return contents is not None and contents.reader is not BESIDE
