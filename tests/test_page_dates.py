"""A date of publication that stands apart from the article."""

import pytest

from archive.page.flatten import as_record
from archive.page.reader import read_page

PROSE = (
    "La rivière montait toute la nuit et personne dans la ville basse ne pouvait dormir, parce que "
    "l'écluse était restée ouverte.\n\nPersonne ne remercia le gardien, et il ne s'y attendait pas."
)


@pytest.mark.parametrize(
    ("blocks", "date"),
    [
        (("Publié le 29/10/2012", "Mis à jour le 30/10/2012 à 14h03"), "2012-10-29"),
        (("Publié le 29/10/2012", "Publié le 29/10/2012"), "2012-10-29"),
        (("Publié le 29/10/2012", "Publié le 28/10/2012"), None),
        (("Mis à jour le 30/10/2012",), None),
        (("Publié le 29/10/2012 par un lecteur qui aime les rivières",), None),
    ],
)
def test_only_the_one_labelled_date_counts(blocks: tuple[str, ...], date: str | None) -> None:
    comments = ["10 commentaires"] + ["Un lecteur a aimé ce texte"] * 12
    text = "\n\n".join(["Une nuit au barrage", PROSE, *comments, *blocks])
    found = as_record(text, read_page(text).statements)["date"]
    assert found == date
