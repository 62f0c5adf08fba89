"""The engine over a real index in a folder: words found, changes, swaps, threads and damage."""

import fcntl
import os
import resource
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from whoosh.index import open_dir  # noqa: TID251 - what is tested is that Whoosh can read it
from whoosh.query import Term as WhooshTerm  # noqa: TID251

from archive.search.engine import (
    MISSING,
    Document,
    FacetCount,
    IndexDamagedError,
    IndexLockedError,
    IndexMissingError,
    Place,
    SearchError,
    SearchRequest,
    Sort,
)
from archive.search.generations import read_manifest, write_manifest
from archive.search.language import understand
from archive.search.query import Every
from archive.search.whoosh_index import MAX_SEGMENTS, WhooshEngine
from tests.documents import document
from tests.stalling import ends_in_time

PLACE = Place()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WhooshEngine]:
    engine = WhooshEngine(tmp_path / "index", wait=0.2)
    yield engine
    engine.close()


def found(engine: WhooshEngine, question: str, **request: object) -> list[str]:
    asked = SearchRequest(understand(question).tree, **request)  # type: ignore[arg-type]
    return [hit.id for hit in engine.search(asked).hits]


def live(tmp_path: Path) -> Path:
    return tmp_path / "index" / (tmp_path / "index" / "live").read_text()


# Words


@pytest.mark.parametrize(
    ("language", "text", "question"),
    [
        ("en", "Resetting relations", "reset"),
        ("en", "What will the US do?", "will us"),
        ("zh", "中国与美国的贸易谈判", "贸易谈判"),
        ("zh", "中国与美国的贸易谈判", "美"),
        ("ja", "首相は記者会見でﾒｯｾｰｼﾞを述べた", "メッセージ"),
        ("ja", "東京オリンピックの延期", "オリンピック"),
        ("ko", "대통령이 협상을 제안했다", "대통령"),
        ("ar", "المُفاوضات بين الحكومتين", "المفاوضات"),
        ("ru", "Переговоры о перезагрузке отношений", "перезагрузка"),
        ("es", "Las negociaciones políticas", "politica negociación"),
        ("de", "Die Häuser an der Straße", "haus strasse"),
        ("fr", "L’économie des États", "economie etat"),
        ("vi", "Đại hội Đảng Cộng sản Việt Nam", "dai hoi viet nam"),
        ("hi", "हिन्दी में समाचार", "हिन्दी"),
        ("el", "Οι εκλογές στην Ελλάδα", "ελλαδα"),
        ("th", "การเลือกตั้งในประเทศไทย", "ประเทศไทย"),
        ("de", "Ein ½ Liter", "½"),
        ("de", "Ein ½ Liter", "2"),
        (None, "Resetting relations", "resetting"),
    ],
)
def test_a_word_of_any_language_finds_its_article(
    engine: WhooshEngine, language: str | None, text: str, question: str
) -> None:
    engine.rebuild(
        [document("found", None, text, language=language), document("other", "Something else")],
        PLACE,
    )
    assert found(engine, question) == ["found"]


@pytest.mark.parametrize("question", ["US-Russia", "U.S.-Russia", "us russia", "ＵＳ　Russia’s"])
def test_one_question_in_several_spellings(engine: WhooshEngine, question: str) -> None:
    bodies = ["US-Russia", "U.S.-Russia talks", "The US and Russia's answer", "Russia alone"]
    engine.rebuild([document(str(n), None, text) for n, text in enumerate(bodies)], PLACE)
    assert sorted(found(engine, question)) == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ('"reset button"', ["1"]),
        ('"button reset"', ["2"]),
        ('"resetting button"', []),
        ('"end begin"', []),
        ('title:"the end"', ["4"]),
        ('"中国经济"', ["3"]),
        ('"经济中国"', []),
    ],
)
def test_a_phrase_is_exact(engine: WhooshEngine, question: str, expected: list[str]) -> None:
    engine.rebuild(
        [
            document("1", None, "Press the reset button now"),
            document("2", None, "the button: reset it"),
            document("3", None, "看中国经济的人", "经济", "中国", language="zh"),
            document("4", "The end", "begin"),
        ],
        PLACE,
    )
    assert found(engine, question) == expected


