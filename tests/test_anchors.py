"""Letters that a word cannot answer without: tried on words of every ending a stemmer knows."""

import random

import pytest

from archive.search.language import understand
from archive.search.snippets.anchors import Anchor, anchors
from archive.search.snippets.sought import Forms, Similar, sought
from archive.search.spelling import is_one_edit
from archive.text.analysis import stems
from archive.text.folding import folded

# The endings of Snowball's rules, and what a rule leaves behind for the next one.
ENDINGS = {
    "en": (
        "s es ed ing ly ied ies y ying eed eedly edly ingly tional enci anci abli entli izer "
        "ization ational ation ator alism aliti alli alize fulness ousli ousness iveness iviti "
        "biliti bility bli ble ogi ogist ogy fulli lessli li icate iciti ical ful ness ative al "
        "ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion e l sses us at"
    ),
    "es": (
        "me se la lo las nos iéndo iendo ando ar er ir yendo uyendo anza ico ismo able ible ista "
        "oso amiento adora ación ante ancia logía ución uciones encia encias amente mente idad iva "
        "ya yen en es emos gue arían aré aba ada ía ara iera ad ado ido os a o á é e ü"
    ),
    "fr": (
        "ance ique isme able iste eux atrice ateur ation ication ications logie ution usion ence "
        "ement ativement eusement ablement ièrement ité abilité icité ivité if ive ative eaux "
        "aux oux euse euses issement amment emment ment îmes it ie ir irai é ée er era âmes ant "
        "asse ion ier ière e s ël ï enn onn ett ell eill ç y œu"
    ),
    "it": (
        "gli la lo mi ti ando endo anza ico ichi ismo abile ista oso amente mente atrice azione "
        "atore logia uzione enza amento ità abilità ivo iva ammo asse are i o a à ò ch gh"
    ),
    "pt": (
        "eza ico ismo ável ível ista oso amento adora ação ante logia ução uções ência ências "
        "amente mente idade iva ira ada ida ia aria ará ava asse ei am os a i o e gue ci ce ã"
    ),
    "ru": (
        "в вши вшись ив ыв ее ие ое ими ей ий ый ой ем им ого ему их ую ая яя ою нн вш ющ щ ивш "
        "ся сь ла на ете йте ли й л ем н ло но ет ют ть ешь ила ена уй ю а ев ов ье иями ии ость "
        "ейш ь ё"
    ),
    "sv": "a arna heten orna ad ade ande are aste en er het or as s dd gd nn dt gt lig els löst",
    "da": "hed ethed ered e ende erne er heden es s gd dt gt kt ig lig els løst igst øß",
    "no": "a e ede ende ane hetene en er as s erte ert leg eig lig els lov dt vt",
    "de": "em ern er e en es s st est end ung ig ik isch lich heit keit nis ln ae oe ue qu ß äu",
}
LETTERS = {"ru": "абвгдежзийклмнопрстуфхцчшщыьэюяё"}
VOWELS = {"ru": "аеиоуыэюя", "de": "aeiouyäöü", "fr": "aeiouyéèêàâëïû", "es": "aeiouáéíóúü"}


def word(language: str, chance: random.Random) -> str:
    consonants = LETTERS.get(language, "bcdfghjklmnpqrstvwxyz")
    vowels = VOWELS.get(language, "aeiouy")
    syllables = (
        chance.choice(consonants) * chance.randint(0, 1)
        + chance.choice(vowels)
        + chance.choice(consonants) * chance.randint(0, 2)
        for _ in range(chance.randint(1, 3))
    )
    endings = chance.choices(ENDINGS[language].split(), k=chance.randint(0, 3))
    return "".join((*syllables, *endings))


def is_held(exact: str, each: Forms | Similar) -> bool:
    found = anchors(each)
    return not found or any(_holds(exact, anchor) for anchor in found)


def _holds(exact: str, anchor: Anchor) -> bool:
    stands = exact.find(anchor.letters) >= 0
    if anchor.begins:
        stands = exact.startswith(anchor.letters)
    if anchor.ends:
        stands = exact.endswith(anchor.letters)
    return stands and (anchor.longest is None or len(exact) <= anchor.longest)


def lost_among(count: int, language: str) -> list[tuple[str, str]]:
    """Words of a stem that do not hold its letters, each with the stem."""
    chance = random.Random(language)  # noqa: S311  # the same words in every run
    words = [word(language, chance) for _ in range(count)]
    return [
        (each, stem)
        for each in words
        for stem in stems(each, language)
        if not is_held(folded(each), Forms(stem.split(":")[1], frozenset([stem])))
    ]


@pytest.mark.parametrize("language", ENDINGS)
def test_every_word_of_a_stem_holds_its_letters(language: str) -> None:
    assert lost_among(3_000, language) == []


@pytest.mark.long
@pytest.mark.parametrize("language", ENDINGS)
def test_each_of_very_many_words_of_a_stem_holds_its_letters(language: str) -> None:
    assert lost_among(100_000, language) == []


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "happy happiness"),
        ("en", "die dies dying"),
        ("en", "sky skies"),
        ("en", "possibly possibility"),
        ("en", "hope hoping hoped"),
        ("fr", "cheval chevaux"),
        ("fr", "récent récemment"),
        ("fr", "cœur coeur coeurs"),
        ("de", "Mädchen Maedchen"),
        ("de", "Straße Strasse Straßen"),
        ("de", "Haus Häuser"),
        ("es", "canción canciones"),
        ("ru", "перезагрузка перезагрузке перезагрузкой"),
        ("ru", "ёлка елки"),
    ],
)
def test_the_forms_of_a_word_hold_the_letters_of_each_other(language: str, forms: str) -> None:
    for asked in forms.split():
        (each,) = sought(understand(asked).tree, language, "body")
        assert isinstance(each, Forms)
        assert anchors(each) != ()
        assert [
            form for form in forms.split() if each.stems.isdisjoint(stems(form, language))
        ] == []
        assert [form for form in forms.split() if not is_held(folded(form), each)] == []


def test_no_letters_are_sure_of_other_stemmers() -> None:
    assert anchors(Forms("kitab", frozenset(["ar:كتاب"]))) == ()
    assert anchors(Forms("kitab", frozenset())) != ()


def test_one_edit_leaves_letters_before_or_behind() -> None:
    letters = "abc"
    for exact in ("abc", "abca", "abcab", "abcabc"):
        edited = {
            exact[:at] + put + exact[at + gone :]
            for at in range(len(exact) + 1)
            for gone in (0, 1)
            for put in ("", *letters)
        }
        swapped = {
            exact[:at] + exact[at + 1] + exact[at] + exact[at + 2 :] for at in range(len(exact) - 1)
        }
        every = edited | swapped
        assert all(is_one_edit(exact, each) for each in every)
        assert [each for each in every if not is_held(each, Similar(exact))] == []
