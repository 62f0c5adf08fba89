"""Bags: what others can read, and what comes back out of them is what went in."""

import hashlib
import io
import json
import random
import shutil
from pathlib import Path
from typing import Any

import bagit
import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError

from archive.curation.decisions import curate
from archive.custody.bags import PAYLOAD, TAGS, BagError, check
from archive.custody.packing import pack
from archive.custody.unpacking import unpack
from archive.custody.verifying import Verification
from archive.ingest.batch import ingest
from archive.ingest.roots import roots_of
from archive.models import Article, Capture, Claim, Erasure
from archive.search import sync
from tests.archives import whole
from tests.emptying import empty
from tests.pages import stored
from tests.source import ROOT

pytestmark = pytest.mark.django_db(transaction=True)


PAGES = sorted(str(path) for path in (ROOT / "fixtures" / "pages").glob("*.txt"))


@pytest.fixture(params=[5, pytest.param(1, marks=pytest.mark.long)], ids=["few", "all"])
def archive(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Every fifth of the demo's pages with what its curator decided; all that it is.

    The long suite takes every page.
    """
    for _ in ingest(roots_of(PAGES[:: request.param]), is_dry_run=False, workers=0):
        pass
    call_command(
        "curation", "import", str(ROOT / "fixtures" / "curation.json"), stdout=io.StringIO()
    )
    article = stored(
        "潮汐與閘門", body=("閘門\u2028關上了。", 'Emoji 🦆 and \\ and "'), tags=["海"]
    )
    curate(article, {("title", ""): "Another"}, User.objects.create_user("second"))
    return whole()


@pytest.fixture
def small() -> None:
    """Two articles."""
    stored("Tides", authors=["Ada Marsh"])
    stored("Gates", body=("Shut.",))


def packed(path: Path) -> Path:
    pack(path, lambda _: None)
    return path


def taken(path: Path) -> Any:
    found = unpack(path, lambda _: None)
    sync.restore()
    return found


def faults() -> list[str]:
    return [str(fault) for fault in Verification().faults(lambda _: None)]


def claims() -> list[str]:
    """All that sources said, with when, in the order in which it counts."""
    said = Claim.objects.exclude(origin="curated").order_by("capture__sha256", "pk")
    return [
        json.dumps([each.capture and each.capture.sha256, each.field, each.subject, each.value,
                    each.origin, each.rule, each.rule_version, each.spans, str(each.made_at)],
                   sort_keys=True)
        for each in said.select_related("capture")
    ]  # fmt: skip


def test_bagit_finds_it_valid_and_it_holds_what_is_listed(
    archive: dict[str, Any], tmp_path: Path
) -> None:
    path = packed(tmp_path / "bag")
    bag = bagit.Bag(str(path))
    assert bag.validate()
    assert bag.version_info == (1, 0)
    assert (path / "bagit.txt").read_text().startswith("BagIt-Version: 1.0\n")
    files = [each for each in (path / "data").rglob("*") if each.is_file()]
    size = sum(each.stat().st_size for each in files)
    assert bag.info["Payload-Oxum"] == f"{size}.{len(files)}"
    lines = (path / "data" / "articles.jsonl").read_text().splitlines()
    assert sorted(json.loads(line)["id"] for line in lines) == sorted(archive["articles"])
    for capture in Capture.objects.select_related("content"):
        held = path / "data" / "captures" / capture.sha256[:2] / capture.sha256
        assert held.read_bytes() == capture.content.unpacked()


@pytest.mark.parametrize("name", ["bag", "bag.zip"])
def test_an_empty_archive_becomes_the_same(
    archive: dict[str, Any], tmp_path: Path, name: str
) -> None:
    path, said = packed(tmp_path / name), claims()
    empty(None)
    found = taken(path)
    assert (found.new, found.known) == (len(archive["articles"]), 0)
    assert whole() == archive
    assert claims() == said
    assert faults() == []
    again = packed(tmp_path / "again")
    for each in ("captures.jsonl", "articles.jsonl", "curation.json"):
        if name == "bag":
            assert (again / "data" / each).read_bytes() == (path / "data" / each).read_bytes()


def test_taken_in_twice_nothing_changes(archive: dict[str, Any], tmp_path: Path) -> None:
    path = packed(tmp_path / "bag")
    found = taken(path)
    assert (found.new, found.known) == (0, len(archive["articles"]))
    assert whole() == archive
    assert faults() == []


def test_an_archive_that_exists_gets_what_it_lacks(archive: dict[str, Any], tmp_path: Path) -> None:
    """What it holds already stays; a further capture of an article that is here joins it."""
    path = packed(tmp_path / "bag")
    empty(None)
    stored("Own page", body=("Nobody else has it.",))
    for _ in ingest(roots_of(PAGES[:1]), is_dry_run=False, workers=0):
        pass
    found = taken(path)
    assert (found.new, found.known) == (len(archive["articles"]) - 1, 1)
    assert Article.objects.count() == len(archive["articles"]) + 1
    assert faults() == []


@pytest.mark.usefixtures("archive")
def test_what_was_erased_here_does_not_come_back(tmp_path: Path) -> None:
    path = packed(tmp_path / "bag")
    sha256 = Capture.objects.earliest("pk").sha256
    empty(None)
    Erasure.objects.create(sha256=sha256, reason="asked for")
    assert taken(path).erased == 1
    assert not Capture.objects.filter(sha256=sha256).exists()
    assert faults() == []


def refusal(path: Path) -> str:
    """What `import` says in one line; nothing was stored."""
    with pytest.raises(CommandError) as caught:
        call_command("import", str(path), stdout=io.StringIO())
    assert "\n" not in str(caught.value)
    assert Article.objects.count() == 0
    return str(caught.value)


@pytest.mark.usefixtures("small")
def test_a_bag_with_one_changed_byte_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "bag")
    empty(None)
    rng = random.Random(3)  # noqa: S311 - seeded
    files = sorted(each for each in path.rglob("*") if each.is_file())
    for file in files:
        whole_file = file.read_bytes()
        for _ in range(3 if "data" in file.parts else 40):
            spoiled = bytearray(whole_file)
            spoiled[rng.randrange(len(spoiled))] ^= 1 << rng.randrange(8)
            file.write_bytes(spoiled)
            with pytest.raises(BagError):
                check(path)
        file.write_bytes(whole_file)
    check(path)
    (path / "data" / "captures.jsonl").write_bytes(
        (path / "data" / "captures.jsonl").read_bytes().replace(b"e", b"f", 1)
    )
    assert refusal(path) == (
        f"{path}: Its file data/captures.jsonl is not what it was when it was packed. "
        "Nothing was stored."
    )


@pytest.mark.usefixtures("small")
def test_a_packed_bag_with_one_changed_byte_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "bag.zip")
    empty(None)
    sound, rng = path.read_bytes(), random.Random(4)  # noqa: S311 - seeded
    for _ in range(30):
        spoiled = bytearray(sound)
        spoiled[rng.randrange(len(spoiled) - 71)] ^= 1 << rng.randrange(8)
        path.write_bytes(spoiled)
        assert refusal(path).endswith("Nothing was stored.")


@pytest.mark.usefixtures("small")
def test_what_is_no_whole_bag_of_ours_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "bag")
    empty(None)
    assert "has no bagit.txt" in refusal(tmp_path)
    assert "cannot be read: no such file" in refusal(tmp_path / "nowhere")
    assert "neither a folder nor a sound ZIP" in refusal(ROOT / "manage.py")
    for name, said in {
        PAYLOAD: "It is no whole bag: it has no manifest-sha256.txt.",
        TAGS: "It is no whole bag: it has no tagmanifest-sha256.txt.",
        "data/curation.json": "Its file data/curation.json is not what it was",
    }.items():
        other = tmp_path / "other"
        shutil.copytree(path, other)
        (other / name).unlink()
        assert said in refusal(other)
        shutil.rmtree(other)
    (path / "data" / "more.txt").write_text("not listed")
    assert "Its file data/more.txt is not listed." in refusal(path)
    (path / "data" / "more.txt").unlink()
    (path / "fetch.txt").write_text("https://x.example/a 1 data/a\n")
    assert "It is not whole" in refusal(path)
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "a.txt").write_text("a")
    bagit.make_bag(str(foreign), checksums=["sha256"])
    assert "not one of an archive of this program" in refusal(foreign)


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "data/../../out.txt"])
def test_a_bag_that_reaches_outside_is_refused(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "bag")
    lines = (path / PAYLOAD).read_text()
    (path / PAYLOAD).write_text(lines + f"{'0' * 64}  {name}\n")
    assert "cannot be understood" in refusal(path)


LINE = {
    "article": "0" * 12, "sha256": "1" * 64, "file": "a.txt", "record": 1, "size": 1,
    "encoding": "utf-8", "assumed": [], "kind": "text", "address": None, "charset": None,
    "captured_at": None, "ingested_at": "2024-01-01T00:00:00+00:00", "claims": [],
}  # fmt: skip
CLAIM = {
    "field": "title", "subject": "", "value": "Tides", "origin": "extracted", "rule": "r",
    "rule_version": 1, "spans": [[0, 5]], "made_at": "2024-01-01T00:00:00+00:00",
}  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[]",
        "{}",
        json.dumps(LINE | {"sha256": "../../../../etc/passwd"}),
        json.dumps(LINE | {"claims": [CLAIM | {"spans": [[0, 999]]}]}),
        json.dumps(LINE | {"claims": [CLAIM | {"spans": [[5, 0]]}]}),
        json.dumps(LINE | {"claims": [CLAIM | {"spans": "x"}]}),
        json.dumps(LINE | {"claims": [CLAIM | {"origin": "curated"}]}),
        json.dumps(LINE | {"claims": [CLAIM | {"value": {"a": 1}}]}),
        json.dumps(LINE | {"claims": [{}]}),
        json.dumps(LINE | {"claims": 7}),
        json.dumps(LINE | {"encoding": "no such"}),
        json.dumps(LINE | {"ingested_at": "yesterday"}),
        json.dumps(LINE | {"record": -1}),
        json.dumps({**LINE, "kind": None}),
    ],
)
def test_a_sound_bag_of_nonsense_is_refused_in_one_line(tmp_path: Path, line: str) -> None:
    """Somebody made a bag by hand: its sums are right, its lines are not."""
    data = b"Tides"
    sha256 = hashlib.sha256(data).hexdigest()
    path = packed(tmp_path / "bag")
    place = path / "data" / "captures" / sha256[:2]
    place.mkdir(parents=True)
    (place / sha256).write_bytes(data)
    (path / "data" / "captures.jsonl").write_text(line.replace("1" * 64, sha256) + "\n")
    seal(path)
    check(path)
    assert "of its captures.jsonl" in refusal(path)


def seal(path: Path) -> None:
    """Make the sums right again."""
    bag = bagit.Bag(str(path))
    bag.save(manifests=True)
    lines = (path / TAGS).read_text()
    assert PAYLOAD in lines


@pytest.mark.usefixtures("small")
def test_nothing_is_written_over_anything(tmp_path: Path) -> None:
    path = packed(tmp_path / "bag.zip")
    with pytest.raises(CommandError, match="there is something already"):
        call_command("export", "--bag", str(path))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine").write_text("mine")
    with pytest.raises(CommandError, match="there is something already"):
        call_command("export", "--bag", str(tmp_path / "folder"))
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export", "--bag", "/proc/bag")
    (tmp_path / "empty").mkdir()
    call_command("export", "--bag", str(tmp_path / "empty"), stdout=io.StringIO())
    assert bagit.Bag(str(tmp_path / "empty")).validate()
