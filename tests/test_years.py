"""A year is inferred where two signs of the body agree on it, and in no other case."""

import re
from calendar import day_name, month_name
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from archive.page.flatten import as_record
from archive.page.reader import read_page
from archive.page.record import Span
from archive.page.years import InferredDate, infer_date
from archive.text.dates import PartialDate
from tests.stalling import ends_in_time

NEWS = "The two governments spoke by telephone on Tuesday for the first time."
JAN = "XXXX-01-28"


class Case(NamedTuple):
    name: str
    printed: str
    body: str
    expected: str | None
    language: str = "en"


def infer(printed: str, body: str, language: str | None = "en") -> InferredDate | None:
    """What is inferred from a body alone, one paragraph a line."""
    lines, at, spans = body.split("\n"), 0, []
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return infer_date(body, PartialDate.parse(printed), "Published: Jan 28", spans, language)


def year_of(printed: str, body: str, language: str | None = "en") -> str | None:
    found = infer(printed, body, language)
    return found.date.edtf if found else None


EXIT = "Following the exit from the canal treaty in November 2020, Velmora said in mid-January that"
WITH_MONTH = f"{NEWS}\n{EXIT} it will leave too."

FOUND = [
    Case("a month behind the event", JAN, WITH_MONTH, "2021-01-28"),
    Case("a month alone is printed", "XXXX-01", WITH_MONTH, "2021-01"),
    Case(
        "the month before the event in the sentence",
        JAN,
        f"{NEWS} Velmora announced its exit in mid-January, after Tarsenia had left in June 2020"
        " and the mill had closed in December 2020.",
        "2021-01-28",
    ),
    Case(
        "early in the printed month",
        "XXXX-06-23",
        f"{NEWS} The ministers met in April 2021, and in early June they signed the annex.",
        "2021-06-23",
    ),
    Case(
        "a month before the printed one",
        "XXXX-02-03",
        f"{NEWS} The panel ruled in October 2018, and the millers appealed in January.",
        "2019-02-03",
    ),
    Case(
        "this month, named",
        "XXXX-05-20",
        "Voters went home last week. The house fell in March 2016, and this May it was rebuilt.",
        "2016-05-20",
    ),
    Case(
        "short names of months",
        JAN,
        f"{NEWS} After it quit in Nov. 2020, Tarsenia stopped all payments in early Jan.",
        "2021-01-28",
    ),
    Case(
        "a full date and a month",
        "XXXX-09-30",
        f"{NEWS} The lock opened on July 16, 2021, but in mid-September its gate broke.",
        "2021-09-30",
    ),
    Case(
        "years to come speak not against it",
        JAN,
        f"{WITH_MONTH} The upper locks will close by 2030. The next vote is due in March 2022.",
        "2021-01-28",
    ),
    Case(
        "earlier years speak not against it",
        JAN,
        f"{WITH_MONTH} The treaty of 1989 was renewed in May 2004 and again in 2016.",
        "2021-01-28",
    ),
    Case(
        "a weekday and its date",
        "XXXX-03-06",
        "The blackout in November 2020 cost the millers dearly. On Thursday, March 4, they sued.",
        "2021-03-06",
    ),
    Case(
        "a weekday and its date, day first",
        "XXXX-03-06",
        "The blackout came on 3 November 2020. The millers sued on Thursday 4 March.",
        "2021-03-06",
    ),
    Case(
        "a weekday in the same month as the event",
        "XXXX-06-23",
        "On June 16, 2021, the presidents met at the lock. On Monday, June 21, both denied it.",
        "2021-06-23",
    ),
    Case(
        "a weekday on the turn of the year",
        "XXXX-01-02",
        "The dam broke in October 2018. On Monday, December 31, the last pump was switched off.",
        "2019-01-02",
    ),
    Case(
        "last month, in December 2020",
        JAN,
        "The deputies met last month, in December 2020, and could not agree on the toll.",
        "2021-01-28",
    ),
    Case(
        "the words behind the date",
        "XXXX-06-18",
        "The presidents met on June 16, 2021, two days ago, and said little afterwards.",
        "2021-06-18",
    ),
    Case(
        "the words before a bracket",
        "XXXX-06-23",
        "The summit was held earlier this month (June 2021) in a small hotel by the lock.",
        "2021-06-23",
    ),
    Case(
        "last year, with its month",
        JAN,
        "The assembly put the treaty off last year, in March 2020, and never returned to it.",
        "2021-01-28",
    ),
    Case(
        "earlier this year, with its month",
        "XXXX-11-09",
        "The assembly put the treaty off earlier this year, in March 2020, by one vote.",
        "2020-11-09",
    ),
    Case(
        "yesterday",
        "XXXX-06-17",
        "The summit ended yesterday, June 16, 2021, with a walk along the quay.",
        "2021-06-17",
    ),
    Case(
        "a line break within the words",
        JAN,
        f"{NEWS} Following the exit from the treaty in November  2020, Velmora said in mid- January"
        " that it will leave too.",
        "2021-01-28",
    ),
]

