"""Tables, feeds and packed files made to harm: one line each, and the rest of the batch goes on."""

import gzip
import io
import json
import struct
import zipfile
from pathlib import Path

import pytest
from django.test import override_settings

from archive.ingest.batch import ingest, roots_of
from archive.ingest.report import line_of
from tests.outcomes import outcomes, told
from tests.saved import page_record, wacz

GOOD = json.dumps({"title": "Good", "url": "https://lantern.example/good"})
DEEP = 200_000


def lines(*rows: str) -> str:
    return "\n".join([*rows, GOOD])


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("[" * DEEP + "]" * DEEP, "nested deeper than 100 levels"),
        ('{"a":' * DEEP + "1" + "}" * DEEP, "nested deeper than 100 levels"),
        ('{"title": "A", "x": ' + "[" * 200 + "]" * 200 + "}", "nested deeper than 100 levels"),
        ('{"title": "A", "n": 1e400}', "a number out of range: 1e400"),
        ('{"title": "A", "n": ' + "9" * 5000 + "}", "a number of 5000 digits"),
        ('{"title": "A", "n": NaN}', "NaN is no JSON"),
        ('{"title": "A", "n": -Infinity}', "-Infinity is no JSON"),
        ('{"title": "A", "title": "B"}', "the name 'title' stands twice in one object"),
        ('["Good", "https://lantern.example/good"]', "a list, and no object"),
        ('"Good"', "a text, and no object"),
        ("7", "a number, and no object"),
        ("null", "null, and no object"),
        ('{"title": "A"', "not valid JSON: expecting ',' delimiter, at column 14"),
        ('{"title": "A"} {"title": "B"}', "not valid JSON: more behind its end, at column 15"),
        ('{"name": "A", "price": 3}', "no title, address or text in it"),
    ],
    ids=lambda value: value[:30],
)
def test_a_bad_line_is_refused_and_the_next_is_read(bad: str, reason: str) -> None:
    assert told("rows.jsonl", lines(bad)) == [f"refused: {reason}", "Good"]


def test_half_a_surrogate_pair_is_shown_as_what_it_is() -> None:
    [first, good] = outcomes("rows.jsonl", lines('{"title": "A \\ud83d", "text": "Cut \\ud83d"}'))

    assert first.record is not None
    assert (first.record["title"], first.record["body"]) == ("A \ufffd", ["Cut \ufffd"])
    assert [mark["kind"] for mark in first.record["damage"]] == ["replacement character"] * 2
    assert good.record is not None


def test_the_same_half_is_always_the_same_capture() -> None:
    twice = '{"title": "A \\ud83d"}'
    first, again = (each.record for each in outcomes("rows.jsonl", f"{twice}\n{twice}"))
    assert first is not None
    assert again is not None
    assert again["duplicate_of"] == "rows.jsonl#1"


@override_settings(ARCHIVE_MAX_CAPTURE_MB=1)
def test_a_line_over_the_limit_is_passed_over() -> None:
    long = json.dumps({"title": "A", "text": "x" * 3_000_000})
    assert told("rows.jsonl", lines(long)) == [
        "refused: more than the 1 MB that one record may have",
        "Good",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * DEEP, ["refused: a list, and no object"]),
        (f'[{GOOD}, {{"a": {"[" * DEEP}', ["Good", "refused: nested deeper than 100 levels"]),
        (f"[{GOOD}, {{]", ["Good", "refused: not valid JSON: "]),
        (f"[{GOOD} {GOOD}]", ["Good", "refused: not valid JSON: the list is not closed"]),
        (f"[{GOOD},", ["Good", "refused: not valid JSON: expecting value"]),
        ("{", ["refused: not valid JSON: expecting property name"]),
        ("", ["refused: not valid JSON: expecting value, at line 1, column 1"]),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_list_is_read_as_far_as_it_goes(text: str, said: list[str]) -> None:
    found = told("list.json", text)
    if text.startswith("[["):
        assert found == ["refused: nested deeper than 100 levels"]
        return
    assert len(found) == len(said)
    assert [
        each for each, start in zip(found, said, strict=True) if not each.startswith(start)
    ] == []


HEAD = "title,url,text\n"
GOOD_ROW = "Good,https://lantern.example/good,\n"


@override_settings(ARCHIVE_MAX_CAPTURE_MB=1)
@pytest.mark.parametrize(
    "field",
    ["x" * 3_000_000, '"' + "x" * 3_000_000 + '"', '"' + "x\n" * 1_500_000 + '"'],
    ids=["bare", "quoted", "of many lines"],
)
def test_a_huge_field_costs_its_row_only(field: str) -> None:
    assert told("table.csv", f"{HEAD}A,https://lantern.example/a,{field}\n{GOOD_ROW}") == [
        "refused: more than the 1 MB that one record may have",
        "Good",
    ]


