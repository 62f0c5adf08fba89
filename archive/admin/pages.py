"""Every page of the desk, and what goes with a login: importing them registers them."""

from archive.admin import articles, captures, outlets, people, runs, sessions, topics, users

__all__ = ["articles", "captures", "outlets", "people", "runs", "sessions", "topics", "users"]
