"""Partial dates in EDTF, and the dates that lines print."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.dates import (
    DateError,
    Fit,
    PartialDate,
    PrintedDate,
    day_comes_first,
    days_named,
    find_dates,
    has_bare_numbers,
)
from archive.text.dates.labels import LABELS, LABELS_BEHIND
from archive.text.dates.months import _FULL, _SHORT, month_number
from tests.stalling import ends_in_time

YEARS = st.none() | st.integers(1, 9999)


@st.composite
def plain_dates(draw: st.DrawFn, years: st.SearchStrategy[int | None] = YEARS) -> PartialDate:
    year = draw(years)
    month = draw(st.integers(1, 12) if year is None else st.none() | st.integers(1, 12))
    day = None if month is None else draw(st.none() | st.integers(1, 28))
    return PartialDate(year, month, day)


ENDS = st.tuples(plain_dates(st.integers(1, 9999)), plain_dates(st.integers(1, 9999)))


@st.composite
def ranges(draw: st.DrawFn) -> PartialDate:
    begin, until = draw(ENDS.filter(runs_forward))
    return replace(begin, until=until)


def runs_forward(ends: tuple[PartialDate, PartialDate]) -> bool:
    first, last = ends[0].first, ends[1].last
    return ends[0] != ends[1] and first is not None and last is not None and first <= last


def partial_dates() -> st.SearchStrategy[PartialDate]:
    about = plain_dates().map(lambda value: replace(value, is_approximate=True))
    return plain_dates() | about | ranges()


@pytest.mark.parametrize(
    "edtf",
    [
        "2021-06-23",
        "2021-06",
        "2021",
        "XXXX-01-28",
        "XXXX-01",
        "XXXX-02-29",
        "0001",
        "2021-06~",
        "XXXX-01-28~",
        "[2021-05..2021-06-15]",
        "[2021-06-15..2021]",
    ],
)
def test_edtf_is_read_and_written_back(edtf: str) -> None:
    assert PartialDate.parse(edtf).edtf == edtf


@given(partial_dates())
def test_every_partial_date_survives_its_own_text(value: PartialDate) -> None:
    assert PartialDate.parse(value.edtf) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "XXXX",
        "0000",
        "21",
        "2021-13",
        "2021-00",
        "2021-02-29",
        "2021-6-23",
        "XXXX-02-30",
        "2021-06-31",
        "2021-06-23 ",
        "2021-06-23\n",
        "2021/06/23",
        "--01-28",
        "2021-XX-23",
        "٢٠٢١",
        "-2021",
        "2021-06-00",
        "2021?",
        "~2021",
        "2021~~",
        "2021-06-XX",
        "[2021-05..]",
        "[..2021-05]",
        "[2021-05]",
        "[2021-05..2021-05]",
        "[2021-06..2021-05]",
        "[2021-05..2021-06-31]",
        "[2021-05~..2021-06]",
        "[2021-05..2021-06]~",
        "[XXXX-05..XXXX-06]",
        "[2021-05..XXXX-06]",
        "[[2021-05..2021-06]..2022]",
        "2021-05..2021-06",
        "2021-05/2021-06",
    ],
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(DateError):
        PartialDate.parse(text)


def test_parts_that_make_no_date_are_refused() -> None:
    for parts in ((None, None, None), (2021, None, 3), (10000, None, None), (None, None, 3)):
        with pytest.raises(DateError):
            PartialDate(*parts)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2021-06-23", date(2021, 6, 23), date(2021, 6, 23)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("XXXX-01-28", None, None),
        ("2021-06~", date(2021, 6, 1), date(2021, 6, 30)),
        ("[2021-05..2021-06-15]", date(2021, 5, 1), date(2021, 6, 15)),
        ("[2021-06-15..2021]", date(2021, 6, 15), date(2021, 12, 31)),
    ],
)
def test_first_and_last_possible_day(edtf: str, first: date | None, last: date | None) -> None:
    value = PartialDate.parse(edtf)
    assert (value.first, value.last) == (first, last)


JUNE = (date(2021, 6, 1), date(2021, 6, 30))


@pytest.mark.parametrize(
    ("edtf", "first", "last", "fit"),
    [
        ("2021-06-23", *JUNE, Fit.CERTAIN),
        ("2021-06", *JUNE, Fit.CERTAIN),
        ("2021", *JUNE, Fit.POSSIBLE),
        ("2021-07", *JUNE, Fit.NONE),
        ("2021-06-30", date(2021, 6, 30), None, Fit.CERTAIN),
        ("2021-06", date(2021, 6, 30), None, Fit.POSSIBLE),
        ("2021-06-30", None, date(2021, 6, 29), Fit.NONE),
        ("2021", None, None, Fit.CERTAIN),
        ("XXXX-06-23", *JUNE, Fit.POSSIBLE),
        ("XXXX-06", *JUNE, Fit.POSSIBLE),
        ("XXXX-07-01", *JUNE, Fit.NONE),
        ("XXXX-07", *JUNE, Fit.NONE),
        ("XXXX-01-28", None, None, Fit.POSSIBLE),
        ("XXXX-01-28", date(2021, 6, 1), None, Fit.POSSIBLE),
        ("XXXX-01-28", date(2021, 6, 1), date(2022, 1, 28), Fit.POSSIBLE),
        ("XXXX-01-28", date(2021, 6, 1), date(2022, 1, 27), Fit.NONE),
        ("XXXX-02-29", date(2021, 1, 1), date(2023, 12, 31), Fit.NONE),
        ("XXXX-02-29", date(1896, 3, 1), date(1904, 2, 29), Fit.POSSIBLE),
        ("XXXX-02-29", date(1896, 3, 1), date(1904, 2, 28), Fit.NONE),
        ("2021", date(2022, 1, 1), date(2020, 1, 1), Fit.NONE),
        ("2021-06~", *JUNE, Fit.POSSIBLE),
        ("2021-06~", None, None, Fit.POSSIBLE),
        ("2021-07~", *JUNE, Fit.NONE),
        ("[2021-06-02..2021-06-15]", *JUNE, Fit.CERTAIN),
        ("[2021-05..2021-06-15]", *JUNE, Fit.POSSIBLE),
        ("[2021-05-01..2021-05-15]", *JUNE, Fit.NONE),
    ],
)
def test_fit_in_a_range(edtf: str, first: date | None, last: date | None, fit: Fit) -> None:
    assert PartialDate.parse(edtf).fit(first, last) is fit


@given(partial_dates(), st.dates(), st.dates())
def test_fit_agrees_with_the_possible_days(value: PartialDate, one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    fit = value.fit(first, last)
    if value.first is None or value.last is None:
        assert fit is not Fit.CERTAIN
    else:
        lies_within = first <= value.first and value.last <= last
        assert (fit is Fit.CERTAIN) == (lies_within and not value.is_approximate)
        assert (fit is Fit.NONE) == (value.last < first or last < value.first)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-06-23", "23 June 2021"),
        ("2021-06", "June 2021"),
        ("2021", "2021"),
        ("XXXX-01-28", "28 January, year not printed"),
        ("XXXX-01", "January, year not printed"),
        ("2021-06~", "about June 2021"),
        ("2021-06-23~", "about 23 June 2021"),
        ("XXXX-01-28~", "about 28 January, year not printed"),
        ("[2021-05..2021-06-15]", "between May 2021 and 15 June 2021"),
    ],
)
def test_dates_in_words(edtf: str, words: str) -> None:
    assert PartialDate.parse(edtf).written() == words


@pytest.mark.parametrize(
    ("edtf", "year", "month"),
    [
        ("2021-06-23", 2021, 6),
        ("2021", 2021, None),
        ("XXXX-01", None, 1),
        ("2021-06~", 2021, 6),
        ("[2021-06-02..2021-06-15]", 2021, 6),
        ("[2021..2021-01]", 2021, 1),
        ("[2021-05..2021-06]", 2021, None),
        ("[2020-12..2021-01]", None, None),
        ("[2020-06..2021-06]", None, None),
    ],
)
def test_the_year_and_month_of_all_days(edtf: str, year: int | None, month: int | None) -> None:
    value = PartialDate.parse(edtf)
    assert (value.shared_year, value.shared_month) == (year, month)


@pytest.mark.parametrize(
    ("edtf", "printed", "does"),
    [
        ("2021-01-28", "XXXX-01-28", True),
        ("2021-01-28~", "XXXX-01", True),
        ("2021", "XXXX-01-28", True),
        ("[2021-05..2021-06-15]", "XXXX-05-30", True),
        ("2021-01-28", "XXXX-01-27", False),
        ("2021-01-28", "2021-01-28", False),
        ("[2021-05..2021-06-15]", "2021-05", False),
    ],
)
def test_what_completes_a_date_without_its_year(edtf: str, printed: str, *, does: bool) -> None:
    inferred = PartialDate.parse(edtf)
    assert inferred.completes(PartialDate.parse(printed)) == does
    assert inferred.completes(None)


def test_a_long_text_that_is_no_date_is_not_repeated_whole() -> None:
    with pytest.raises(DateError, match=r"^Not a date in EDTF: 9{40}…$"):
        PartialDate.parse("9" * 5000)


def test_no_month_name_means_two_months() -> None:
    for table in (_FULL, _SHORT):
        for language, names in table.items():
            months = names.split()
            assert len(months) == 12, language
            for number, forms in enumerate(months, start=1):
                for form in forms.split("/"):
                    assert month_number(form.replace("_", " ")) == number, (language, form)
                    assert month_number(form.replace("_", " ").upper()) == number, (language, form)


def test_labels_are_in_lower_case_and_known() -> None:
    assert [words for words in LABELS if words != words.lower()] == []
    assert [words for words in LABELS_BEHIND if words not in LABELS] == []


def only(line: str, language: str | None = None) -> PrintedDate:
    (found,) = find_dates(line, language)
    return found


@pytest.mark.parametrize(
    ("line", "edtf", "time", "label", "is_update"),
    [
        (
            "By Ann Day | The Paper | Updated: 2021-06-23 06:26",
            "2021-06-23",
            "06:26",
            "Updated",
            True,
        ),
        (
            "ABC Brief A Title KIM Ann Upload Date 2021-07-27 Hits 20",
            "2021-07-27",
            None,
            "Upload Date",
            False,
        ),
        ("and Ann Day Published: Jan 28", "XXXX-01-28", None, "Published", False),
        ("Apr 06, 2021", "2021-04-06", None, None, False),
        ("June 2021", "2021-06", None, None, False),
        ("28 janvier", "XXXX-01-28", None, None, False),
        ("March 13, 2015 9:00PM", "2015-03-13", "21:00", None, False),
        ("12:05 am Fri Jul 19, 2013", "2013-07-19", "00:05", None, False),
        ("Published Monday, Dec. 29 2014, 6:00 PM EST", "2014-12-29", "18:00", "Published", False),
        ("3rd November 2023", "2023-11-03", None, None, False),
        ("2021 June 23", "2021-06-23", None, None, False),
        (
            "Last modified on Fri 23 Jun 2021 16.30 BST",
            "2021-06-23",
            "16:30",
            "Last modified",
            True,
        ),
        ("JUNE 5, 2021", "2021-06-05", None, None, False),
        ("Updated at 10:00 on 5 June 2021", "2021-06-05", "10:00", "Updated", True),
        ("3. Mai 2024, 17:47", "2024-05-03", "17:47", None, False),
        (
            "Zuletzt aktualisiert am 5. März 2021 um 14.30 Uhr",
            "2021-03-05",
            "14:30",
            "Zuletzt aktualisiert",
            True,
        ),
        ("Publié le 29/10/2012", "2012-10-29", None, "Publié", False),
        ("Mis à jour le 1er mai 2021 à 14h03", "2021-05-01", "14:03", "Mis à jour", True),
        ("26 de abril de 2022 23:04:54", "2022-04-26", "23:04", None, False),
        (
            "Última actualización: 3 de enero del 2021",
            "2021-01-03",
            None,
            "Última actualización",
            True,
        ),
        ("Atualizado em 5 de Junho de 2021 às 21h44", "2021-06-05", "21:44", "Atualizado", True),
        ("(modifica il 8 marzo 2022 | 10:19)", "2022-03-08", "10:19", "modifica", True),
        ("Laatst bijgewerkt: 23 mei 2021", "2021-05-23", None, "Laatst bijgewerkt", True),
        (
            "Data publikacji: 28 kwietnia 2021 r., godz. 8:15",
            "2021-04-28",
            "08:15",
            "Data publikacji",
            False,
        ),
        ("Publicerad 3 maj 2021 kl. 14.30", "2021-05-03", "14:30", "Publicerad", False),
        ("Offentliggjort 3. marts 2021", "2021-03-03", None, "Offentliggjort", False),
        ("Oppdatert 17. desember 2021", "2021-12-17", None, "Oppdatert", True),
        ("Güncelleme: 03.07.2024 - 18:57", "2024-07-03", "18:57", "Güncelleme", True),
        ("13 Ağustos 2021 Pazar, 10:05", "2021-08-13", "10:05", None, False),
        ("Опубликовано: 19 октября 2020 г., 09:34", "2020-10-19", "09:34", "Опубликовано", False),
        ("Оновлено 5 травня 2021", "2021-05-05", None, "Оновлено", True),
        ("发布时间：2021年6月23日 星期三 08:42", "2021-06-23", "08:42", "发布时间", False),
        ("二〇二一年六月二十三日", "2021-06-23", None, None, False),
        ("民國110年6月23日", "2021-06-23", None, None, False),
        ("6月23日", "XXXX-06-23", None, None, False),
        ("2018年6月20日（水）午後3時05分", "2018-06-20", "15:05", None, False),
        ("令和3年6月23日 公開", "2021-06-23", None, "公開", False),
        ("2021-06-23 15:05 更新", "2021-06-23", "15:05", "更新", True),
        ("Stand: 05.09.2022, 14:30 Uhr", "2022-09-05", "14:30", "Stand", True),
        ("As of 5 September 2022", "2022-09-05", None, "As of", True),
        ("Stan na dzień 5 września 2022", "2022-09-05", None, "Stan na dzień", True),
        ("По состоянию на 5 сентября 2022", "2022-09-05", None, "По состоянию на", True),
        ("2022년 9월 5일 기준", "2022-09-05", None, "기준", True),
        ("입력 2021. 6. 23. 오후 3:20", "2021-06-23", "15:20", "입력", False),
        ("2021년 6월 23일", "2021-06-23", None, None, False),
        ("نشر في: 23 حزيران/يونيو 2021", "2021-06-23", None, "نشر", False),
        ("٠٢:٠٠ الثلاثاء ١ / ١٢ / ٢٠٢٠", "2020-12-01", "02:00", None, False),
        ("Thứ tư, 23/6/2021, 14:30 (GMT+7)", "2021-06-23", "14:30", None, False),
        ("Cập nhật ngày 23 tháng 6 năm 2021", "2021-06-23", None, "Cập nhật", True),
        ("2021-10-04T15:05:00+08:00", "2021-10-04", "15:05", None, False),
        ("mar 23 juin 2021", "2021-06-23", None, None, False),
        ("5 ao\u0075\u0302t 2021", "2021-08-05", None, None, False),
        ("Date: 2021", "2021", None, "Date", False),
        ("Date: 2021-06", "2021-06", None, "Date", False),
        ("14/10/2020", "2020-10-14", None, None, False),
        ("12/25/2014", "2014-12-25", None, None, False),
        ("03/03/2022", "2022-03-03", None, None, False),
        ("by Ann | PostedJune 3, 2021", "2021-06-03", None, "Posted", False),
        ("23 June 2021 25:61", "2021-06-23", None, None, False),
    ],
)
def test_printed_dates(
    line: str, edtf: str, time: str | None, label: str | None, is_update: bool
) -> None:
    found = only(line)
    assert (found.date.edtf, found.time, found.label, found.is_update) == (
        edtf,
        time,
        label,
        is_update,
    )


@pytest.mark.parametrize(
    "line",
    [
        "",
        "31.02.2021",
        "31 April 2021",
        "June 16-18, 2021",
        "© 2021",
        "2021",
        "2010-12",
        "https://a.example/2021/06/23/story",
        "192.168.10.2021",
        "May",
        "he may 20 times march 3",
        "2 ago",
        "Room 12 of 2021",
        "14 of the 23",
        "June 5000",
        "99.99.2021",
        "06/23",
        "3 hours ago",
        "version 1.2.2021.4",
        "yesterday",
        "100,000 in 2021",
        "13/13/2021",
        "(555) 123-4567",
    ],
)
def test_what_is_no_date(line: str) -> None:
    assert find_dates(line) == ()


def test_the_order_of_the_page_decides_where_no_language_does() -> None:
    assert find_dates("03/05/2022", is_day_first=True)[0].date.edtf == "2022-05-03"
    assert find_dates("03/05/2022", is_day_first=False)[0].date.edtf == "2022-03-05"
    assert find_dates("03/05/2022", "pt", is_day_first=False)[0].date.edtf == "2022-05-03"


@pytest.mark.parametrize(
    ("text", "is_day_first"),
    [
        ("Posted 23/06/2021, and 03/05/2022", True),
        ("Posted 06/23/2021", False),
        ("Posted 23/06/2021 and 06/23/2021", None),
        ("Posted 03/05/2022 and 23.06.2021", None),
        ("", None),
    ],
)
def test_a_page_tells_the_order_of_its_dates(text: str, is_day_first: bool | None) -> None:
    assert day_comes_first(text) is is_day_first


def test_signs_may_follow_a_clock_without_a_space() -> None:
    found = find_dates("2020-10-04 15:05河口報 記者林山")[0]
    assert (found.date.edtf, found.time) == ("2020-10-04", "15:05")


def test_a_language_decides_between_day_and_month() -> None:
    assert only("03/05/2022 21:44", "pt").date.edtf == "2022-05-03"
    assert only("03/05/2022 21:44", "en").date.edtf == "2022"
    assert only("Published 03/05/2022").date.edtf == "2022"
    assert only("03/05/2022").date.edtf == "2022"
    assert only("Veröffentlicht: 03/05/2022").date.edtf == "2022-05-03"


def test_several_dates_keep_their_own_labels_and_times() -> None:
    line = "Published Dec. 20, 2016, 12:44 PM UTC / Updated Dec. 21, 2016"
    assert [
        (each.date.edtf, each.time, each.label, each.is_update) for each in find_dates(line)
    ] == [
        ("2016-12-20", "12:44", "Published", False),
        ("2016-12-21", None, "Updated", True),
    ]


def test_positions_cover_the_expression_and_the_date() -> None:
    line = "By Ann Day | Last updated: Wednesday, 23 June 2021 at 6:05 pm | Share"
    found = only(line)
    assert line[found.start : found.end] == "Last updated: Wednesday, 23 June 2021 at 6:05 pm"
    assert line[found.date_start : found.date_end] == "23 June 2021"


@given(st.text(alphabet="0123456789 .,:/-–年月日()JanFebMayUpdated|T", max_size=60))
def test_positions_are_in_order_and_dates_are_whole(line: str) -> None:
    end = 0
    for found in find_dates(line):
        assert end <= found.start <= found.date_start < found.date_end <= found.end <= len(line)
        assert PartialDate.parse(found.date.edtf) == found.date
        end = found.end


@given(st.text(max_size=200))
def test_any_text_can_be_searched(line: str) -> None:
    find_dates(line)


@pytest.mark.parametrize(
    "unit", ["1", " ", "1 ", "a", "June ", "1/", "12:30 ", "e\u0301", "年", "updated ", "2021-"]
)
def test_a_line_of_very_many_signs_stalls_nothing(unit: str, signs: int) -> None:
    line = unit * (signs // len(unit))
    with ends_in_time():
        find_dates(line)


@pytest.mark.parametrize("line", ["On 03/05/2022", "3-5-2022", "3 / 5 / 2022", "٣/٥/٢٠٢٢"])
def test_dates_of_which_the_language_may_decide_are_noticed(line: str) -> None:
    assert has_bare_numbers(line)


@pytest.mark.parametrize("line", ["2022-05-03", "3 May 2022", "page 3/5", "03.05.2022"])
def test_other_dates_ask_for_no_language(line: str) -> None:
    assert not has_bare_numbers(line)


PIECES = st.sampled_from(
    ["May", "3", "12", "31", "2021", "03/05/2022", "31/04/2021", "de", "on", "Updated", "5월", "年",
     "Published:", "5 %", "in 2019,", "June 31", "março", "23. 6.", ".", "-"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=6).map(" ".join), st.sampled_from([None, "en", "de", "ko", "pt"]))
def test_the_days_that_a_text_names_are_its_dates_with_a_month(
    line: str, language: str | None
) -> None:
    dates = [each for each in find_dates(line, language) if each.date.month is not None]
    assert days_named(["", line], language).named == tuple(
        (2, each.date_start, each.date_end, each.date) for each in dates
    )


def test_a_text_names_days_and_months_but_not_years() -> None:
    found = days_named(
        ["In 2019 it rained 5 times.", "On 3\nMay", "", "03/05/2022, June 2020"], "de"
    )
    assert [(each.paragraph, each.date.edtf) for each in found.named] == [
        (2, "XXXX-05-03"),
        (4, "2022-05-03"),
        (4, "2020-06"),
    ]
    assert found.is_day_first is True


@pytest.mark.parametrize(
    ("line", "edtf", "time"),
    [
        ("18.jul.2023 às 7h00", "2023-07-18", "07:00"),
        ("Updated: 14 अक्टूबर 2021, 08:15 AM IST", "2021-10-14", "08:15"),
        ("Selasa, 17 Mei 2022 08:02 WIB", "2022-05-17", "08:02"),
        ("Δημοσίευση: 12 Μαΐου 2020, 10:30", "2020-05-12", "10:30"),
        ("12. prosince 2020", "2020-12-12", None),
        ("2020. május 5.", "2020-05-05", None),
        ("Publicat: 3 martie 2021, 10:00", "2021-03-03", "10:00"),
        ("Julkaistu 5. toukokuuta 2020 klo 12.30", "2020-05-05", "12:30"),
        ("12 בדצמבר 2020", "2020-12-12", None),
        ("১২ মার্চ ২০২১", "2021-03-12", None),
        ("Diperbarui: 03/05/2022", "2022-05-03", None),
        ("3.mac 2020", "2020-03-03", None),
    ],
)
def test_dates_of_more_languages_and_with_points_only(
    line: str, edtf: str, time: str | None
) -> None:
    (found,) = find_dates(line)
    assert (found.date.edtf, found.time) == (edtf, time)


def test_a_short_month_that_is_another_word_needs_day_and_year() -> None:
    assert not find_dates("5 Mac laptops")
