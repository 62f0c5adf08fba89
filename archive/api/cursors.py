"""Cursors: where the next part of a list begins, signed, so that only our own are followed."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.signing import BadSignature, Signer

from archive.api.problems import bad_request

LENGTH = 300
"""Characters of the longest cursor."""


class Cursors:
    """The cursors of one list as it was asked for; those of another are not understood."""

    def __init__(self, name: str, asked: Mapping[str, Any]) -> None:
        scope = json.dumps([name, asked], sort_keys=True)
        self._signer = Signer(salt=f"archive.api:{scope}")

    def write(self, *position: int | str | None) -> str:
        """The cursor that leads on from a position."""
        return self._signer.sign_object(list(position))

    def read(self, cursor: str) -> list[Any] | None:
        """The position that a cursor holds, None for none.

        Raises ProblemError for a cursor that this list did not give.
        """
        if not cursor:
            return None
        try:
            position: list[Any] = self._signer.unsign_object(cursor)
        except (BadSignature, ValueError) as error:
            raise bad_request(
                "This cursor is not one that this list gave for these parameters. "
                "Begin again without it.",
                "cursor",
            ) from error
        return position
