"""References: names, dates and works as each form writes them."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exports.citations.bibtex import as_bibtex, escaped
from archive.exports.citations.csl import as_csl, as_item
from archive.exports.citations.kinds import WORKS, work_of
from archive.exports.citations.record import Citation, CitedName
from archive.exports.citations.ris import as_ris
from archive.exports.citations.styles import (
    apa,
    apa_paragraph,
    chicago,
    chicago_paragraph,
    mla,
    mla_paragraph,
)
from archive.exports.citations.when import When
from archive.models import OutletKind
from archive.text.dates import PartialDate

ADA = CitedName("Ada Mary Marsh", "Marsh", "Ada Mary", "given-first")
WEI = CitedName("Li Wei", "Li", "Wei", "family-first")
JEAN = CitedName("Jean-Paul Dubois", "Dubois", "Jean-Paul", "given-first")
HAN = CitedName("欧阳明澜", "欧阳", "明澜", "family-first")
BOARD = CitedName("Board of Gates, Locks and Weirs", is_organisation=True)
UNREAD = CitedName("Rabiaa al-Qantari")
TIDES = "https://lantern.example/tides"
HERE = "https://archive.example/a/abc/"


def when(printed: str | None = None, inferred: str | None = None) -> When:
    dates = [PartialDate.parse(each) if each else None for each in (printed, inferred)]
    return When(dates[0], dates[1])


def citation(*authors: CitedName, kind: str | None = "newspaper", **values: Any) -> Citation:
    said: dict[str, Any] = {
        "id": "abc",
        "work": work_of(kind),
        "title": "Tides",
        "authors": authors,
        "outlet": "The Lantern",
        "section": None,
        "when": when("2021-06-23"),
        "language": "en",
        "tags": (),
        "abstract": None,
        "url": None,
        "page": f"{HERE}tides/",
        "kept_at": HERE,
    }
    return Citation(**said | values)


@pytest.mark.parametrize(
    ("printed", "inferred", "forms"),
    [
        ("2021-06-23", None,
         "2021 | 23 June 2021 | June 23, 2021 | 2021, June 23 | 23 June 2021"),
        ("2021-09", None,
         "2021 | September 2021 | September 2021 | 2021, September | Sept. 2021"),
        ("2021", None, "2021 | 2021 | 2021 | 2021 | 2021"),
        ("XXXX-01-28", None,
         "[n.d.] | 28 January [n.d.] | January 28, [n.d.] | [n.d.], January 28 | 28 Jan. [n.d.]"),
        ("XXXX-01-28", "2021-01-28",
         "[2021] | 28 January [2021] | January 28, [2021] | [2021], January 28 | 28 Jan. [2021]"),
        (None, "2021-01-28",
         "[2021] | [28 January 2021] | [January 28, 2021] | [2021, January 28] | [28 Jan. 2021]"),
        (None, None, " | ".join(["[n.d.]"] * 5)),
        ("2021-06~", None, "about 2021 | " + " | ".join(["about June 2021"] * 4)),
        ("[2021-05..2021-06-15]", None,
         "2021 | " + " | ".join(["between May 2021 and 15 June 2021"] * 4)),
        ("[2020..2021]", None, " | ".join(["between 2020 and 2021"] * 5)),
        (None, "[2020-12-30..2021-01]", "[between 2020 and 2021] | "
         + " | ".join(["[between 30 December 2020 and January 2021]"] * 4)),
        ("XXXX-06", "2021~",
         " | ".join(["[about 2021]", *["June [about 2021]"] * 2, "[about 2021], June",
                     "June [about 2021]"])),
    ],
)  # fmt: skip
def test_dates_say_what_was_inferred_and_what_nobody_knows(
    printed: str | None, inferred: str | None, forms: str
) -> None:
    cited = when(printed, inferred)
    written = (cited.year, cited.day_first, cited.month_first, cited.year_first, cited.shortened)
    assert " | ".join(written) == forms


@pytest.mark.parametrize(
    ("authors", "as_apa", "as_mla", "as_chicago"),
    [
        ([ADA], "Marsh, A. M.", "Marsh, Ada Mary.", "Marsh, Ada Mary."),
        ([WEI], "Li, W.", "Li Wei.", "Li Wei."),
        ([JEAN], "Dubois, J.-P.", "Dubois, Jean-Paul.", "Dubois, Jean-Paul."),
        ([HAN], "欧阳明澜.", "欧阳明澜.", "欧阳明澜."),
        ([UNREAD], "Rabiaa al-Qantari.", "Rabiaa al-Qantari.", "Rabiaa al-Qantari."),
        ([BOARD], *["Board of Gates, Locks and Weirs."] * 3),
        ([ADA, WEI], "Marsh, A. M., & Li, W.", "Marsh, Ada Mary, and Li Wei.",
         "Marsh, Ada Mary, and Li Wei."),
        ([WEI, ADA, JEAN], "Li, W., Marsh, A. M., & Dubois, J.-P.", "Li Wei, et al.",
         "Li Wei, Ada Mary Marsh, and Jean-Paul Dubois."),
        ([CitedName("Whitlock, Joanna", "Whitlock", "Joanna", "family-first")], "Whitlock, J.",
         "Whitlock, Joanna.", "Whitlock, Joanna."),
    ],
)  # fmt: skip
def test_names_stand_in_the_order_that_their_owners_and_the_style_want(
    authors: list[CitedName], as_apa: str, as_mla: str, as_chicago: str
) -> None:
    cited = citation(*authors)
    assert apa(cited) == f"{as_apa} (2021, June 23). Tides. The Lantern. {HERE}"
    assert mla(cited) == (
        f"{as_mla} “Tides.” The Lantern, 23 June 2021. Commentary Archive, {HERE}."
    )
    assert chicago(cited) == f"{as_chicago} “Tides.” The Lantern, June 23, 2021. {HERE}."


def test_many_names_are_cut_as_each_style_has_it() -> None:
    many = citation(*[CitedName(f"Ada Marsh{number}") for number in range(25)])
    assert apa(many).count("Marsh") == 20
    assert "Ada Marsh18, … Ada Marsh24. (" in apa(many)
    assert chicago(many).startswith(
        ", ".join(f"Ada Marsh{number}" for number in range(7)) + ", et al. “Tides.”"
    )


def test_nobody_and_nothing_is_made_up() -> None:
    bare = citation(title=None, outlet=None, when=when(), language=None)
    assert apa(bare) == f"[Untitled newspaper article]. ([n.d.]). {HERE}"
    assert mla(bare) == f"[Untitled]. [n.d.]. Commentary Archive, {HERE}."
    assert chicago(bare) == f"[Untitled]. [n.d.]. {HERE}."
    assert as_item(bare) == {
        "id": "abc",
        "type": "article-newspaper",
        "URL": HERE,
        "archive": "Commentary Archive",
        "archive_location": HERE,
    }
    assert as_ris(bare).split("\r\n") == [
        "TY  - NEWS", "TI  - [Untitled]", f"UR  - {HERE}", "DB  - Commentary Archive",
        f"AN  - {HERE}", "ID  - abc", "ER  - ", "", "",
    ]  # fmt: skip


def test_titles_end_once_and_quote_within_quotes() -> None:
    asked = citation(ADA, title="Who said “tides”?")
    assert " Who said “tides”? The Lantern." in apa(asked)
    assert " “Who said ‘tides’?” The Lantern, " in mla(asked)


def test_its_own_address_goes_before_ours() -> None:
    cited = citation(ADA, url=TIDES)
    assert apa(cited).endswith(f"The Lantern. {TIDES} (kept at {HERE})")
    assert mla(cited).endswith(f"23 June 2021, {TIDES}. Commentary Archive, {HERE}.")
    assert (as_item(cited)["URL"], as_item(cited)["archive_location"]) == (TIDES, HERE)


@pytest.mark.parametrize(
    ("authors", "as_apa", "as_mla", "as_chicago"),
    [
        ([ADA], "Marsh", "Marsh", "Ada Mary Marsh, "),
        ([ADA, WEI], "Marsh & Li", "Marsh and Li", "Ada Mary Marsh and Li Wei, "),
        ([WEI, HAN, ADA], *["Li et al."] * 2, "Li Wei, 欧阳明澜 and Ada Mary Marsh, "),
        ([BOARD], *["Board of Gates, Locks and Weirs"] * 2, "Board of Gates, Locks and Weirs, "),
        ([], *["“Tides”"] * 2, ""),
    ],
)
def test_a_paragraph_is_cited_by_its_number(
    authors: list[CitedName], as_apa: str, as_mla: str, as_chicago: str
) -> None:
    cited = citation(*authors)
    assert apa_paragraph(cited, 7) == f"({as_apa}, 2021, para. 7) {HERE}#p7"
    assert mla_paragraph(cited, 7) == f"({as_mla}, par. 7) {HERE}#p7"
    assert chicago_paragraph(cited, 7) == (
        f"{as_chicago}“Tides,” The Lantern, June 23, 2021, para. 7, {HERE}#p7."
    )


@pytest.mark.parametrize(
    ("kind", "work"),
    [
        ("newspaper", ("newspaperArticle", "article-newspaper", "NEWS", "article")),
        ("agency", ("newspaperArticle", "article-newspaper", "NEWS", "article")),
        ("magazine", ("magazineArticle", "article-magazine", "MGZN", "article")),
        ("journal", ("journalArticle", "article-journal", "JOUR", "article")),
        ("think tank", ("report", "report", "RPRT", "techreport")),
        ("blog", ("blogPost", "post-weblog", "BLOG", "misc")),
        ("portal", ("webpage", "webpage", "ELEC", "misc")),
        ("broadcaster", ("webpage", "webpage", "ELEC", "misc")),
        ("other", ("webpage", "webpage", "ELEC", "misc")),
        (None, ("webpage", "webpage", "ELEC", "misc")),
    ],
)
def test_an_outlets_kind_says_what_the_article_is(kind: str | None, work: tuple[str, ...]) -> None:
    found = work_of(kind)
    assert (found.zotero, found.csl, found.ris, found.bibtex) == work
    assert set(WORKS) <= set(OutletKind)


def test_a_report_names_an_institution() -> None:
    report = citation(ADA, kind="think tank")
    assert as_item(report)["publisher"] == "The Lantern"
    assert "PB  - The Lantern" in as_ris(report)
    assert "institution = {The Lantern}" in as_bibtex(report)


def test_names_in_data_are_parted_only_where_they_are_known() -> None:
    cited = citation(ADA, HAN, BOARD, UNREAD)
    assert as_item(cited)["author"] == [
        {"family": "Marsh", "given": "Ada Mary"},
        {"family": "欧阳", "given": "明澜"},
        {"literal": "Board of Gates, Locks and Weirs"},
        {"literal": "Rabiaa al-Qantari"},
    ]
    assert (
        "  author = {Marsh, Ada Mary and 欧阳, 明澜 and {Board of Gates, Locks and Weirs} and "
        in (as_bibtex(cited))
    )


@pytest.mark.parametrize(
    ("printed", "inferred", "issued", "ris"),
    [
        ("2021-06-23", None, {"date-parts": [[2021, 6, 23]]}, ["PY  - 2021", "DA  - 2021/06/23/"]),
        ("2021-06", None, {"date-parts": [[2021, 6]]}, ["PY  - 2021", "DA  - 2021/06//"]),
        ("2021", None, {"date-parts": [[2021]]}, ["PY  - 2021", "DA  - 2021///"]),
        ("2021-06~", None, {"date-parts": [[2021, 6]], "circa": True},
         ["PY  - 2021", "DA  - 2021/06//about"]),
        ("[2021-05..2021-06]", None, {"literal": "between May 2021 and June 2021"},
         ["DA  - between May 2021 and June 2021"]),
        ("XXXX-01-28", "2021-01-28", {"literal": "28 January [2021]"}, ["DA  - 28 January [2021]"]),
        (None, "2021", {"literal": "[2021]"}, ["DA  - [2021]"]),
        (None, None, None, []),
    ],
)  # fmt: skip
def test_numbers_of_a_date_are_those_that_the_page_prints(
    printed: str | None, inferred: str | None, issued: dict[str, Any] | None, ris: list[str]
) -> None:
    cited = citation(when=when(printed, inferred))
    assert as_item(cited).get("issued") == issued
    lines = as_ris(cited).split("\r\n")
    assert [line for line in lines if line[:2] in {"PY", "DA"}] == ris


@given(st.text())
def test_no_text_breaks_out_of_its_line_or_field(text: str) -> None:
    cited = citation(CitedName(text or "x"), title=text, outlet=text, tags=(text,), abstract=text)
    ris = as_ris(cited)
    assert all(line[2:6] == "  - " for line in ris.split("\r\n") if line)
    assert json.loads(as_csl(cited)).get("title", "") == text
    entry = as_bibtex(cited)
    assert {depth(line) for line in entry.splitlines()[1:-1]} == {0}
    assert "\n@" not in entry


def depth(line: str) -> int:
    """Braces that a line leaves open as BibTeX counts them: it knows no backslash before one."""
    open_ones = 0
    for sign in re.sub("[^{}]", "", line):
        open_ones += 1 if sign == "{" else -1
        assert open_ones >= 0
    return open_ones


@pytest.mark.parametrize("title", ["a { b", "a } b", "}{", "{{}", "\\{"])
def test_a_brace_without_its_other_half_leaves_the_entry_whole(title: str) -> None:
    assert depth(escaped(title)) == 0
    assert depth(as_bibtex(citation(title=title, outlet=title)).replace("\n", " ")) == 0


def test_nothing_is_a_command_of_tex() -> None:
    assert escaped("50% & {more}_\\input~^$#") == (
        r"50\% \& \{\vphantom{\}}more\vphantom{\{}\}\_"
        r"\textbackslash{}input\textasciitilde{}\textasciicircum{}\$\#"
    )