def test_fields_filters_and_facets_of_the_whole_result(engine: WhooshEngine) -> None:
    engine.rebuild(
        [
            document("1", "Reset", outlet="Post", authors=("Li Yan",), date="2021-06-23"),
            document("2", "Reset", outlet="Post", date="2020"),
            document("3", "Reset", outlet="Times", authors=("Li Yan", "Bo Ek"), date="XXXX-01-28"),
            document("4", "Reset", printed=("Li Yan",), inferred="2021-01-28", date="XXXX-01-28"),
            document("5", "Other", outlet="Times"),
        ],
        PLACE,
    )
    facets = ("outlet", "author", "year")
    request = SearchRequest(understand("reset").tree, Sort.NEWEST, size=1, facets=facets)
    page = engine.search(request)
    assert (page.total, page.undated, [hit.id for hit in page.hits]) == (4, 1, ["1"])
    assert page.facets == {
        "outlet": (
            FacetCount("post", "Post", 2),
            FacetCount("times", "Times", 1),
            FacetCount(MISSING, "", 1),
        ),
        "author": (
            FacetCount("li-yan", "Li Yan", 2),
            FacetCount("bo-ek", "Bo Ek", 1),
            FacetCount(MISSING, "", 1),
        ),
        "year": (
            FacetCount("2021", "2021", 2),
            FacetCount("2020", "2020", 1),
            FacetCount(MISSING, "", 1),
        ),
    }
    assert found(engine, "outlet:times author:bo reset") == ["3"]
    assert found(engine, "author:yan", sort=Sort.NEWEST) == ["1", "4", "3"]
    chosen = {"outlet": ("post", MISSING), "year": ("2021",)}
    narrowed = engine.search(SearchRequest(understand("reset").tree, filters=chosen))
    assert sorted(hit.id for hit in narrowed.hits) == ["1", "4"]
    assert [(each.key, each.count) for each in narrowed.facets["outlet"]] == [("post", 1), ("-", 1)]
    assert [(each.key, each.count) for each in narrowed.facets["year"]] == [
        ("2021", 2),
        ("2020", 1),
    ]


@pytest.mark.parametrize(
    ("facet", "key"),
    [
        ("year", "0000"),
        ("year", "9" * 5000),
        ("year", "9999999999"),
        ("month", "0000-00"),
        ("month", "2021-13"),
        ("month", "9" * 30),
        ("outlet", "nobody"),
    ],
)
def test_a_key_that_nothing_has_finds_nothing_and_is_listed(
    engine: WhooshEngine, facet: str, key: str
) -> None:
    engine.rebuild([document("1", "Reset", outlet="Post"), document("2", date="2021-06")], PLACE)
    page = engine.search(SearchRequest(understand("").tree, filters={facet: (key,)}))
    assert (page.total, page.hits) == (0, ())
    assert [each for each in page.facets[facet] if each.key == key] == [FacetCount(key, key, 0)]


def test_dates_certain_and_possible_and_the_undated_last(engine: WhooshEngine) -> None:
    engine.rebuild(
        [
            document("day", date="2021-06-23"),
            document("month", date="2021-06"),
            document("yearless", date="XXXX-06-23"),
            document("inferred", date="XXXX-06-23", inferred="2021-06-23"),
            document("none"),
            document("before", date="2020-06-23"),
        ],
        PLACE,
    )
    page = engine.search(SearchRequest(understand("date:2021-06-23").tree, Sort.OLDEST))
    assert [(hit.id, hit.is_certain, hit.is_dated) for hit in page.hits] == [
        ("month", False, True),
        ("day", True, True),
        ("inferred", False, True),
        ("yearless", False, False),
    ]
    assert (page.total, page.possible, page.undated) == (4, 3, 1)
    assert found(engine, "date:2021-06-23", certain_dates=True) == ["day"]
    assert found(engine, "-date:2021-06", sort=Sort.NEWEST) == [
        "before",
        "none",
        "yearless",
    ] or found(engine, "-date:2021-06", sort=Sort.NEWEST) == [
        "inferred",
        "before",
        "none",
        "yearless",
    ]
    assert found(engine, "", sort=Sort.NEWEST)[-2:] == ["none", "yearless"]
    assert found(engine, "", sort=Sort.OLDEST)[-2:] == ["none", "yearless"]


