"""The commands `demo`, `index` and `search`, as a person at a terminal meets them."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from archive.models import Article, Claim, Identity
from archive.search import sync
from archive.search.engine import SearchRequest
from archive.search.query import Every
from tests.holdings import make_article, make_outlet
from tests.source import ROOT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Any) -> Path:
    """A data folder for each test."""
    settings.ARCHIVE_DATA_DIR = tmp_path / "data"
    settings.ARCHIVE_DATA_DIR.mkdir()
    folder: Path = settings.ARCHIVE_DATA_DIR
    return folder


def run(*arguments: str) -> tuple[str, str]:
    """What a command prints on standard output and on standard error."""
    out, err = io.StringIO(), io.StringIO()
    call_command(*arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def own_page(folder: Path) -> Path:
    """A folder with one page of a reader's own."""
    pages = folder / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text("Tides\n\nThe tide came in. Nobody had asked it to.\n")
    return pages


def test_the_demo_is_an_archive_with_a_login_that_works_and_run_again_changes_nothing() -> None:
    out, _ = run("demo")

    count = len(list((ROOT / "fixtures" / "pages").glob("*.txt")))
    assert f"\n{count} new, 0 unchanged, 0 refused, 0 not a page\n" in out
    assert Article.objects.count() == count
    login, password = re.findall(r"login (\S+), password (\S+) \(shown only this once\)", out)[0]
    curator = authenticate(username=login, password=password)
    assert curator is not None
    assert curator.has_perm("archive.change_article")
    assert not curator.has_perm("archive.delete_article")
    assert Identity.objects.get().is_invented
    assert "An example: manage.py search " in out

    claims, users = Claim.objects.count(), list(get_user_model().objects.values())
    out, _ = run("demo")
    assert "\nNothing changed.\n" in out
    assert "A new password: .venv/bin/python manage.py changepassword curator" in out
    assert (Claim.objects.count(), list(get_user_model().objects.values())) == (claims, users)


def test_a_demo_of_own_pages_is_not_called_invented(tmp_path: Path) -> None:
    out, _ = run("demo", str(own_page(tmp_path)))

    assert "1 new, 0 unchanged, 0 refused, 0 not a page" in out
    assert not Identity.objects.get().is_invented


def test_invented_and_own_pages_do_not_mix(tmp_path: Path) -> None:
    pages = str(own_page(tmp_path))
    run("demo", pages)
    with pytest.raises(CommandError, match="holds pages of your own"):
        run("demo")
    with pytest.raises(CommandError, match="holds pages of your own"):
        run("demo", str(ROOT / "fixtures" / "pages"))

    Identity.objects.update(is_invented=True)
    with pytest.raises(CommandError, match="holds the demo's invented pages"):
        run("demo", pages)


def test_a_demo_of_nothing_is_a_failure_and_makes_no_login(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        run("demo", str(tmp_path / "nowhere"))
    assert not get_user_model().objects.exists()


def test_the_index_is_brought_up_to_date_and_built_anew() -> None:
    make_article("Tides")

    assert run("index")[0] == "Index up to date: 1 article taken in.\n"
    assert run("index", "--catch-up")[0] == "Index up to date: 0 articles taken in.\n"
    assert run("index", "--rebuild")[0] == "Index built anew: 1 article.\n"
    assert sync.engine().search(SearchRequest(Every())).total == 1


def test_an_index_that_cannot_be_written_is_said_in_one_line(tmp_path: Path, settings: Any) -> None:
    (tmp_path / "file").write_text("")
    settings.ARCHIVE_INDEX = tmp_path / "file" / "index"

    with pytest.raises(CommandError) as caught:
        run("index", "--rebuild")
    assert "\n" not in str(caught.value)


def test_a_search_prints_an_object_for_each_hit() -> None:
    article = make_article(
        "Tides",
        date="2024-03",
        outlet=make_outlet("The Lantern"),
        body=["Nothing here.", "The tide came in."],
        language="en",
    )
    run("index")

    out, err = run("search", "tide", "--format", "jsonl")

    hit = json.loads(out)
    assert hit.pop("score") > 0
    assert hit == {
        "id": article.public_id,
        "path": article.get_absolute_url(),
        "url": None,
        "title": "Tides",
        "authors": [],
        "outlet": "The Lantern",
        "date": "2024-03",
        "date_inferred": None,
        "snippets": [{"text": "The tide came in.", "marks": [[4, 8]], "paragraph": 2}],
    }
    assert err == "1 article for: tide\n"


def test_a_search_in_a_table_shows_title_source_and_fragment() -> None:
    article = make_article("Tides", date="2024-03", body=["The tide came in."], language="en")
    run("index")

    out, _ = run("search", "tide")

    assert out.splitlines() == [
        "Tides",
        f"  2024-03 · {article.get_absolute_url()}",
        "  The [tide] came in.",
    ]


def test_no_hit_is_no_failure_and_what_was_not_understood_is_named() -> None:
    run("index")

    out, err = run("search", 'auther:marsh "tide')

    assert out == ""
    assert err.splitlines()[0].startswith("0 articles for: ")
    assert '  note: no field "auther", did you mean "author"?' in err.splitlines()
    assert "  note: unbalanced quote at 14" in err.splitlines()


def test_every_hit_is_printed_or_as_many_as_wanted() -> None:
    for number in range(101):
        make_article(f"Tide {number}", language="en")
    run("index")

    assert len(run("search", "tide", "--format", "jsonl")[0].splitlines()) == 101
    out, err = run("search", "tide", "--format", "jsonl", "--limit", "3")
    assert len(out.splitlines()) == 3
    assert err == "101 articles for: tide\n"


def test_an_empty_archive_answers_without_an_index() -> None:
    assert run("search", "tide") == ("", "0 articles for: tide\n")


def test_an_index_is_built_only_where_there_is_none(settings: Any) -> None:
    make_article("Tides", language="en")
    assert run("index", "--if-needed")[0] == "Index built: 1 article.\n"
    assert run("index", "--if-needed")[0] == "There is an index, and it is up to date.\n"
    for file in settings.ARCHIVE_INDEX.glob("*/*.arrays"):
        file.write_bytes(b"nothing")
    sync.close()
    assert run("index", "--if-needed")[0] == "Index built: 1 article.\n"


def test_a_damaged_index_is_built_anew(settings: Any) -> None:
    make_article("Tides", language="en")
    run("index")
    for file in settings.ARCHIVE_INDEX.glob("*/*.arrays"):
        file.write_bytes(b"nothing")
    sync.close()

    assert run("index")[0] == "Index up to date: 1 article taken in.\n"
    assert run("search", "tide")[1] == "1 article for: tide\n"


def test_a_search_without_an_index_is_one_line() -> None:
    make_article("Tides")
    with pytest.raises(CommandError) as caught:
        run("search", "tide")
    assert str(caught.value).startswith("There is no search index yet.")
    assert "\n" not in str(caught.value)


def test_a_database_without_its_tables_is_one_line() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'archive'")
    try:
        with pytest.raises(CommandError, match="not up to date"):
            run("search", "tide")
    finally:
        call_command("migrate", "archive", fake=True, verbosity=0)
