"""Web addresses: when two of them lead to the same page."""

import re
from urllib.parse import urlsplit

# What campaigns, mailings and social sites hang on an address to see where a visitor comes from.
_TRACKING = re.compile(
    r"utm_\w+|fb(?:clid|_\w+)|g(?:clid|clsrc|braid)|wbraid|dclid|msclkid|yclid|ysclid|twclid|ttclid|"
    r"li_fat_id|igshid?|mc_[ce]id|_ga|_gl|_hs(?:enc|mi)|mkt_tok|oly_(?:anon|enc)_id|vero_(?:id|conv)|"
    r"at_(?:medium|campaign|custom\d|format|link_\w+|ptr_\w+|bbc_\w+)|s?cid|cmpid|ocid|ncid|"
    r"wt\.\w+|ref_?src|ref_url|srsltid|guccounter|guce_\w+|__twitter_impression|smid|smtyp",
    re.IGNORECASE,
)
_DEFAULT_PORT = re.compile(r":(?:80|443)?\Z")
_HOME = re.compile(r"/?(?:index\.(?:html?|php|aspx?))?", re.IGNORECASE)


def address_key(url: str) -> str | None:
    """What two addresses of one page have in common; None where a text leads to no page.

    Not compared are http and https, the case of the host, fragments and tracking parameters. The
    home page of a site is what many of its pages name: it identifies none.
    """
    written = url.strip()
    try:
        parts = urlsplit(written if "://" in written else f"//{written}")
    except ValueError:  # brackets without an address of IPv6 between them
        return None
    host = _DEFAULT_PORT.sub("", parts.netloc.rpartition("@")[2].casefold())
    if parts.scheme.casefold() not in ("", "http", "https") or "." not in host.strip("."):
        return None
    query = "&".join(each for each in parts.query.split("&") if each and not _is_tracking(each))
    if not query and _HOME.fullmatch(parts.path):
        return None
    return f"{host}{parts.path or '/'}" + (f"?{query}" if query else "")


def _is_tracking(parameter: str) -> bool:
    return _TRACKING.fullmatch(parameter.partition("=")[0]) is not None