def test_a_title_counts_more_than_a_body(engine: WhooshEngine) -> None:
    engine.rebuild([document("a", "x", "reset"), document("b", "reset", "x")], PLACE)
    assert found(engine, "reset") == ["b", "a"]


@pytest.mark.parametrize(
    ("offset", "size", "expected"),
    [(0, 2, ["0", "1"]), (4, 2, ["4"]), (5, 2, []), (10**30, 2, []), (-5, 1, ["0"]), (0, 0, [])],
)
def test_pages_however_absurd(
    engine: WhooshEngine, offset: int, size: int, expected: list[str]
) -> None:
    engine.rebuild([document(str(n), "x") for n in range(5)], PLACE)
    page = engine.search(SearchRequest(Every(), offset=offset, size=size))
    assert ([hit.id for hit in page.hits], page.total) == (expected, 5)


@pytest.mark.parametrize(
    "question",
    [
        "?*",
        "[a TO z]",
        "a ANDNOT b",
        "NOT NOT x",
        "x~99",
        "\x00\ud800",
        "a " * 10_000,
        " ".join(f"w{n}" for n in range(10_000)),
        "(" * 3_000,
        "x" * 100_000,
        "中" * 100_000,
        "title:中文 author:李 outlet:报 " * 100,
    ],
)
def test_hostile_questions_are_answered(engine: WhooshEngine, question: str) -> None:
    engine.rebuild(
        [document(str(n), "中文 x", language=code) for n, code in enumerate(["en", "fr", "ru"])],
        PLACE,
    )
    with ends_in_time():
        found(engine, question)


# Changes


def test_an_update_replaces_adds_and_drops(engine: WhooshEngine) -> None:
    engine.rebuild([document("1", "Reset"), document("2", "Reset")], Place(1))
    engine.update([document("1", "Changed"), document("3", "Reset")], ["2", "never"], Place(5))
    assert found(engine, "reset") == ["3"]
    assert found(engine, "changed") == ["1"]
    assert engine.search(SearchRequest(Every())).total == 2
    assert engine.place() == Place(5)


def test_the_last_of_several_versions_counts(engine: WhooshEngine) -> None:
    engine.rebuild([], PLACE)
    engine.update([document("1", "Old"), document("1", "New")], [], PLACE)
    assert (found(engine, "old"), found(engine, "new")) == ([], ["1"])


