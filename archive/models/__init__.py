"""What the archive holds."""

from archive.models.access import Access
from archive.models.articles import Article, Byline, TextKind
from archive.models.captures import Capture, CaptureBytes, Claim, Origin
from archive.models.changes import Change, Identity, IndexPlace
from archive.models.curation import (
    Erasure,
    Event,
    EventSubject,
    Finding,
    Judgement,
    Level,
    PendingCuration,
    Suggestion,
    SuggestionState,
)
from archive.models.keys import ArticleKey
from archive.models.learning import FurnitureLine
from archive.models.logins import LoginAttempts
from archive.models.outlets import Outlet, OutletAlias, OutletKind
from archive.models.people import Author, AuthorAlias, NameOrder
from archive.models.prints import PossibleCopy, SampledText, TextPrint
from archive.models.runs import Run
from archive.models.topics import (
    ArticleNote,
    Dossier,
    DossierAlias,
    DossierEntry,
    Topic,
    TopicAlias,
)

__all__ = [
    "Access",
    "Article",
    "ArticleKey",
    "ArticleNote",
    "Author",
    "AuthorAlias",
    "Byline",
    "Capture",
    "CaptureBytes",
    "Change",
    "Claim",
    "Dossier",
    "DossierAlias",
    "DossierEntry",
    "Erasure",
    "Event",
    "EventSubject",
    "Finding",
    "FurnitureLine",
    "Identity",
    "IndexPlace",
    "Judgement",
    "Level",
    "LoginAttempts",
    "NameOrder",
    "Origin",
    "Outlet",
    "OutletAlias",
    "OutletKind",
    "PendingCuration",
    "PossibleCopy",
    "Run",
    "SampledText",
    "Suggestion",
    "SuggestionState",
    "TextKind",
    "TextPrint",
    "Topic",
    "TopicAlias",
]
