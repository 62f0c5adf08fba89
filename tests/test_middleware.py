"""archive.web.middleware: what is asked of every request, and done to every response."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from archive.web.middleware import secure_cookies
from tests.desk import make_curator

PASSWORD = "correct horse battery"


def respond(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(",".join(f"{name}={value}" for name, value in request.COOKIES.items()))
    response.set_cookie("one", "1", path="/desk/", httponly=True)
    response.set_cookie("two", "2")
    return response


def test_over_http_cookies_are_as_they_were_set() -> None:
    request = RequestFactory().get("/", headers={"cookie": "one=1; __Secure-one=2"})
    response = secure_cookies(respond)(request)
    assert response.text == "one=1,__Secure-one=2"
    told = {name: cookie["secure"] for name, cookie in response.cookies.items()}
    assert told == {"one": "", "two": ""}


def test_over_https_they_say_in_their_names_that_they_are_secure() -> None:
    response = secure_cookies(respond)(RequestFactory().get("/", secure=True))
    assert [cookie.OutputString() for cookie in response.cookies.values()] == [
        "__Secure-one=1; HttpOnly; Path=/desk/; Secure",
        "__Secure-two=2; Path=/; Secure",
    ]


def test_a_cookie_planted_over_http_is_not_believed() -> None:
    sent = {"cookie": "one=planted; __Secure-one=ours"}
    request = RequestFactory().get("/", secure=True, headers=sent)
    assert secure_cookies(respond)(request).text == "one=ours"


@pytest.mark.django_db
@pytest.mark.parametrize(("secure", "name"), [(True, "__Secure-sessionid"), (False, "sessionid")])
def test_somebody_logs_in_over_either(secure: bool, name: str) -> None:
    User.objects.create_user("ada", password=PASSWORD, is_staff=True)
    client = Client(enforce_csrf_checks=True)
    form = client.get("/desk/login/", secure=secure).text
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[0]
    values = {"username": "ada", "password": PASSWORD, "csrfmiddlewaretoken": token}
    told = {"referer": "https://testserver/desk/login/"}
    said = client.post("/desk/login/", values, secure=secure, headers=told)
    cookie = said.cookies[name]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/desk/")
    assert bool(cookie["secure"]) is secure
    assert client.get("/desk/", secure=secure).status_code == 200
    assert client.get("/desk/", secure=not secure).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "X"])
@pytest.mark.parametrize("address", ["/", "/search/", "/desk/", "/desk/login/", "/desk/nothing/"])
def test_no_other_method_is_known(client: Client, method: str, address: str) -> None:
    client.force_login(make_curator())
    response = client.generic(method, address, headers={"x-secret": "told"})
    assert (response.status_code, response.content) == (405, b"")
    assert response["Allow"] == ("GET, HEAD, POST" if "desk" in address else "GET, HEAD")


@pytest.mark.django_db
def test_what_no_form_of_ours_sends_is_refused_unread() -> None:
    client = Client()
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert most
    for length in (str(most + 1), "x", "-1"):
        response = client.post(
            "/desk/login/", "x", content_type="text/plain", CONTENT_LENGTH=length
        )
        assert (response.status_code, response.text) == (413, "More than 28 MB were sent.\n")
    assert client.post("/desk/login/", {"username": "x"}).status_code == 200
