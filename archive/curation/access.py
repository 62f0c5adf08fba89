"""How much of an article readers may see: decided as a curated claim, so that it outlasts all else.

Which articles that leaves is asked by `ArticleQuerySet.listed`, `searchable` and `readable`.
"""

from django.contrib.auth.models import User
from django.db import transaction

from archive.curation.decisions import curate
from archive.curation.events import EventError, RowChange, record
from archive.curation.withdrawing import ONLY_EDITORS, WithdrawalError, may_withdraw
from archive.models import Access, Article, Claim, Event, Identity


class AccessError(EventError):
    """Why access cannot be decided so, in a sentence."""


def choices_for(user: User, current: str | None) -> list[tuple[str, str]]:
    """The levels that a user may choose; only an editor withdraws, or takes that back."""
    if may_withdraw(user):
        return list(Access.choices)
    if current == Access.WITHDRAWN:
        return [(Access.WITHDRAWN.value, Access.WITHDRAWN.label)]
    return [(value, label) for value, label in Access.choices if value != Access.WITHDRAWN]


@transaction.atomic
def set_access(article: Article, access: str | None, *, by: User, reason: str) -> Event:
    """Decide how much of an article readers see; None leaves it to its outlet.

    Raises AccessError where no reason is given, where nothing would change, or where `by` may not
    withdraw.
    """
    Identity.take_turn()
    article.refresh_from_db()
    _check(article, access, by, reason)
    before = article.access
    try:
        curate(article, {("access", ""): access}, by=by)
    except WithdrawalError as error:
        raise AccessError(str(error)) from error
    claim = Claim.objects.filter(article=article, field="access").latest("pk")
    article.refresh_from_db()
    rows = [
        RowChange.made(claim),
        RowChange("article", article.pk, {"access": before}, {"access": article.access}),
    ]
    level = Access(access).label if access else "as its outlet"
    summary = f"Access of “{article}”: {level}"
    return record("access", summary, rows, by, reason=reason, subjects=[article])


def _check(article: Article, access: str | None, by: User, reason: str) -> None:
    if access is not None and access not in Access.values:
        raise AccessError(f"There is no access “{access}”.")
    if access == article.access:
        raise AccessError("That is its access already.")
    if not reason.strip():
        raise AccessError("Say why: the reason is kept with the decision.")
    if Access.WITHDRAWN in {access, article.access} and not may_withdraw(by):
        raise AccessError(ONLY_EDITORS)
