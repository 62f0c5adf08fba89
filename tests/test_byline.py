"""Lines that say who wrote, for whom and when."""

import pytest

from archive.page.byline import read_credit
from archive.page.record import Span


def shown(line: str, language: str | None = None) -> dict[str, object]:
    """What a line says, without what it does not say."""
    credit = read_credit(line, Span(0, len(line)), language)
    found = {
        "names": [name for name, _ in credit.names],
        "roles": [role for role, _ in credit.roles],
        "outlet": credit.outlet and credit.outlet[0],
        "dates": [(date.date.edtf, date.time, date.label) for date, _ in credit.dates],
    }
    return {key: value for key, value in found.items() if value}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "By Anna Stern | Evening Post | Updated: 2021-06-23 06:26",
            {
                "names": ["Anna Stern"],
                "outlet": "Evening Post",
                "dates": [("2021-06-23", "06:26", "Updated")],
            },
        ),
        (
            "By Anna Stern\nand Max Holm Published: Jan 28",
            {"names": ["Anna Stern", "Max Holm"], "dates": [("XXXX-01-28", None, "Published")]},
        ),
        (
            "ByAnna Stern | January 14, 2015",
            {"names": ["Anna Stern"], "dates": [("2015-01-14", None, None)]},
        ),
        ("Von Anna Stern und Max Holm", {"names": ["Anna Stern", "Max Holm"]}),
        ("Par Anna Stern", {"names": ["Anna Stern"]}),
        ("Автор: Анна Штерн", {"names": ["Анна Штерн"]}),
        ("بقلم: سلمى الحداد", {"names": ["سلمى الحداد"]}),
        ("홍길동 기자", {"names": ["홍길동"]}),
        (
            "发布时间：2024-11-12 09:30　来源：河口晚报　作者：王小明",
            {
                "names": ["王小明"],
                "outlet": "河口晚报",
                "dates": [("2024-11-12", "09:30", "发布时间")],
            },
        ),
        ("王小明（河口大学教授）", {"names": ["王小明"], "roles": ["河口大学教授"]}),
        (
            "Anna Stern | Professor of Law, Hill University",
            {"names": ["Anna Stern"], "roles": ["Professor of Law, Hill University"]},
        ),
        ("By Editorial Board", {"names": ["Editorial Board"]}),
        ("By Stern, Anna", {"names": ["Stern, Anna"]}),
        ("By Anna Stern in Geneva", {"names": ["Anna Stern"]}),
        ("By Anna Stern, Evening Tribune", {"names": ["Anna Stern"], "outlet": "Evening Tribune"}),
        (
            "By Anna Stern, Institute of Rivers",
            {"names": ["Anna Stern"], "roles": ["Institute of Rivers"]},
        ),
        ("来源：河口晚报 海湾新闻网", {"outlet": "河口晚报"}),
        ("By seventy-one votes to seventy, the assembly sent it back.", {}),
        ("By the US, which has treated it as its most", {}),
    ],
)
def test_a_line_of_credits(line: str, said: dict[str, object]) -> None:
    assert shown(line) == said


def test_every_value_is_a_slice_of_the_page() -> None:
    page = "Menu\nBy Anna Stern | Evening Post | May 3, 2021\n"
    credit = read_credit(page, Span(5, len(page) - 1))
    ((name, where),) = credit.names
    assert page[where.start : where.end] == name == "Anna Stern"
    assert credit.outlet is not None
    outlet, place = credit.outlet
    assert page[place.start : place.end] == outlet == "Evening Post"


def test_day_and_month_stand_as_the_language_has_them() -> None:
    assert shown("Par Anna Stern le 03/05/2022", "fr")["dates"] == [("2022-05-03", None, None)]


def test_the_date_of_a_papers_issue_is_no_credit() -> None:
    assert not read_credit("No. 42, 14 October 2020", Span(0, 23)).is_credit


def test_a_date_with_other_words_is_no_line_of_its_own() -> None:
    plain = read_credit("3 May 2021, 10:15", Span(0, 17))
    other = read_credit("May 3 Hearings in the Harbour", Span(0, 29))
    assert (plain.is_credit, other.is_credit) == (True, False)
