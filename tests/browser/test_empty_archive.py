"""What readers see before anything is held."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.looking import dressed, look

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DRESSES = [
    pytest.param("dark", "360"),
    *(
        pytest.param(scheme, width, marks=pytest.mark.long)
        for scheme in ("light", "dark")
        for width in ("320", "360", "1280")
        if (scheme, width) != ("dark", "360")
    ),
]


@pytest.mark.parametrize(("scheme", "width"), DRESSES)
def test_the_first_page_of_an_empty_archive(
    open_context: Callable[..., BrowserContext], scheme: str, width: str
) -> None:
    page = dressed(open_context().new_page(), {"scheme": scheme, "width": width})
    name = f"empty-home-{scheme}-{width}"
    assert look(page, "/", status=200, name=name) == {}
