"""The section that a page prints above its headline; a site's calls to its readers are none."""

import pytest

from archive.page.flatten import as_record
from archive.page.reader import read_page
from archive.page.section_names import is_call

TITLE = "The quay that nobody wanted to pay for"
PROSE = (
    "The council met on Tuesday to decide about the old quay, and nobody wanted to speak first, "
    "because the money had been spent.\n\nIt is easy to say that there is none. There was enough "
    "for a car park, and the car park stands empty on most days of the year."
)
CALLS = (
    *("Subscribe", "Subscribe for 1 € a week", "Sign in", "Log in / Register", "Become a member"),
    *("Abonnieren", "Jetzt abonnieren", "Abonnieren Sie das Blatt", "Anmelden", "Einloggen"),
    *("Abonnez-vous", "Abonnez-vous à la Gazette", "S’abonner", "S'abonner dès 1 €"),
    *("Je m’abonne", "Se connecter", "Connexion", "S’inscrire"),
    *("Suscríbete", "Suscribirse", "Iniciar sesión", "Regístrate"),
    *("Assine", "Assine o Diário", "Fazer login", "Cadastre-se"),
    *("Abbonati", "Accedi", "Registrati"),
    *("Abonneren", "Word abonnee", "Inloggen"),
    *("Subskrybuj", "Zaloguj się", "Zarejestruj się"),
    *("Prenumerera", "Bli prenumerant", "Logga in", "Abonnér", "Log ind", "Bli abonnent"),
    *("Logg inn", "Abone ol", "Giriş yap", "Üye ol"),
    *("Подписаться", "Подпишитесь", "Войти", "Регистрация", "Підписатися", "Увійти"),
    *("订阅", "訂閱電子報", "登录", "会员登录", "注册", "購読", "購読する", "ログイン", "会員登録"),
    *("구독", "구독하기", "로그인", "회원가입", "اشترك", "اشترك الآن", "تسجيل الدخول"),
    *("Đăng nhập", "Đăng ký"),
)
SECTIONS = (
    *("Opinion", "Politique", "Registers and Records", "Signs of the Times", "Anmeldefristen"),
    *("Opinion Blog", "Culture Council"),
    *("Logistics", "Login-free living", "Member Voices", "Accedia", "登山", "Войтинский"),
)


@pytest.mark.parametrize("call", CALLS)
def test_a_call_to_subscribe_or_sign_in_is_no_section(call: str) -> None:
    bars = [f"Home | Politics | Culture | {call}", f"Home > Politics > {call}", f"\n{call}\n"]
    pages = ["\n".join(["Quay Gazette", bar, TITLE, "By Ada Stern", PROSE]) for bar in bars]
    records = [as_record(page, read_page(page).statements) for page in pages]
    assert [(each["title"], each["section"]) for each in records] == [(TITLE, None)] * len(bars)


@pytest.mark.parametrize("name", SECTIONS)
def test_what_only_begins_like_a_call_is_a_section(name: str) -> None:
    page = "\n".join(["Quay Gazette", f"Home > {name}", TITLE, "By Ada Stern", PROSE])
    assert not is_call(name)
    assert as_record(page, read_page(page).statements)["section"] == name


def test_above_a_bar_with_a_call_the_way_to_the_article_still_counts() -> None:
    bars = ["Home > Opinion", "Home | Letters | Sport | Subscribe"]
    page = "\n".join(["Quay Gazette", *bars, TITLE, "By Ada Stern", PROSE])
    assert as_record(page, read_page(page).statements)["section"] == "Opinion"


def test_the_outlet_s_name_above_the_headline_is_no_section() -> None:
    page = "\n".join(["Quay Gazette", "", TITLE, "By Ada Stern", PROSE])
    assert as_record(page, read_page(page).statements)["section"] is None


@pytest.mark.parametrize("name", ["Opinion Blog", "Culture Council"])
def test_a_section_may_be_called_like_an_outlet(name: str) -> None:
    page = "\n".join([name, "", TITLE, "By Ada Stern", PROSE])
    assert as_record(page, read_page(page).statements)["section"] == name
