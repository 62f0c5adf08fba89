"""One article in the markup of many a site: what is read of it must not depend on that."""

import pytest

from archive.ingest.extraction.html.main_text import paragraphs_of
from archive.page.flatten import as_record
from archive.page.markup import read_markup
from archive.page.markup.reading import read_document

pytest.importorskip("trafilatura")

TITLE = "What the weir keepers want"
DECK = "A river needs more than a timetable, and those who mind it say so."
BODY = (
    """
The keepers of the weir have walked out, and the river has noticed before the council did. Gates
that were opened by hand for a hundred years stay where they were left on Friday evening.

Nobody who has stood on the sluice in January would call this a quarrel about money. They ask for a
second pair of hands, a dry hut, and a telephone that somebody answers.

The council says that machines will do the work by autumn. Machines were promised in the year of the
great flood as well, and the drawings still hang in the hall, yellow at the edges.

Until then the water will rise and fall as it likes, and those who live beside it will count the
steps that are still dry each morning before the children go to school.

One of them has begun to paint a line on the wall for every week without an answer. It is a long
wall, he says, and the paint was cheap.
""".strip()
    .replace("\n\n", "\r")
    .replace("\n", " ")
    .split("\r")
)
HEAD = (
    f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{TITLE} | The Lantern</title>"
    '<meta property="og:site_name" content="The Lantern"></head><body>'
)
MENU = "".join(f'<li><a href="/{each}">{each}</a></li>' for each in ("News", "Opinion", "Rivers"))
MORE = "".join(
    f'<li><a href="/{n}">{each}</a></li>'
    for n, each in enumerate(("Ferry prices rise again", "The hall gets a new roof", "Ice is late"))
)


def in_each(form: str) -> str:
    return "".join(form.format(paragraph) for paragraph in BODY)


TEMPLATES = {
    "semantic": (
        f"<header><nav><ul>{MENU}</ul></nav></header><main><article><header><h1>{TITLE}</h1>"
        f'<p class="deck">{DECK}</p><address>By <a rel=author href=/a>Ada Marsh</a></address>'
        f'<time datetime="2024-05-06">6 May 2024</time></header>{in_each("<p>{}</p>")}'
        f"<footer><h2>More</h2><ul>{MORE}</ul></footer></article></main>"
    ),
    "divs": (
        f'<div class=top><div class=nav><ul>{MENU}</ul></div></div><div class=headline>'
        f"<h1>{TITLE}</h1></div><div class=subtitle>{DECK}</div><div class=byline>By Ada Marsh"
        f'</div><div class=date>6 May 2024</div><div class=story>{in_each("<div>{}</div>")}</div>'
        f"<div class=related><ul>{MORE}</ul></div>"
    ),
    "wrapped": (
        f"<ul>{MENU}</ul><section><h1>{TITLE}</h1><h2 class=standfirst>{DECK}</h2>"
        f"<p class=author>By Ada Marsh</p><p>6 May 2024</p></section>"
        f'{in_each("<section><div><p>{}</p></div></section>")}<section><ul>{MORE}</ul></section>'
    ),
    "logo in the h1": (
        f"<h1>The Lantern</h1><ul>{MENU}</ul><div id=content><h2>{TITLE}</h2>"
        f"<p class=lead>{DECK}</p><p class=by>By Ada Marsh | 6 May 2024</p>{in_each('<p>{}</p>')}"
        f"</div><ul>{MORE}</ul>"
    ),
    "table": (
        f"<table><tr><td><ul>{MENU}</ul></td><td><h1>{TITLE}</h1><i class=intro>{DECK}</i><br>"
        f'By Ada Marsh<br>6 May 2024<br><br>{in_each("{}<br><br>")}</td><td><ul>{MORE}</ul></td>'
        "</tr></table>"
    ),
    "with things between": (
        f"<nav>{MENU}</nav><article><h1>{TITLE}</h1><p class=dek>{DECK}</p><p>By Ada Marsh</p>"
        f"<p>6 May 2024</p><button>Share</button><p>{BODY[0]}</p><div class=ad>Advertisement</div>"
        f"<p>{BODY[1]}</p><figure><img><figcaption>The weir. Photo: Li Wen</figcaption></figure>"
        f"<p>{BODY[2]}</p><p><a href=/x>Read more: the ferry that never came back</a></p>"
        f"<p>{BODY[3]}</p><aside><h3>Newsletter</h3><p>Get our best stories every Sunday morning "
        f"in your inbox, free of charge.</p></aside><p>{BODY[4]}</p></article><ul>{MORE}</ul>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_same_article_is_read_out_of_every_template(name: str) -> None:
    markup = f"{HEAD}{TEMPLATES[name]}<footer>© 2024 The Lantern. Imprint</footer></body></html>"
    document = read_markup(markup)
    statements = read_document(document, paragraphs_of(markup, document) or ())
    record = as_record(document.text, statements)
    found = {field: record[field] for field in ("title", "deck", "outlet", "date", "body")}
    assert found == {
        "title": TITLE,
        "deck": DECK,
        "outlet": "The Lantern",
        "date": "2024-05-06",
        "body": BODY,
    }
    assert [author["name"] for author in record["authors"]] == ["Ada Marsh"]