OTHER_EVENTS = "Tarsenia left in November 2020. Velmora said in mid-January that it will follow."
NOTHING = [
    Case("no year at all", JAN, f"{NEWS} In mid-January Velmora said that it will leave.", None),
    Case("only an event", JAN, f"{NEWS} Tarsenia left the treaty in November 2020.", None),
    Case("only a bare year", JAN, f"{NEWS} Since 2016 little moved; in mid-January it did.", None),
    Case("two sentences that need not go together", JAN, f"{NEWS} {OTHER_EVENTS}", None),
    Case(
        "history, with nothing of its own days",
        JAN,
        "The revolt began in November 2004, and in mid-January the court rejected the appeal.",
        None,
    ),
    Case(
        "older than any page of the web",
        JAN,
        f"{NEWS} The wall fell in November 1989, and in mid-January crowds stormed the offices.",
        None,
    ),
    Case("a later year", JAN, f"{WITH_MONTH} In 2023 the panel ruled otherwise.", None),
    Case(
        "the year that is inferred, said of the past",
        JAN,
        f"{WITH_MONTH} In 2021 all was lost.",
        None,
    ),
    Case("a later month", JAN, f"{WITH_MONTH} The panel ruled in May 2022.", None),
    Case("a later month of unclear time", JAN, f"{WITH_MONTH} (See the report, May 2022.)", None),
    Case(
        "a later event between the two",
        JAN,
        f"{WITH_MONTH} The riot of January 6, 2021, changed the mood; it was never forgotten.",
        None,
    ),
    Case(
        "years have passed",
        JAN,
        f"{WITH_MONTH} Three years later nobody remembers the treaty.",
        None,
    ),
    Case(
        "an anniversary",
        "XXXX-09-12",
        "This week is the anniversary: the tower fell on September 11, 2001, a Tuesday.",
        None,
    ),
    Case(
        "an anniversary that nothing names",
        "XXXX-09-18",
        "The tower fell on Tuesday, September 11, 2001. Last week the mayor opened a garden.",
        None,
    ),
    Case(
        "an anniversary, its weekday of another year",
        "XXXX-09-12",
        "The tower fell on September 11, 2001. The mayor spoke on Saturday, September 11.",
        None,
    ),
    Case(
        "a month of the same name a year on",
        JAN,
        f"{NEWS} Since the riot in January 2021 much was said, and in mid-January a panel met.",
        None,
    ),
    Case(
        "a month that is too late for the printed day",
        JAN,
        f"{NEWS}\n{EXIT.replace('January', 'February')} it will leave too.",
        None,
    ),
    Case(
        "a part of the month that is too late for the printed day",
        "XXXX-01-08",
        WITH_MONTH,
        None,
    ),
    Case(
        "a month long before the printed day",
        "XXXX-04-28",
        WITH_MONTH,
        None,
    ),
    Case("an event long before the month", JAN, WITH_MONTH.replace("November", "March"), None),
    Case(
        "the month of another year",
        JAN,
        WITH_MONTH.replace("January", "January of the following year"),
        None,
    ),
    Case("the month of that year", JAN, WITH_MONTH.replace("January", "January that year"), None),
    Case("last January", JAN, WITH_MONTH.replace("in mid-January", "last January"), None),
    Case("by January", JAN, WITH_MONTH.replace("said in mid", "was expected by mid"), None),
    Case(
        "an event to come",
        JAN,
        f"{NEWS} The assembly will vote in November 2021, and in mid-January it said so.",
        None,
    ),
    Case(
        "an event to come, the date first",
        JAN,
        f"{NEWS} In November 2021, the assembly will vote, it said in mid-January.",
        None,
    ),
    Case(
        "an event that is planned",
        JAN,
        f"{NEWS} A vote planned for November 2021 was discussed in mid-January.",
        None,
    ),
    Case(
        "a forecast",
        JAN,
        f"{NEWS} The gauge falls below zero in November 2021, a model said in mid-January.",
        None,
    ),
    Case(
        "an event to come after a past one",
        JAN,
        f"{WITH_MONTH} The toll office will close in December 2020.",
        None,
    ),
    Case(
        "an old paper quoted",
        JAN,
        f"{NEWS} “We left in November 2020 and said so in mid-January”, the letter read.",
        None,
    ),
    Case(
        "a novel",
        JAN,
        f"{NEWS} In the novel, a keeper who fled in November 2020 returned in mid-January.",
        None,
    ),
    Case(
        "a day with a name",
        JAN,
        f"{NEWS} After the vote in November 2020 the crowd came on January 6, and broke the doors.",
        None,
    ),
    Case(
        "a weekday that the calendar has not",
        "XXXX-03-06",
        "The blackout in November 2020 cost the millers dearly. On Friday, March 4, they sued.",
        None,
    ),
    Case(
        "a weekday that speaks against the month",
        JAN,
        f"{WITH_MONTH} The last talks ended on Monday, January 20.",
        None,
    ),
    Case(
        "a full date with a wrong weekday",
        JAN,
        f"{WITH_MONTH} The first talks began on Monday, June 16, 2020.",
        None,
    ),
    Case(
        "a weekday long before the printed day",
        "XXXX-05-28",
        "The blackout in February 2021 cost the millers dearly. On Thursday, March 4, they sued.",
        None,
    ),
    Case(
        "a weekday before the event",
        "XXXX-03-28",
        "The gates were shut on Thursday, March 4. On March 20, 2021, the river was let in.",
        None,
    ),
    Case(
        "words that do not fit the date beside them",
        JAN,
        "The deputies met last month, in October 2020, and could not agree on the toll.",
        None,
    ),
    Case(
        "words that do not fit the day beside them",
        "XXXX-06-23",
        "The presidents met on June 16, 2021, two days ago, and said little afterwards.",
        None,
    ),
    Case(
        "words beside two dates that disagree",
        JAN,
        "They met last month, in December 2020. They had met last year, in May 2018.",
        None,
    ),
    Case(
        "words far from the date",
        JAN,
        "The tower fell in December 2004. Last month the mayor said that it would be rebuilt.",
        None,
    ),
    Case(
        "a line about publishing",
        JAN,
        f"{NEWS} It was first published at the weir in November 2020, and again in mid-January.",
        None,
    ),
    Case(
        "what has lasted since",
        "XXXX-04-03",
        f"{NEWS} Since the keeper took office in January 2021, tolls rose, and in March they fell.",
        None,
    ),
    Case(
        "a month long after the event",
        "XXXX-07-28",
        f"{NEWS} The mutiny followed the war that began in February 2022, and ended in July.",
        None,
    ),
    Case("a rover", JAN, f"{NEWS} The Mars 2020 rover landed, and in mid-January it moved.", None),
    Case(
        "a country that is united",
        JAN,
        f"{NEWS} The United Mills vote in November 2021, and in mid-January they said so.",
        None,
    ),
    Case("no language", JAN, WITH_MONTH, None, ""),
    Case("a language without words", JAN, WITH_MONTH, None, "xx"),
    Case(
        "a leap day that the year has not",
        "XXXX-02-29",
        WITH_MONTH.replace("January", "February"),
        None,
    ),
    Case("a printed year", "2021-01-28", WITH_MONTH, None),
    Case("a printed year alone", "2021", WITH_MONTH, None),
    Case(
        "years that are none",
        JAN,
        f"{NEWS} In November 0000, and in mid-January, it was cold.",
        None,
    ),
    Case(
        "a day that is none", JAN, f"{NEWS} On November 31, 2020, and in mid-January, it was.", None
    ),
    Case("an empty body", JAN, "", None),
]