def test_many_small_updates_leave_few_segments_and_all_documents(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    engine.rebuild([document(f"{n:02}", "start") for n in range(5)], PLACE)
    for n in range(40):
        engine.update([document(f"{n:02}", f"version {n}", "reset")], [], PLACE)
    assert sorted(found(engine, "reset", size=100)) == [f"{n:02}" for n in range(40)]
    assert found(engine, "start", size=100) == []
    assert len(list(live(tmp_path).glob("*.arrays"))) <= MAX_SEGMENTS


def test_an_index_can_be_emptied_and_filled_again(engine: WhooshEngine) -> None:
    engine.rebuild([document("1", "Reset")], PLACE)
    engine.update([], ["1"], PLACE)
    assert engine.search(SearchRequest(Every())).total == 0
    engine.update([document("2", "Reset")], [], PLACE)
    assert found(engine, "reset") == ["2"]


def test_a_rebuild_swaps_and_keeps_one_generation_before(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    for n in range(4):
        engine.rebuild([document(str(n), "Reset")], Place(n))
        assert found(engine, "reset") == [str(n)]
        assert engine.place() == Place(n)
    builds = [each for each in (tmp_path / "index").iterdir() if each.is_dir()]
    assert len(builds) == 2
    assert live(tmp_path) in builds
    assert {each.stat().st_mode & 0o777 for each in (*builds, tmp_path / "index")} == {0o700}


def test_another_engine_sees_each_commit_and_swap(engine: WhooshEngine, tmp_path: Path) -> None:
    reader = WhooshEngine(tmp_path / "index")
    engine.rebuild([document("1", "Reset")], PLACE)
    assert found(reader, "reset") == ["1"]
    engine.update([document("2", "Reset")], ["1"], PLACE)
    assert found(reader, "reset") == ["2"]
    engine.rebuild([document("3", "Reset")], PLACE)
    assert found(reader, "reset") == ["3"]
    reader.close()


def test_a_failed_rebuild_leaves_the_live_index(engine: WhooshEngine, tmp_path: Path) -> None:
    def broken() -> Iterator[Document]:
        yield document("2", "Reset")
        raise ZeroDivisionError

    engine.rebuild([document("1", "Reset")], Place(1))
    with pytest.raises(ZeroDivisionError):
        engine.rebuild(broken(), Place(2))
    assert found(engine, "reset") == ["1"]
    assert engine.place() == Place(1)
    assert [each for each in (tmp_path / "index").iterdir() if each.is_dir()] == [live(tmp_path)]


def test_questions_are_answered_rightly_during_commits_and_swaps(tmp_path: Path) -> None:
    writer, reader = (WhooshEngine(tmp_path / "index", wait=20) for _ in range(2))
    both = [document("a", "Reset", "one two three"), document("b", "Reset", "two four")]
    writer.rebuild(both, PLACE)
    stop = threading.Event()
    seen: set[tuple[str, ...]] = set()

    def ask() -> None:
        while not stop.is_set():
            seen.add((*sorted(found(reader, "reset")), *found(reader, '"two three"')))

    with ThreadPoolExecutor(4) as pool:
        asking = [pool.submit(ask) for _ in range(4)]
        for n in range(12):
            writer.update(both, [], PLACE)
            if n % 4 == 0:
                writer.rebuild(both, PLACE)
        stop.set()
        for each in asking:
            each.result()
    assert seen == {("a", "b", "a")}
    writer.close()
    reader.close()


# Whoosh itself


def test_whoosh_reads_the_words_and_postings(engine: WhooshEngine, tmp_path: Path) -> None:
    engine.rebuild([document(key, "Reset", "relations") for key in "123"], PLACE)
    engine.update([document("4", "Resetting")], ["2"], PLACE)
    with closing(open_dir(str(live(tmp_path))).reader()) as reader:
        words = [word.decode() for _, word in reader.all_terms()]
        assert words == ["#en:relat", "#en:reset", "relations", "reset", "resetting"]
        assert list(reader.postings("words", "#en:reset").all_ids()) == [0, 1, 3]
        assert reader.doc_frequency("words", "resetting") == 1
    with closing(open_dir(str(live(tmp_path))).searcher()) as searcher:
        found = searcher.search(WhooshTerm("words", "#en:reset"), limit=10)
        assert sorted(hit.docnum for hit in found) == [0, 1, 3]


# Errors


def test_no_index(engine: WhooshEngine, tmp_path: Path) -> None:
    assert engine.place() is None
    with pytest.raises(IndexMissingError, match="rebuild"):
        engine.search(SearchRequest(Every()))
    with pytest.raises(IndexMissingError):
        engine.update([document("1")], [], PLACE)
    assert not (tmp_path / "index").exists()


@pytest.mark.parametrize("pattern", ["*.arrays", "*.toc"])
@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"not an index at all " * 20])
def test_a_damaged_index_says_so_and_stays(
    engine: WhooshEngine, tmp_path: Path, pattern: str, content: bytes
) -> None:
    engine.rebuild([document("1", "Reset", "reset " * 50)], PLACE)
    before = sorted(each.name for each in live(tmp_path).iterdir())
    for each in live(tmp_path).glob(pattern):
        each.write_bytes(content)
    with pytest.raises(IndexDamagedError, match="rebuild"):
        engine.search(SearchRequest(understand("reset").tree))
    assert sorted(each.name for each in live(tmp_path).iterdir()) == before
    engine.rebuild([document("1", "Reset")], PLACE)
    assert found(engine, "reset") == ["1"]


