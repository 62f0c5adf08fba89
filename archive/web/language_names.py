"""Names of languages in English, as Django's own table has them."""

from django.conf.locale import LANG_INFO

OF_MANY_SCRIPTS = {"zh": "Chinese", "no": "Norwegian"}
"""Codes that Django's table splits by script or by standard."""


def direction(code: str | None) -> str | None:
    """Which way a language is written, "rtl" or "ltr"; None where the language is not known."""
    return ("rtl" if LANG_INFO.get(code, {}).get("bidi") else "ltr") if code else None


def language_name(code: str | None) -> str | None:
    """The English name of a language; its code where the table has none."""
    if not code:
        return None
    info = LANG_INFO.get(code, {})
    return OF_MANY_SCRIPTS.get(code) or info.get("name") or code