@pytest.mark.parametrize("case", FOUND + NOTHING, ids=lambda case: case.name)
def test_a_body_gives_the_year_that_a_careful_reader_gives(case: Case) -> None:
    assert year_of(case.printed, case.body, case.language) == case.expected


# The weekday of a talk, an event with month and year, and a month soon after it, as in WITH_MONTH.
IN_LANGUAGES = {
    "de": (
        "Die beiden sprachen am Dienstag miteinander. Nachdem Tarsenien im November 2020 aus dem"
        " Vertrag austrat, kündigte Velmora Mitte Januar seinen Austritt an."
    ),
    "fr": (
        "Les deux se sont parlé mardi au téléphone. Après que Tarsenie a quitté le traité en"
        " novembre 2020, Velmora a annoncé à la mi-janvier son départ."
    ),
    "es": (
        "Los dos hablaron el martes por teléfono. Tras la salida de Tarsenia, que ocurrió en"
        " noviembre de 2020, Velmora anunció a mediados de enero la suya."
    ),
    "pt": (
        "Os dois falaram na terça-feira por telefone. Tarsenia deixou o tratado em novembro de"
        " 2020, e Velmora anunciou em meados de janeiro a sua saída."
    ),
    "it": (
        "I due si sono parlati martedì al telefono. Tarsenia ha lasciato il trattato a novembre"
        " 2020, e Velmora ha annunciato a metà gennaio la sua uscita."
    ),
    "nl": (
        "De twee spraken op dinsdag met elkaar. Tarsenië verliet het verdrag in november 2020, en"
        " Velmora kondigde half januari zijn vertrek aan."
    ),
    "pl": (
        "Obaj rozmawiali we wtorek. Tarsenia opuściła traktat w listopadzie 2020 roku, a Velmora"
        " ogłosiła w połowie stycznia swoje wyjście."
    ),
    "sv": (
        "De båda talades vid i tisdags, på tisdag kväll. Tarsenien lämnade avtalet i november 2020,"
        " och Velmora meddelade i mitten av januari sitt utträde."
    ),
    "da": (
        "De to talte sammen i sidste uge. Tarsenien forlod aftalen i november 2020, og Velmora"
        " meddelte i midten af januar sin udtræden."
    ),
    "no": (
        "De to snakket sammen på tirsdag. Tarsenia forlot avtalen i november 2020, og Velmora"
        " meldte i midten av januar at det følger etter."
    ),
    "tr": (
        "İkisi geçen hafta telefonda görüştü. Tarsenya Kasım 2020'de antlaşmadan ayrıldı, Velmora"
        " da Ocak ortasında çekildiğini açıkladı."
    ),
    "ru": (
        "Они поговорили во вторник по телефону. Тарсения вышла из договора в ноябре 2020 года, а"
        " Вельмора объявила о выходе в середине января."
    ),
    "uk": (
        "Вони поговорили у вівторок телефоном. Тарсенія вийшла з договору в листопаді 2020 року, а"
        " Вельмора оголосила про вихід у середині січня."
    ),
    "ar": (
        "تحدث الاثنان يوم الثلاثاء. انسحبت ترسينيا من المعاهدة في نوفمبر 2020، وأعلنت فلمورا في"
        " منتصف يناير انسحابها."
    ),
    "vi": (
        "Hai bên đã nói chuyện tuần trước. Tarsenia đã rút khỏi hiệp ước vào tháng 11 năm 2020, và"
        " Velmora đã tuyên bố vào giữa tháng 1 rằng họ rút lui."
    ),
    "zh": "两国领导人本周通了电话。塔国2020年11月退出了运河条约，维国在1月中旬宣布退出。",
    "ja": (
        "両首脳は先週、電話で話した。タルセニアは2020年11月に条約を離脱した後、"
        "ベルモラも1月中旬に離脱を表明した。"
    ),
    "ko": (
        "두 정상은 지난주 통화했다. 타르세니아가 2020년 11월 조약을 탈퇴한 뒤, 벨모라도 1월 중순"
        " 탈퇴를 선언했다."
    ),
}
WITH_WEEKDAY = {
    "de": "Der Strom fiel im November 2020 aus. Die Müller klagten am Donnerstag, dem 4. März.",
    "fr": "Le courant a été coupé en novembre 2020. Les meuniers ont porté plainte jeudi 4 mars.",
    "es": "La luz cayó en noviembre de 2020. Los molineros demandaron el jueves 4 de marzo.",
    "ru": "Свет был отключён в ноябре 2020 года. Мельники подали в суд в четверг, 4 марта.",
    "zh": "2020年11月发生了大停电。磨坊主于3月4日（星期四）起诉。",
    "ja": "2020年11月に停電が起きた。製粉業者は3月4日（木）に提訴した。",
    "ko": "2020년 11월 정전이 일어났다. 제분업자들은 3월 4일(목) 소송을 냈다.",
    "vi": "Mất điện đã xảy ra vào tháng 11 năm 2020. Họ đã kiện vào thứ năm ngày 4 tháng 3.",
}


