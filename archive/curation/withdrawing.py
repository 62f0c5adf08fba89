"""Only an editor withdraws an article or takes that back, by whatever decision it comes about.

An article may show what its outlet does: so a curator's outlet, an accepted suggestion or an undo
could withdraw it, or open what was withdrawn, as well as a word on access itself.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from archive.models import Article

WITHDRAW = "archive.withdraw_article"
ONLY_EDITORS = "Only an editor withdraws an article, or takes that back."


class WithdrawalError(PermissionDenied):
    """A decision would withdraw an article, or take that back, and is no editor's.

    Where no page says so itself, it is answered with 403.
    """

    def __init__(self) -> None:
        super().__init__(ONLY_EDITORS)


def may_withdraw(user: User) -> bool:
    """Whether a user is an editor."""
    return user.has_perm(WITHDRAW)


@contextmanager
def withdrawing_nothing(articles: Collection[int], by: User | None) -> Iterator[None]:
    """Raise WithdrawalError where what is done inside withdraws one of the articles, or opens it.

    Expects a transaction that ends with the error. An editor may, and so may the command line,
    for which `by` is None.
    """
    if by is None or may_withdraw(by):
        yield
        return
    before = _withdrawn(articles)
    yield
    after = _withdrawn(articles)
    if any(after[pk] != before[pk] for pk in before.keys() & after.keys()):
        raise WithdrawalError


def _withdrawn(articles: Collection[int]) -> dict[int, bool]:
    rows = Article.objects.filter(pk__in=articles).select_related("outlet").order_by()
    return {row.pk: row.is_withdrawn for row in rows.only("access", "outlet__access")}
