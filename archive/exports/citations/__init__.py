"""References to articles: one record of each, and the forms that it is written in."""

from archive.exports.citations.record import Citation, CitedName, cite

__all__ = ["Citation", "CitedName", "cite"]