@pytest.mark.parametrize("language", IN_LANGUAGES)
def test_a_month_behind_an_event_in_many_languages(language: str) -> None:
    body = IN_LANGUAGES[language]
    assert year_of(JAN, body, language) == "2021-01-28"
    assert year_of("XXXX-05-28", body, language) is None
    assert year_of(JAN, body.replace("2020", "2016"), language) == "2017-01-28"
    assert year_of(JAN, f"{body}\n(2022)", language) is None
    assert year_of(JAN, f"{body}\n(2019)", language) == "2021-01-28"


@pytest.mark.parametrize("language", WITH_WEEKDAY)
def test_a_weekday_and_its_date_in_many_languages(language: str) -> None:
    body = WITH_WEEKDAY[language]
    assert year_of("XXXX-03-06", body, language) == "2021-03-06"
    assert year_of("XXXX-03-06", body.replace("2020", "2019"), language) is None


def page(body: str, *behind: str, above: str = "A pool. [Photo/Pool]") -> str:
    head = ("A Canal Without a Treaty", "By Anna Stern", "Published: Jan 28", above)
    return "\n\n".join([*head, *body.split("\n"), *behind])


def record_of(text: str) -> dict[str, Any]:
    return as_record(text, read_page(text).statements)


LONG_BODY = (
    f"{NEWS} Neither of them said afterwards what the talk had been about, and the offices agreed"
    f" on the weather only.\n{EXIT} it will leave as well, because nobody is left to pay the toll."
    "\nThe farmers there have heard such words before, and they keep a gauge of their own."
)


