"""Indexes built and timed, or taken from an earlier run that built the same."""

import json
import os
import shutil
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.search.corpus import Archive
from tests.bench.search.peers import Peer


@dataclass(frozen=True, slots=True)
class Built:
    """How long an index took to build, from the archive's file to the disk, and its bytes.

    `cpu` is what all cores worked for it, in seconds; of a server's work it knows nothing.
    """

    seconds: float
    cpu: float
    articles: int
    bytes: int
    is_new: bool

    @property
    def rate(self) -> float:
        """Articles a second, on all cores that the engine uses."""
        return self.articles / self.seconds

    @property
    def rate_of_a_core(self) -> float:
        """Articles a second of one core's work."""
        return self.articles / self.cpu


def built(peer: Peer, archive: Archive, *, afresh: bool = False) -> Built:
    """The index of a peer, built unless it is there; its record is written when it is whole."""
    record = peer.folder.with_name(f"{peer.folder.name}.json")
    if record.exists() and not afresh and peer.is_usable():
        return Built(**{**json.loads(record.read_text("utf-8")), "is_new": False})
    record.unlink(missing_ok=True)
    found = _build(peer, archive)
    record.write_text(json.dumps(asdict(found)), "utf-8")
    return found


def copied(folder: Path, copy: Path) -> None:
    """A copy of an index, to change it."""
    shutil.rmtree(copy, ignore_errors=True)
    if folder.exists():
        shutil.copytree(folder, copy)


def _build(peer: Peer, archive: Archive) -> Built:
    start, worked = time.perf_counter(), _cpu()
    peer.build(iter(archive))
    seconds, cpu = time.perf_counter() - start, _cpu() - worked
    return Built(seconds, cpu, len(archive), peer.size(), is_new=True)


def _cpu() -> float:
    """Seconds that this process and its children, those that have ended, have worked."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
