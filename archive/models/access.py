"""How much of an article its readers may see."""

from django.db import models


class Access(models.TextChoices):
    """From all of it to nothing; each also allows what stands behind it."""

    OPEN = "open", "open: everything"
    EXCERPT = "excerpt", "excerpt: search, metadata and short fragments"
    METADATA = "metadata", "metadata only"
    WITHDRAWN = "withdrawn", "withdrawn: only that it was here"

    @classmethod
    def beyond(cls, level: "Access") -> list["Access"]:
        """All that show less than a level."""
        levels = list(cls)
        return levels[levels.index(level) + 1 :]