def test_a_page_states_the_year_its_reason_and_both_places() -> None:
    text = page(LONG_BODY)
    record = record_of(text)
    assert (record["date"], record["date_inferred"]) == (
        "XXXX-01-28",
        {
            "value": "2021-01-28",
            "reason": (
                '"Published: Jan 28" has no year, but the latest event that the text dates is'
                ' "in November 2020", the same sentence has "in mid-January", and "Tuesday" shows'
                " that the text is of those days: 28 January 2021."
            ),
        },
    )
    (stated,) = (each for each in read_page(text).statements if each.field == "date_inferred")
    assert stated.origin == "inferred"
    assert [text[span.start : span.end] for span in stated.spans] == [
        *("in November 2020", "in mid-January", "Tuesday"),
    ]


def test_a_page_with_a_printed_year_has_nothing_inferred() -> None:
    assert record_of(page(LONG_BODY).replace("Jan 28", "Jan 28, 2021"))["date_inferred"] is None


def test_a_page_without_a_printed_date_has_nothing_inferred() -> None:
    record = record_of(page(LONG_BODY).replace("\n\nPublished: Jan 28", ""))
    assert (record["date"], record["date_inferred"]) == (None, None)


@pytest.mark.parametrize(
    ("above", "behind"),
    [
        ("The lock in November 2020, and in mid-January it said so on Tuesday. [Photo/Pool]", ()),
        ("A pool. [Photo/Pool]", ("© 2021 The Evening Post. All rights reserved.",)),
        ("A pool. [Photo/Pool]", ("Correction: the exit was in November 2020, not in January.",)),
        ("A pool. [Photo/Pool]", ("2 Comments", "He left in November 2020, so on Tuesday we met.")),
    ],
    ids=["caption", "copyright", "note", "comment"],
)
def test_nothing_outside_the_body_is_a_sign(above: str, behind: tuple[str, ...]) -> None:
    without = LONG_BODY.replace("in November 2020", "in the autumn")
    assert record_of(page(without, *behind, above=above))["date_inferred"] is None