def test_a_million_columns_are_refused() -> None:
    assert told("table.csv", "title," * 1_000_000 + "\n" + GOOD_ROW) == [
        "refused: 1000001 columns; a table has at most 1000"
    ]


def test_a_row_of_a_million_values_is_refused() -> None:
    assert told("table.csv", f"{HEAD}{'x,' * 1_000_000}\n{GOOD_ROW}") == [
        "refused: 1000001 values under 3 columns",
        "Good",
    ]


def test_nul_characters_are_no_part_of_a_value() -> None:
    assert told("table.csv", f"{HEAD}A\0B,https://lantern.example/a,\n{GOOD_ROW}") == ["AB", "Good"]


def test_a_quotation_that_is_never_closed_takes_no_other_row_with_it() -> None:
    broken = f'{HEAD}"A,https://lantern.example/a,\n{GOOD_ROW}'
    assert told("table.csv", broken) == [
        "refused: a quotation mark is opened and never closed",
        "Good",
    ]


def test_a_table_that_names_no_piece_is_refused() -> None:
    assert told("table.csv", "price,weight\n1,2\n") == [
        "refused: no column for a title, an address or a text among: price, weight"
    ]
    assert told("table.csv", "") == ["refused: the head line cannot be read: there is none"]


def feed(item: str, doctype: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>F</title>'
        f"<item><title>{item}</title><link>https://lantern.example/a</link></item></channel></rss>"
    )


BOMB = "<!DOCTYPE rss [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{'&' + before + ';'}{'&' + before + ';'}'>"
    for before, name in zip("abcdefghijklmnopqrst", "bcdefghijklmnopqrstu", strict=True)
)
OUTSIDE = "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"


@pytest.mark.parametrize("doctype", [f"{BOMB}]>", OUTSIDE, '<!DOCTYPE rss SYSTEM "x.dtd">'])
def test_a_feed_that_declares_anything_is_refused(doctype: str) -> None:
    assert told("feed.xml", feed("&u;&x;", doctype)) == [
        "refused: XML with a document type or entities of its own"
    ]


def test_a_feed_nested_without_end_is_refused() -> None:
    deep = f"<rss version='2.0'>{'<a>' * DEEP}{'</a>' * DEEP}</rss>"
    assert told("feed.xml", deep) == ["refused: XML nested deeper than 256 levels"]


def test_a_broken_feed_is_refused() -> None:
    assert told("feed.xml", feed("A").replace("</item>", "")) == [
        "refused: no well-formed XML: mismatched tag"
    ]


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("---\ntitle: A\n\nText.\n", "front matter that is never closed"),
        ("---\ntitle: [A\n---\nText.\n", "front matter is no YAML: "),
        ("---\na: &x 1\ntitle: *x\n---\n", "front matter with anchors and aliases"),
        ("---\na: " + "[" * 5000 + "\n---\n", "front matter nested deeper than 20 levels"),
        ("---\n" + "- " * 5000 + "a\n---\n", "front matter nested deeper than 20 levels"),
        ("---\na: " + "[" * DEEP + "\n---\n", "front matter of 200004 characters"),
        ("---\ntitle: A\ntitle: B\n---\n", "the name 'title' stands twice"),
        ("---\n- A\n- B\n---\n", "front matter is no list of names and values"),
        ("---\n? [A]\n: B\n---\n", "front matter with a name that is no text"),
        ("---\n\n---\n", "no values and no text in it"),
        ("+++\ntitle = \n+++\n", "front matter is no TOML: "),
        ("+++\na = " + "[" * 5000 + "\n+++\n", "front matter is no TOML: "),
    ],
    ids=lambda value: value[:30],
)
def test_front_matter_that_cannot_be_read_is_refused(block: str, reason: str) -> None:
    [said] = told("page.md", block)
    assert said.removeprefix("refused: ").startswith(reason)


def test_no_tag_of_yaml_makes_an_object() -> None:
    said = told(
        "page.md", "---\ntitle: !!python/object/apply:os.system ['true']\nurl: x\n---\nA.\n"
    )
    assert said == ["true"]


