"""The desk: Django's own admin over the archive. Importing it registers every model's page."""

from archive.admin import articles, captures, outlets, people

__all__ = ["articles", "captures", "outlets", "people"]
