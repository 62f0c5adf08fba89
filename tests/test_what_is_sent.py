"""Every answer says what it is; and nothing is sent but what the archive means to send."""

import pytest
from django.test import Client

from archive.search import sync
from tests.desk import make_curator
from tests.pages import stored
from tests.test_access import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

NO_FILES = [
    *("/.git/config", "/.git/HEAD", "/.env", "/manage.py", "/pyproject.toml", "/secret-key"),
    *("/archive/settings.py", "/archive.sqlite3", "/index/", "/var/archive/secret-key"),
    *("/static/", "/static/admin/", "/static/../manage.py", "/static/%2e%2e/manage.py"),
    *("/static/..%2fmanage.py", "/static/..%5cmanage.py", "/static//etc/passwd", "/static/.git"),
    *("//etc/passwd", "/../../etc/passwd", "/captures/../manage.py", "/desk/../manage.py"),
]


@pytest.mark.parametrize("address", NO_FILES)
def test_no_other_file_is_served(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code in {301, 302, 404}
    assert "Not found" in response.text or response.content == b""


def test_every_answer_says_its_type_and_encoding(client: Client) -> None:
    article = stored("Tides and gates", authors=["Ada Marsh"], outlet="The Lantern")
    sync.rebuild()
    client.force_login(make_curator())
    desk = ["/desk/", "/desk/archive/article/", "/desk/jsi18n/", "/desk/nothing/"]
    files = ["/static/archive.css", "/static/icon.svg", "/static/admin/js/core.js"]
    for address in [*addresses(article).values(), "/nope", *desk, *files]:
        response = client.get(address)
        kind, _, more = response.headers.get("Content-Type", "").partition(";")
        body = b"".join(response) if response.streaming else response.content
        if kind == "application/octet-stream":
            assert response["Content-Disposition"].startswith("attachment;"), address
        elif body:
            assert body.decode(), address
            # What is JSON is UTF-8 (https://www.rfc-editor.org/rfc/rfc8259#section-11).
            assert kind.endswith("json") or "utf-8" in more, (address, kind)