def packed(entries: dict[str, bytes | str]) -> bytes:
    """A ZIP of these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return buffer.getvalue()


def of_entries(data: bytes) -> dict[str, str]:
    """What is said of each entry, by its name."""
    return {
        each.file: each.record["title"] if each.record else f"{each.status}: {each.reason}"
        for each in outcomes("all.zip", data)
    }


@pytest.mark.parametrize(
    ("name", "text"),
    [("rows.csv", "title,url\n"), ("rows.jsonl", "\n\n"), ("rows.json", "[]"), ("web.warc", "")],
)
def test_a_file_without_records_is_not_passed_over_in_silence(name: str, text: str) -> None:
    assert told(name, text) == ["refused: no record in it"]


def test_bombs_are_refused_while_they_are_unpacked() -> None:
    table = HEAD.encode() + b"x" * 50_000_000
    assert told("bomb.csv.gz", gzip.compress(table)) == [
        "refused: unpacks to more than 200 times its size"
    ]
    assert of_entries(packed({"bomb.csv": table, "good.jsonl": GOOD})) == {
        "all.zip/bomb.csv": "refused: unpacks to more than 200 times its size",
        "all.zip/good.jsonl": "Good",
    }


def test_many_small_bombs_are_one() -> None:
    one = packed({f"{number}.md": b"---\n" + b"x" * 1_000_000 for number in range(70)})
    said = of_entries(one)
    assert said["all.zip"] == "refused: unpacks to more than 200 times its size"


@pytest.mark.parametrize("name", ["all.zip", "all.wacz"])
def test_entries_that_share_their_bytes_are_refused(name: str) -> None:
    data = packed({"a.jsonl": GOOD * 10, "b.jsonl": GOOD * 10})
    at = data.index(b"PK\x01\x02")
    entry = data[at : data.index(b"PK\x01\x02", at + 4)]
    end = bytearray(data[data.rindex(b"PK\x05\x06") :])
    struct.pack_into("<HHL", end, 8, 50, 50, 50 * len(entry))
    assert told(name, data[:at] + entry * 50 + end) == [
        "refused: a ZIP whose entries lie in each other"
    ]


def test_json_beside_pages_in_a_zip_is_passed_over_as_in_a_folder() -> None:
    settings, answer = '{"name": "A"}', f'{{"articles": [{GOOD}]}}'
    assert of_entries(packed({"package.json": settings, "answer.json": answer})) == {
        "all.zip/package.json": "not a page: JSON that does not plainly hold records",
        "all.zip/answer.json": "Good",
    }
    assert told("package.json.gz", gzip.compress(settings.encode())) == [
        "refused: JSON without an article: no title, address or text in it"
    ]


def test_what_is_packed_twice_is_refused() -> None:
    inner = packed({"good.jsonl": GOOD})
    assert told("twice.jsonl.gz.gz", gzip.compress(gzip.compress(GOOD.encode()))) == [
        "refused: a packed file in a packed file"
    ]
    assert of_entries(packed({"in.zip": inner, "good.jsonl": GOOD})) == {
        "all.zip/in.zip": "refused: a packed file in a packed file",
        "all.zip/good.jsonl": "Good",
    }


def test_a_packed_web_archive_is_read_in_what_packs_it_once_more() -> None:
    pages = wacz({"archive/data.warc": page_record("One") + page_record("Two")})
    assert told("a.wacz.gz", gzip.compress(pages)) == told("a.wacz", pages)
    assert of_entries(packed({"a.wacz": pages, "b.wacz": pages[:-40], "good.jsonl": GOOD})) == {
        "all.zip/a.wacz": "Two",  # the last of its pages
        "all.zip/b.wacz": "refused: no ZIP that can be read: its directory is missing",
        "all.zip/good.jsonl": "Good",
    }


def test_what_a_packed_web_archive_unpacks_to_counts_for_what_packs_it() -> None:
    bomb = wacz({"archive/data.warc": b"\0" * 80 * 1_000_000})
    [said] = of_entries(packed({"a.wacz": bomb})).values()
    assert said == "refused: unpacks to more than 100 times its size"


@pytest.mark.parametrize("name", ["../a.jsonl", "a/../../b.jsonl", "/a.jsonl", "C:\\a.jsonl"])
def test_names_that_lead_out_are_refused(name: str) -> None:
    assert list(of_entries(packed({name: GOOD})).values()) == [
        "refused: a name that leads out of its ZIP"
    ]


@pytest.mark.parametrize(
    ("mode", "reason"), [(0o120777, "a symbolic link"), (0o010644, "not a regular file")]
)
def test_entries_that_are_no_plain_files_are_refused(mode: int, reason: str) -> None:
    entry = zipfile.ZipInfo("a.jsonl")
    entry.external_attr = mode << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(entry, GOOD)
    assert of_entries(buffer.getvalue()) == {"all.zip/a.jsonl": f"refused: {reason}"}


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(packed({"a.jsonl": GOOD}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert of_entries(bytes(data)) == {"all.zip/a.jsonl": "refused: encrypted"}


def test_damaged_bytes_cost_their_entry_only() -> None:
    data = bytearray(packed({"a.jsonl": GOOD * 50, "b.jsonl": GOOD}))
    at = data.index(b"a.jsonl") + len(b"a.jsonl") + 4
    data[at : at + 8] = b"\xff" * 8
    said = of_entries(bytes(data))
    assert said["all.zip/a.jsonl"].startswith("refused: packed bytes are damaged: ")
    assert said["all.zip/b.jsonl"] == "Good"


def test_a_gzip_that_is_cut_off_gives_what_it_has() -> None:
    rows = "".join(
        json.dumps({"title": str(number), "url": f"https://lantern.example/{number * 7919}"}) + "\n"
        for number in range(5_000)
    )
    said = told("rows.jsonl.gz", gzip.compress(rows.encode())[:-10_000])
    assert said[:2] == ["0", "1"]
    assert said[-1].startswith("refused: packed bytes are damaged: ")


def test_a_directory_that_lies_is_refused() -> None:
    data = bytearray(packed({"a.jsonl": GOOD}))
    at = data.rindex(b"PK\x05\x06")
    data[at + 12 : at + 16] = (500_000_000).to_bytes(4, "little")
    assert told("all.zip", bytes(data)) == ["refused: a ZIP with a directory of 476 MB"]
    assert told("all.zip", b"PK\x03\x04" + bytes(100)) == [
        "refused: no ZIP that can be read: its directory is missing"
    ]


def test_names_with_line_breaks_stay_names() -> None:
    [found] = outcomes("all.zip", packed({"a\n\x1b[31m.jsonl": GOOD}))
    assert found.file == "all.zip/a\n\x1b[31m.jsonl"


def test_ris_without_an_end_is_refused_and_the_next_is_read() -> None:
    ris = "TY  - NEWS\nTI  - Lost\n\nTY  - NEWS\nTI  - Good\nER  - \n\nTY  - NEWS\nTI  - Cut\n"
    said = "refused: no end (ER) before the next reference or the end of the file"
    assert told("refs.ris", ris) == [said, "Good", f"refused: record 3: {said[9:]}"]
    assert told("refs.ris", "Nothing here.\n") == [
        "refused: no reference in it: none begins with a type (TY)"
    ]


def test_a_folder_of_harm_leaves_the_rest_alone(tmp_path: Path) -> None:
    (tmp_path / "a\n\x1b[31m.jsonl").write_text("[" * DEEP)
    (tmp_path / "b.csv").write_text("price\n1\n")
    (tmp_path / "c.zip").write_bytes(packed({"../x.jsonl": GOOD, "good.jsonl": GOOD}))

    found = list(ingest(roots_of([str(tmp_path)]), is_dry_run=True))

    assert [line_of(each).split(": ")[0] for each in found] == [
        "refused     a\\x0a\\x1b[31m.jsonl",
        "refused     b.csv",
        "refused     c.zip/../x.jsonl",
        "read        c.zip/good.jsonl",
    ]


LONG = 1_000_000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n" * LONG, "refused: a text of 1000000 lines, over the limit of 100000"),
        ("ab\n\n" * LONG, "refused: a text of 2000000 lines, over the limit of 100000"),
        ("x" * 5_000_001, "refused: a text of 5000001 characters, over the limit of 5000000"),
        ("<" * LONG, "A"),
        ("&amp;" * LONG, "A"),
        ("[…]" * LONG, "A"),
        ("<b>" * LONG, "refused: "),
    ],
    ids=["lines", "paragraphs", "word", "brackets", "references", "cuts", "tags"],
)
def test_texts_that_are_none_are_refused_or_read_in_time(text: str, said: str) -> None:
    [found, good] = told("rows.jsonl", lines(json.dumps({"title": "A", "text": text})))
    assert found.startswith(said)
    assert good == "Good"


@pytest.mark.parametrize("name", ["author", "tags", "headline", "url", "date", "source"])
@pytest.mark.parametrize("piece", ["a", "a, ", "a - ", "@a.", "<b", "1/"])
def test_values_that_are_none_say_nothing(name: str, piece: str) -> None:
    value = json.dumps({"title": "A", "url": "x", name: piece * 100_000})
    assert told("rows.jsonl", lines(value))[1:] == ["Good"]


def test_a_page_of_a_million_lines_is_refused() -> None:
    page = "---\ntitle: A\n---\n" + "- a\n" * LONG
    assert told("page.md", page) == ["refused: a text of 1000001 lines, over the limit of 100000"]
