"""What a site says of itself around an article."""

import pytest

from archive.page.flatten import as_record
from archive.page.reader import read_page

PROSE = (
    "The river rose all night and nobody in the lower town could sleep, because the sluice had "
    "been left open since the evening.\n\nNobody thanked the keeper, and he did not expect it.\n\n"
    "The mayor came in the morning, looked at the weir and said that it had held after all."
)


def outlet(*blocks: str, above: tuple[str, ...] = ()) -> str | None:
    text = "\n\n".join([*above, "A Night at the Weir", "By Anna Stern", PROSE, *blocks])
    found: str | None = as_record(text, read_page(text).statements)["outlet"]
    return found


@pytest.mark.parametrize(
    ("blocks", "name"),
    [
        (("Shop The Rivermouth", "Want more Rivermouth? Write to us."), "The Rivermouth"),
        (("Sign up for our free Rivermouth newsletter.", "desk@rivermouth.example"), "Rivermouth"),
        (("Rivermouth Store", "Follow Rivermouth", "© 2020 Weir Holdings Ltd."), "Rivermouth"),
        (("RIVERMOUTH © 2018 | Founded in 1965", "Write to desk@rivermouth.example"), "RIVERMOUTH"),
        (
            ("Anna Stern is a senior writer for RiverMouth.", "Follow @RiverMouth"),
            "RiverMouth",
        ),
        (("Sobre a Gazeta do Rio", "Os termos da Gazeta do Rio valem aqui"), "Gazeta do Rio"),
    ],
)
def test_two_kinds_of_signs_name_the_outlet(blocks: tuple[str, ...], name: str) -> None:
    assert outlet(*blocks) == name


@pytest.mark.parametrize(
    "blocks",
    [
        ("Subscribe to our newsletter",),
        ("Follow Anna Stern", "More from Anna Stern", "About Anna Stern"),
        ("More from Climate", "Climate newsletter"),
        ("About the Author", "Follow us on Twitter", "Download the app"),
        ("Follow Twitter", "Shop Facebook", "twitter.com", "facebook.com"),
        ("© 2020 Weir Holdings",),
        ("World Events", "World Archive"),
    ],
)
def test_one_sign_or_a_topic_names_none(blocks: tuple[str, ...]) -> None:
    assert outlet(*blocks) is None


def test_the_site_stands_first_in_its_breadcrumb() -> None:
    assert outlet(above=("Rivermouth Online > Opinion > Columns >",)) == "Rivermouth Online"
    assert outlet(above=("Home > Opinion > Columns >",)) is None


@pytest.mark.parametrize(
    ("above", "blocks", "name"),
    [
        (("What the weir costs - River of Words",), ("© 2025 River of Words",), "River of Words"),
        ((), ("Kontakt Flodposten", "Om Flodposten"), "Flodposten"),
        ((), ("Weir News Daily - Property of Lannoch LLC",), "Weir News Daily"),
        (
            (),
            ("The quay at noon. Max Holm for River of Words", "© 2025 River of Words"),
            "River of Words",
        ),
        ((), ("Informations légales Le Fleuve", "Suivez Le Fleuve"), "Le Fleuve"),
        (("LannochRiver.Tv",), ("Write to us: https://www.lannochriver.tv",), "LannochRiver.Tv"),
        (("The weir is mended",), ("© 2025 River of Words",), None),
    ],
)
def test_signs_of_other_kinds(
    above: tuple[str, ...], blocks: tuple[str, ...], name: str | None
) -> None:
    assert outlet(*blocks, above=above) == name


def test_the_page_s_title_may_say_more_than_the_outlet_s_name() -> None:
    above = ("A Night at the Weir | Weir News Loaded", "Weir News")
    assert outlet(above=above) == "Weir News"
    assert outlet(above=("A Night at the Weir | Weir and Dam", "Weir")) == "Weir and Dam"
