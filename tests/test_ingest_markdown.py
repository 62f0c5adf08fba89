"""Markdown with front matter: whose values are read as they are written."""

import pytest

from tests.outcomes import names, outcomes, record, shown

YAML = """---
title: "Tides: twice a day"
authors:
  - name: Ada Marsh
    url: https://lantern.example/ada
  - Piet Holm
date: 2021-06-23 08:52:55+02:00
lastmod: 2026-10-01
description: >-
  On water, and on
  waiting for it.
tags: [sea, "tides, twice"]
draft: no
params:
  outlet: The Lantern
canonical_url: https://lantern.example/tides
---

# Tides: twice a day

The tide *comes* in.[^1]

![A picture](a.jpg)

The tide goes
out.

[^1]: A note.
"""
TOML = """+++
title = "Tides"
date = 2021-06-23T23:30:00-04:00
[extra]
author = "Ada Marsh"
outlet = "The Lantern"
weight = 1.50
+++
The tide comes in.
"""


def test_yaml() -> None:
    found = record("tides.md", YAML)
    assert (found["title"], found["date"], found["time"]) == (
        "Tides: twice a day", "2021-06-23", "08:52",
    )  # fmt: skip
    assert (names(found), found["outlet"]) == (["Ada Marsh", "Piet Holm"], "The Lantern")
    assert (found["tags"], found["deck"]) == (
        ["sea", "tides, twice"],
        "On water, and on waiting for it.",
    )
    assert found["body"] == ["The tide comes in.", "The tide goes out."] == shown(found, "body")
    assert found["text"] == "full"


def test_toml() -> None:
    found = record("tides.md", TOML)
    assert (found["title"], found["date"], found["outlet"]) == (
        "Tides",
        "2021-06-23",
        "The Lantern",
    )
    assert (names(found), found["body"]) == (["Ada Marsh"], ["The tide comes in."])


def test_a_file_with_a_mark_and_lines_of_windows() -> None:
    text = "\ufeff" + YAML.replace("\n", "\r\n")
    assert record("tides.markdown", text)["title"] == "Tides: twice a day"


@pytest.mark.parametrize("text", ["# Read me\n", "", "----\ntitle: A\n---\n"])
def test_markdown_without_front_matter_is_no_page(text: str) -> None:
    assert [each.reason for each in outcomes("readme.md", text)] == [
        "no reader for this kind of file; docs/formats.md lists what is read"
    ]


def test_front_matter_alone_is_a_record_without_text() -> None:
    assert record("a.md", "---\ntitle: no\n---\n")["text"] == "none"
