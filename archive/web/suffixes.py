"""Converters of addresses that end in a suffix: "/outlets/the-lantern.csl.json"."""

from django.urls.converters import StringConverter


class Stem(StringConverter):
    """What stands before the suffix: as little as leaves one."""

    regex = "[^/]+?"


class Suffix(StringConverter):
    """The form that is asked for; also one that is none: then the view answers 404."""

    regex = r"csl\.json|[A-Za-z0-9_-]+"
