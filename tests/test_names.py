"""What a printed name says of its parts, and where a list of names is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.names import (
    PersonName,
    is_organisation,
    looks_like_name,
    read_name,
    sort_key,
    split_names,
)
from tests.stalling import ends_in_time


@pytest.mark.parametrize(
    ("printed", "family", "given_name", "order", "rule"),
    [
        ("LEE TaeRim", "LEE", "TaeRim", "family-first", "capitals"),
        ("Jean DUPONT", "DUPONT", "Jean", "given-first", "capitals"),
        ("Ludwig van DELDEN", "van DELDEN", "Ludwig", "given-first", "capitals"),
        ("Ian McDONALD", "McDONALD", "Ian", "given-first", "capitals"),
        ("XU Wei", "XU", "Wei", "family-first", "capitals"),
        ("GARCÍA MÁRQUEZ Ana", "GARCÍA MÁRQUEZ", "Ana", "family-first", "capitals"),
        ("Lopez, Ana", "Lopez", "Ana", "family-first", "comma"),
        ("van der Berg, Jan", "van der Berg", "Jan", "family-first", "comma"),
        ("王伟", "王", "伟", "family-first", "han"),
        ("欧阳娜娜", "欧阳", "娜娜", "family-first", "han"),
        ("田中太郎", "田中", "太郎", "family-first", "han"),
        ("佐々木希", "佐々木", "希", "family-first", "han"),
        ("田中 太郎", "田中", "太郎", "family-first", "han"),
        ("김철수", "김", "철수", "family-first", "hangul"),
        ("남궁민수", "남궁", "민수", "family-first", "hangul"),
        ("김 철수", "김", "철수", "family-first", "hangul"),
        ("Anna Maria Lopez Ruiz", "Lopez Ruiz", "Anna Maria", "given-first", "given-names"),
        ("Jean-Claude Weber", "Weber", "Jean-Claude", "given-first", "given-names"),
        ("Maria del Carmen Ruiz", "Ruiz", "Maria del Carmen", "given-first", "given-names"),
        ("Maria del Ruiz", "del Ruiz", "Maria", "given-first", "given-names"),
        ("David Li", "Li", "David", "given-first", "given-names"),
        ("Dr. Anna Lopez", "Lopez", "Anna", "given-first", "given-names"),
        ("ANNA LOPEZ", "LOPEZ", "ANNA", "given-first", "given-names"),
        ("Paul M. Weber Jr.", "Weber", "Paul M.", "given-first", "given-names"),
        ("J. K. Weber", "Weber", "J. K.", "given-first", "given-names"),
        ("Christoph von Adler", "von Adler", "Christoph", "given-first", "given-names"),
        ("Mohammed bin Rashid", "bin Rashid", "Mohammed", "given-first", "given-names"),
        ("Abdel Karim el-Masri", "el-Masri", "Abdel Karim", "given-first", "given-names"),
        ("Андрей Сидоров", "Сидоров", "Андрей", "given-first", "given-names"),
        (
            "Анна Ивановна Сидорова",
            "Сидорова",
            "Анна Ивановна",
            "given-first",
            "given-names",
        ),
        (
            "Сидорова Анна Ивановна",
            "Сидорова",
            "Анна Ивановна",
            "family-first",
            "given-names",
        ),
        ("محمود أبو سالم", "أبو سالم", "محمود", "given-first", "given-names"),
        ("Li Yan", "Li", "Yan", "family-first", "family-names"),
        ("Gao Fei", "Gao", "Fei", "family-first", "family-names"),
        ("Park Geun Hye", "Park", "Geun Hye", "family-first", "family-names"),
        ("Kim Min-jun", "Kim", "Min-jun", "family-first", "family-names"),
        ("Min-jun Kim", "Kim", "Min-jun", "given-first", "family-names"),
        ("Xiaoming Wang", "Wang", "Xiaoming", "given-first", "family-names"),
        ("Nguyen Van An", "Nguyen", "Van An", "family-first", "family-names"),
        ("Nguyễn Văn An", "Nguyễn", "Văn An", "family-first", "family-names"),
    ],
)
def test_names_with_one_reading(
    printed: str, family: str, given_name: str, order: str, rule: str
) -> None:
    assert read_name(printed) == PersonName(printed, family, given_name, order, rule)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "Madonna",
        "Kim Young",  # both tables know the first word
        "Lee Martin",
        "Liu Yang",  # two of the most common family names
        "Min Jin Lee",
        "Da Wei",  # Da may be a family name that no table has
        "Ana Maria",  # two given names and no family
        "Martin Paul",  # either may be the family
        "Daniel Martin Lopez",  # Martin may be given or family
        "Xyzzy Quux",
        "JD Vance",  # initials, no family in capitals
        "XYZZY QUUX",
        "中沢克二",
        "高橋健",  # 高橋 + 健, 高 + 橋健
        "조 바이든",
        "弗拉基米尔·普京",
        "Editorial Board",
        "A. B.",
        "Anna L.",
        "Anna " * 100,
    ],
)
def test_names_without_a_single_reading(printed: str) -> None:
    assert read_name(printed) == PersonName(printed, None, None, None, None)


@given(st.text(max_size=40))
def test_no_part_of_a_name_is_invented(printed: str) -> None:
    name = read_name(printed)
    assert name.printed == printed
    assert (name.family is None) == (name.given is None) == (name.rule is None)
    for part in (name.family, name.given):
        assert part is None or all(word in printed for word in part.split())


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Anna LOPEZ", "lopez anna"),
        ("Li Yan", "li yan"),
        ("Xyzzy  Quux", "xyzzy quux"),
        ("王伟", "王 伟"),
    ],
)
def test_sort_key(printed: str, key: str) -> None:
    assert sort_key(read_name(printed)) == key


@pytest.mark.parametrize(
    "printed",
    [
        "Editorial Board",
        "The Editors",
        "Redacción",
        "Institute for Advanced Examples",
        "Example Staff",
        "Example News Agency",
        "Staff reporter",
        "Our Special Correspondent",
        "die Redaktion",
        "La rédaction",
        "редакция",
        "本报评论员",
        "编辑部",
        "편집국",
        "編集部",
        "هيئة التحرير",
        "Ban biên tập",
        "ABCD",
    ],
)
def test_organisations(printed: str) -> None:
    assert is_organisation(printed)
    assert not looks_like_name(printed)


@pytest.mark.parametrize(
    "printed", ["Anna Lopez", "Li Yan", "王伟", "김철수", "Frank Press", "", "Theodor Board-Lindt"]
)
def test_people_are_no_organisations(printed: str) -> None:
    assert not is_organisation(printed)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gao Fei and Yu You", ["Gao Fei", "Yu You"]),
        ("Gao Fei\nand Yu You", ["Gao Fei", "Yu You"]),
        ("Ann Lee, Bob Day and Carl May", ["Ann Lee", "Bob Day", "Carl May"]),
        ("Ann Lee, Bob Day, and Carl May", ["Ann Lee", "Bob Day", "Carl May"]),
        ("Ann Lee and Bob Day and Carl May", ["Ann Lee", "Bob Day", "Carl May"]),
        ("Ana Paz · Bo Li", ["Ana Paz", "Bo Li"]),
        ("Ana Paz & Bo Li", ["Ana Paz", "Bo Li"]),
        ("Ana Paz y Luis Gil", ["Ana Paz", "Luis Gil"]),
        ("José Olmo y Gaspar", ["José Olmo y Gaspar"]),
        ("Ana Paz und Luis Gil", ["Ana Paz", "Luis Gil"]),
        ("Иван Петров и Анна Сидорова", ["Иван Петров", "Анна Сидорова"]),
        ("王伟、李雁", ["王伟", "李雁"]),
        ("王伟和李雁", ["王伟", "李雁"]),
        ("王伟 李雁", ["王伟", "李雁"]),
        ("李和平", ["李和平"]),
        ("田中 太郎", ["田中 太郎"]),
        ("弗拉基米尔·普京", ["弗拉基米尔·普京"]),
        ("김철수·이영희", ["김철수", "이영희"]),
        ("김철수 이영희", ["김철수", "이영희"]),
        ("조 바이든", ["조 바이든"]),
        ("Lopez, Ana", ["Lopez, Ana"]),
        ("Lopez Ruiz, Ana M.", ["Lopez Ruiz, Ana M."]),
        ("Lopez, Ana; Ruiz, Pedro", ["Lopez, Ana", "Ruiz, Pedro"]),
        ("Lopez, Ana and Ruiz, Pedro", ["Lopez, Ana", "Ruiz, Pedro"]),
        ("Lopez, Ana, Ruiz, Pedro", ["Lopez, Ana", "Ruiz, Pedro"]),
        ("Paul Weber, Jr., and Ann Lee", ["Paul Weber, Jr.", "Ann Lee"]),
        ("Li Yan, deputy director of studies", ["Li Yan", "deputy director of studies"]),
        ("Institute of Law and Order", ["Institute of Law and Order"]),
        ("Ann Lee and the Editorial Board", ["Ann Lee", "the Editorial Board"]),
        (" , ; ", []),
        ("", []),
    ],
)
def test_lists_of_names(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in split_names(text)] == names


@given(
    st.lists(st.sampled_from(["Ann", "Lee", ",", "and", ";", "y", "王伟", "·", "\n"]), max_size=9)
)
def test_names_of_a_list_stand_in_order_and_are_trimmed(words: list[str]) -> None:
    text = " ".join(words)
    end_before = 0
    for start, end in split_names(text):
        assert end_before <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        end_before = end


@pytest.mark.parametrize(
    "text",
    [
        "Li Yan",
        "Yu You",
        "Nguyen Van An",
        "Anna Maria Lopez Ruiz",
        "Ludwig van Delden",
        "J. K. Weber",
        "Paul Weber, Jr.",
        "Lopez, Ana",
        "Will Smith",
        "O’Neil d’Arcy",
        "ANNA LOPEZ",
        "Андрей Сидоров",
        "王伟",
        "中沢克二",
        "高市 さなえ",
        "ジョー・バイデン",
        "弗拉基米尔·普京",
        "김철수",
        "조 바이든",
        "حسام أبو العلا",
    ],
)
def test_what_looks_like_a_name(text: str) -> None:
    assert looks_like_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Anna",
        "A. B.",
        "van Delden",
        "Read More",
        "Home Page",
        "Back to Top",
        "How Biden Won",
        "Anna Lopez wrote this",
        "Anna 2 Lopez",
        "Anna Lopez.",
        "Anna! Lopez",
        "an analysis of the summit",
        "新闻",
        "王伟说明天会更好吗",
        "기자",
        "The Long and the Short",
        "One Two Three Four Five Six Seven",
    ],
)
def test_what_does_not_look_like_a_name(text: str) -> None:
    assert not looks_like_name(text)


@pytest.mark.parametrize("unit", ["A ", ",", " ", "Ann Lee and ", "、", "王", "a-", "y "])
def test_a_line_of_very_many_signs_stalls_nothing(unit: str, signs: int) -> None:
    line = unit * (signs // len(unit))
    with ends_in_time():
        split_names(line)
        looks_like_name(line)
        read_name(line)


@pytest.mark.parametrize("printed", [". Previously", ". Анна", ", . Wu", ". .", "., Ada Marsh"])
def test_a_word_without_letters_makes_no_name_of_the_rest(printed: str) -> None:
    assert read_name(printed).printed == printed
