"""Every page of the desk: importing them registers them with the site."""

from archive.admin import articles, captures, outlets, people, runs, topics, users

__all__ = ["articles", "captures", "outlets", "people", "runs", "topics", "users"]
