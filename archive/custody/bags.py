"""Bags: folders that list what they hold, after BagIt 1.0 (RFC 8493).

    bagit.txt  bag-info.txt  manifest-sha256.txt  tagmanifest-sha256.txt  data/…

A bag is read strictly: every file that it lists is there and as listed, and no other is.
"""

import hashlib
import os
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from archive.custody.sealed import SealError, check_seal, is_sealed, seal
from archive.search.generations import flush

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
INFO = "bag-info.txt"
_LINE = re.compile(r"(?P<sum>[0-9a-f]{64})[ \t]+(?P<name>\S(?:.*\S)?)")
_SAFE = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")


class BagError(Exception):
    """A bag cannot be read; the message says why, in one line."""


class BagWriter:
    """A bag being written: its payload, file by file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sums: dict[str, str] = {}
        self._bytes = 0

    def write(self, name: str, blocks: Iterable[bytes]) -> None:
        """One file of the payload, named within `data`."""
        path = self._folder / "data" / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with path.open("xb") as file:
            for block in blocks:
                digest.update(block)
                self._bytes += file.write(block)
            file.flush()
            os.fsync(file.fileno())
        self._sums[f"data/{name}"] = digest.hexdigest()

    def finish(self, info: Mapping[str, str]) -> None:
        """Write what makes it a bag."""
        oxum = {"Payload-Oxum": f"{self._bytes}.{len(self._sums)}"}
        tags = {
            "bagit.txt": DECLARATION,
            INFO: "".join(f"{name}: {value}\n" for name, value in {**info, **oxum}.items()),
            PAYLOAD: _listed(self._sums),
        }
        sums = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in tags.items()}
        for name, text in {**tags, TAGS: _listed(sums)}.items():
            (self._folder / name).write_text(text, "utf-8")
            flush(self._folder / name)


def _listed(sums: Mapping[str, str]) -> str:
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))


@contextmanager
def bagging(path: Path) -> Iterator[BagWriter]:
    """A new bag, written beside and put in place once it is whole: a folder, or a ZIP of one.

    Raises FileExistsError where there is something already.
    """
    is_packed = path.suffix.lower() == ".zip"
    if path.exists() and (is_packed or not path.is_dir() or any(path.iterdir())):
        raise FileExistsError(17, "there is something already", str(path))
    beside = path.with_name(f".{path.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    bag = beside / path.stem if is_packed else beside
    bag.mkdir(mode=0o700, parents=True)
    try:
        yield BagWriter(bag)
        if is_packed:
            _pack(bag, beside / path.name)
            (beside / path.name).replace(path)
        else:
            beside.replace(path)
        flush(path.parent)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _pack(bag: Path, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as packed:
        for each in sorted(bag.rglob("*")):
            if each.is_file():
                packed.write(each, each.relative_to(bag.parent).as_posix())
    seal(path)


@contextmanager
def opened(path: Path) -> Iterator[Path]:
    """The folder of a bag that is whole; a packed one is unpacked for the time being.

    Raises BagError, and FileNotFoundError where there is none.
    """
    if path.is_dir():
        check(path)
        yield path
        return
    with TemporaryDirectory(prefix="archive-bag-") as folder:
        bag = _unpacked(path, Path(folder))
        check(bag)
        yield bag


def _unpacked(path: Path, folder: Path) -> Path:
    try:
        if is_sealed(path):
            check_seal(path)
        with zipfile.ZipFile(path) as packed:
            size = sum(each.file_size for each in packed.infolist())
            if size > shutil.disk_usage(folder).free:
                raise BagError(f"To be unpacked it needs {size} bytes, more than are free.")
            packed.extractall(folder)
    except SealError as error:
        raise BagError(str(error)) from error
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise BagError(f"It is neither a folder nor a sound ZIP ({error}).") from error
    found = [each.parent for each in folder.glob("**/bagit.txt")]
    if len(found) != 1:
        raise BagError("It holds no bag, or several.")
    return found[0]


def check(bag: Path) -> None:
    """Raise BagError where anything is not as the bag says."""
    declared = _text(bag / "bagit.txt")
    if not re.match(r"BagIt-Version: (0\.9[5-7]|1\.0)\n", declared):
        raise BagError("It is no bag: its bagit.txt does not say so.")
    if (bag / "fetch.txt").exists():
        raise BagError("It is not whole: it names files to fetch from elsewhere.")
    payload, tags = _sums(bag / PAYLOAD), _sums(bag / TAGS)
    if {"bagit.txt", INFO, PAYLOAD} - set(tags):
        raise BagError(f"Its {TAGS} does not list all that it should.")
    for name, digest in {**tags, **payload}.items():
        if _sum_of(bag / name) != digest:
            raise BagError(f"Its file {name} is not what it was when it was packed.")
    files = (each for each in (bag / "data").rglob("*") if not each.is_dir())
    there = {each.relative_to(bag).as_posix() for each in files}
    if extra := there - set(payload):
        raise BagError(f"Its file {min(extra)} is not listed.")


def _sums(manifest: Path) -> dict[str, str]:
    lines = [_LINE.fullmatch(line) for line in _text(manifest).splitlines()]
    found = {line["name"]: line["sum"] for line in lines if line}
    if len(found) != len(lines) or not all(map(_is_safe, found)):
        raise BagError(f"Its {manifest.name} cannot be understood.")
    return found


def _is_safe(name: str) -> bool:
    return bool(_SAFE.fullmatch(name)) and ".." not in PurePosixPath(name).parts


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise BagError(f"It is no whole bag: it has no {path.name}.") from None
    except UnicodeDecodeError:
        raise BagError(f"Its {path.name} is no text.") from None


def _sum_of(path: Path) -> str | None:
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