def test_damage_that_no_question_notices_is_found_by_a_check(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    engine.rebuild([], PLACE)
    for number in range(MAX_SEGMENTS):
        engine.update([document(str(number), "Reset", "reset " * 500)], [], PLACE)
    engine.check()
    for segment in live(tmp_path).glob("*.arrays"):
        damaged = bytearray(segment.read_bytes())
        damaged[len(damaged) // 2] ^= 1
        segment.write_bytes(damaged)
    with pytest.raises(IndexDamagedError, match="rebuild"):
        engine.check()
    with pytest.raises(IndexDamagedError, match="rebuild"):
        engine.update([document("one more", "Reset")], [], PLACE)


@pytest.mark.parametrize("content", ["", "../..", "0000000000000000-00000000", "é"])
def test_a_pointer_to_nowhere_is_damage(engine: WhooshEngine, tmp_path: Path, content: str) -> None:
    engine.rebuild([], PLACE)
    (tmp_path / "index" / "live").write_text(content)
    with pytest.raises(IndexDamagedError):
        engine.search(SearchRequest(Every()))
    with pytest.raises(IndexDamagedError):
        engine.update([], ["1"], PLACE)
    with pytest.raises(IndexDamagedError):
        engine.place()


def test_a_broken_manifest_is_damage(engine: WhooshEngine, tmp_path: Path) -> None:
    engine.rebuild([], PLACE)
    (live(tmp_path) / "manifest.json").write_text("{}")
    with pytest.raises(IndexDamagedError):
        engine.search(SearchRequest(Every()))
    with pytest.raises(IndexDamagedError):
        engine.place()


def test_an_index_of_another_version_wants_a_rebuild(engine: WhooshEngine, tmp_path: Path) -> None:
    engine.rebuild([], PLACE)
    write_manifest(live(tmp_path), replace(read_manifest(live(tmp_path)), analysis=99))
    assert engine.place() is None
    with pytest.raises(IndexDamagedError, match="another version"):
        engine.search(SearchRequest(Every()))


@pytest.mark.parametrize("lock", ["write.lock", "build.lock"])
def test_a_locked_index(engine: WhooshEngine, tmp_path: Path, lock: str) -> None:
    engine.rebuild([document("1", "Reset")], PLACE)
    descriptor = os.open(tmp_path / "index" / lock, os.O_RDWR)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with pytest.raises(IndexLockedError):
        engine.rebuild([], PLACE)
    if lock == "write.lock":
        with pytest.raises(IndexLockedError):
            engine.update([document("2", "Reset")], [], PLACE)
    assert found(engine, "reset") == ["1"]
    os.close(descriptor)
    engine.update([document("2", "Reset")], [], PLACE)
    assert found(engine, "reset") == ["1", "2"]


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """What a full disk does to a writer, without filling one."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_changes_nothing_and_leaves_nothing(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    large = document("2", "Reset", " ".join(f"word{n}" for n in range(5_000)))
    engine.rebuild([document("1", "Reset")], Place(change=1))
    before = {each.name for each in live(tmp_path).iterdir()}
    with files_no_larger_than(4_000), pytest.raises(SearchError, match="could not be written"):
        engine.update([large], ["1"], Place(change=2))
    with files_no_larger_than(4_000), pytest.raises(SearchError, match="could not be written"):
        engine.rebuild([large], Place(change=2))
    assert found(engine, "reset") == ["1"]
    assert engine.place() == Place(change=1)
    engine.update([], [], Place(change=3))
    left = {each.name for each in live(tmp_path).iterdir()}
    assert len(left) == len(before)
    engine.update([large], ["1"], Place(change=4))
    assert found(engine, "reset") == ["2"]


def all_files(tmp_path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())


def test_of_what_was_erased_no_word_stays_in_any_file(engine: WhooshEngine, tmp_path: Path) -> None:
    """Of a segment with others, of an older version of it, and of the build before."""
    first = document("1", "Unsayable", authors=("Whisperer",), tags=("hushed",))
    engine.rebuild([first, document("2", "Reset", authors=("Ada Marsh",), tags=("sea",))], PLACE)
    engine.rebuild([first, document("2", "Reset", authors=("Ada Marsh",), tags=("sea",))], PLACE)
    engine.update([document("1", "Unsayables"), document("3", "Resetting")], [], PLACE)
    engine.update([], ["1"], PLACE)
    assert found(engine, "unsayable") == []
    assert b"nsayable" in all_files(tmp_path)
    engine.update([], ["1"], PLACE, erased=["1"])
    left = all_files(tmp_path)
    assert [word in left for word in (b"nsayable", b"hisperer", b"hushed", b"marsh")] == [
        False, False, False, True,
    ]  # fmt: skip
    assert found(engine, "reset") == ["2", "3"]
    page = engine.search(SearchRequest(Every(), facets=("author",)))
    assert [(each.key, each.count) for each in page.facets["author"]] == [
        ("ada-marsh", 1),
        (MISSING, 1),
    ]


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("")
    with pytest.raises(SearchError, match="could not be written"):
        WhooshEngine(tmp_path / "index").rebuild([], PLACE)
