"""Windows of those who may use the desk."""

from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page


def log_in(page: Page, server: object, who: User) -> Page:
    """Give a window on the server, which names its address, somebody's session."""
    client = Client()
    client.force_login(who)
    session, url = client.cookies["sessionid"].value, f"{server}/desk/"
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
    return page