def test_years_outside_the_body_do_not_speak_against_it() -> None:
    text = page(LONG_BODY, "© 2024 The Evening Post. All rights reserved.")
    assert record_of(text)["date_inferred"]["value"] == "2021-01-28"


MONTHS = st.integers(1, 12)
YEARS = st.integers(1998, 2023)
PLACES = (
    "{weekday_news}",
    "The lock opened in {event}.",
    "Following the exit in {event}, the millers said in mid-{month} that they will sue.",
    "The millers met last month, in {event}, and said little.",
    "On {day}, the farmers marched to the gate.",
    "In {year}, all was lost.",
    "By {year}, all will be lost.",
    "“We left in {event},” the letter said.",
    "It was a long winter, and {event} was cold.",
    "Three years later nothing was left of it.",
)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Bodies of a few sentences that speak of any months and years."""
    sentences = []
    for form in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=5)):
        when = draw(st.dates(date(1998, 1, 1), date(2023, 12, 31)))
        other = draw(st.dates(date(1998, 1, 1), date(2023, 12, 31)))
        sentences.append(
            form.format(
                weekday_news=NEWS,
                event=f"{month_name[when.month]} {when.year}",
                month=month_name[other.month],
                day=f"{day_name[other.weekday()]}, {month_name[other.month]} {other.day}",
                year=other.year,
            )
        )
    return draw(st.sampled_from([" ", "\n"])).join(sentences)


@given(bodies(), MONTHS, st.integers(1, 28))
@example(WITH_MONTH, 1, 28)
def test_what_is_inferred_rests_on_the_body(body: str, month: int, day: int) -> None:
    """Two signs within the body; a year that stands there or the one after it; the printed day."""
    printed = PartialDate(None, month, day)
    found = infer(printed.edtf, body)
    if found is None:
        return
    assert len(found.spans) >= 2
    assert all(0 <= span.start < span.end <= len(body) for span in found.spans)
    assert len({*found.spans}) == len(found.spans)
    years = {int(year) for year in re.findall(r"\d{4}", body)}
    event = int(re.findall(r"\d{4}", body[found.spans[0].start : found.spans[0].end])[0])
    assert found.date.year in {event, event + 1}
    assert {event} <= years
    assert (found.date.month, found.date.day) == (month, day)
    assert all(f'"{body[s.start : s.end]}"' in found.reason for s in found.spans)
    assert found.reason.endswith(f": {found.date.written()}.")


@given(YEARS, MONTHS, st.integers(1, 3))
def test_an_event_and_a_month_after_it_in_any_year(year: int, month: int, gap: int) -> None:
    """The event lies one to three months before the month that fits the printed day."""
    event = date(year, month, 1)
    later = (month + gap - 1) % 12 + 1
    body = WITH_MONTH.replace("November 2020", f"{month_name[event.month]} {year}")
    body = body.replace("mid-January", f"mid-{month_name[later]}")
    expected = year + (1 if later <= month else 0)
    assert year_of(f"XXXX-{later:02}-28", body) == f"{expected}-{later:02}-28"


@given(st.dates(date(1998, 3, 1), date(2023, 12, 1)), st.integers(20, 120), st.integers(0, 20))
def test_a_weekday_and_its_date_in_any_year(event: date, wait: int, delay: int) -> None:
    """The calendar of the year decides; a weekday that it has not ends the matter."""
    day = event + timedelta(days=wait)
    printed = day + timedelta(days=delay)
    assume((printed.month, printed.day) != (2, 29))
    form = "The dam broke in {} {}. On {}, {} {}, it was mended."
    dated = [month_name[event.month], event.year, month_name[day.month], day.day]
    right = form.format(*dated[:2], day_name[day.weekday()], *dated[2:])
    wrong = form.format(*dated[:2], day_name[(day.weekday() + 1) % 7], *dated[2:])
    assume(printed.month != event.month)
    assert year_of(f"XXXX-{printed:%m-%d}", right) == f"{printed:%Y-%m-%d}"
    assert year_of(f"XXXX-{printed:%m-%d}", wrong) is None


def test_a_body_full_of_dates_ends_in_time() -> None:
    """More dates than anybody names are a list, not a text."""
    sentence = "In November 2020 it fell, and in mid-January they said so on Tuesday. "
    with ends_in_time():
        assert year_of(JAN, NEWS + sentence * 10_000) is None
        assert year_of(JAN, "in 2016 " * 25_000 + WITH_MONTH) == "2021-01-28"
        assert year_of(JAN, "“ " * 100_000 + "2020") is None
        assert year_of(JAN, "2020" + " " * 100_000 + "January" * 25_000) is None


SEED = "002_2415d4003b66495b.txt"


@pytest.fixture
def seed(shared: Path) -> str:
    return (shared / "seeds" / SEED).read_text(encoding="utf-8")


@pytest.mark.shared
@pytest.mark.parametrize("year", range(1998, 2024))
def test_the_seed_follows_the_year_of_its_event(seed: str, year: int) -> None:
    text = seed.replace("2016", str(year - 4)).replace("November 2020", f"November {year}")
    record = record_of(text)
    assert record["date"] == "XXXX-01-28"
    assert record["date_inferred"]["value"] == f"{year + 1}-01-28"


@pytest.mark.shared
@pytest.mark.parametrize("month", range(1, 13))
def test_the_seed_follows_its_months(seed: str, month: int) -> None:
    """The event lies two months before the month that is printed."""
    event = (month - 3) % 12 + 1
    text = seed.replace("November 2020", f"{month_name[event]} 2020")
    text = text.replace("mid-January", f"mid-{month_name[month]}")
    text = text.replace("Published: Jan 28", f"Published: {month_name[month][:3]} 28")
    year = 2020 if event < month else 2021
    record = record_of(text)
    assert (record["date"], record["date_inferred"]["value"]) == (
        f"XXXX-{month:02}-28",
        f"{year}-{month:02}-28",
    )


@pytest.mark.shared
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Published: Jan 28", "Published: Jan 5"),
        ("Published: Jan 28", "Published: Apr 28"),
        ("Published: Jan 28", "Published: Jan 28, 2021"),
        ("Published: Jan 28", ""),
        ("mid-January", "mid-February"),
        ("mid-January", "mid-October"),
        ("in mid-January that", "last year that"),
        ("November 2020", "January 2020"),
        ("November 2020", "March 2020"),
        ("November 2020", "November 1989"),
        ("in November 2020", "in November"),
        ("in November 2020", "planned for November 2020"),
        ("conversation Tuesday", "conversation"),
        ("conversation Tuesday", "conversation on Tuesday, January 19, 2020"),
        ("conversation Tuesday", "conversation on Tuesday, January 21"),
        ("Since 2016", "Since 2022"),
        ("Since 2016", "Since 2021"),
        ("Since 2016", "Since March 2022"),
        ("Over the last two decades", "Two years later, and two decades"),
    ],
)
def test_the_seed_with_a_contradiction_has_no_year(seed: str, old: str, new: str) -> None:
    assert old in seed
    assert record_of(seed.replace(old, new))["date_inferred"] is None


@pytest.mark.shared
def test_a_weekday_that_fits_makes_the_seed_no_worse(seed: str) -> None:
    text = seed.replace("conversation Tuesday", "conversation on Tuesday, January 26,")
    assert record_of(text)["date_inferred"]["value"] == "2021-01-28"
