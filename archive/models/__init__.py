"""What the archive holds."""

from archive.models.articles import Article, Byline, TextKind
from archive.models.captures import Capture, CaptureBytes, Claim, Origin
from archive.models.changes import Change, Identity, IndexPlace
from archive.models.learning import FurnitureLine
from archive.models.outlets import Outlet, OutletAlias, OutletKind
from archive.models.people import Author, AuthorAlias, NameOrder

__all__ = [
    "Article",
    "Author",
    "AuthorAlias",
    "Byline",
    "Capture",
    "CaptureBytes",
    "Change",
    "Claim",
    "FurnitureLine",
    "Identity",
    "IndexPlace",
    "NameOrder",
    "Origin",
    "Outlet",
    "OutletAlias",
    "OutletKind",
    "TextKind",
]
