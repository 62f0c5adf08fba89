"""What fragments and marks cost: `python -m tests.bench.snippets`.

Prints for each kind of question the milliseconds of processor time that a page of 20 articles of
about 800 words takes (median, and for a question never asked before), what analysing the same
texts as wholes takes, and the ratio; then the same for the lines of a concordance of 1,000.
"""

import gzip
import json
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from archive.search.concordance import Order, Source, Text, concordance
from archive.search.language import understand
from archive.search.query import Node
from archive.search.snippets import finding, snippets
from archive.search.snippets.sought import sought
from tests.source import ROOT

CORPUS = ROOT.parent / "shared" / "corpus" / "articles.jsonl.gz"
PAGE, PAGES, ARTICLES = 20, 5, 1000
SHORTEST, LONGEST = 4000, 6000
QUESTIONS = {
    "rare word": "treaty",
    "common word": "people",
    "two words": "president election",
    "four words": "supreme court justice ruling",
    "phrase": '"white house"',
    "phrase of common words": '"of the"',
    "near": '"senate vote"~8',
    "beginning": "immigr*",
    "pattern": "democr*s",
    "one edit": "presidant~",
    "short, one edit": "vote~",
    "U.S.": "U.S.",
    "a letter": "a",
}

Article = list[str]


def articles() -> Iterator[Article]:
    """Articles of the corpus beside the repository, or made of its commonest words by chance."""
    if CORPUS.exists():
        with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"].split("\n\n") for line in lines)
        return
    chance = random.Random(1)  # the same articles in every run
    words = ["the", "of", "a", "and", "in", "said", "people", "president", "white", "house"] * 9
    words += " ".join(QUESTIONS.values()).translate({ord(sign): " " for sign in '"~*8'}).split()
    words += [f"word{number}" for number in range(900)]
    while True:
        yield [" ".join(chance.choices(words, k=80)).capitalize() + "." for _ in range(11)]


def pages(tree: Node, some: Sequence[Article]) -> list[list[Article]]:
    """Full pages of articles in which the question finds something."""
    finder = finding.finder(sought(tree, "en", "body"), "en")
    answers = list(islice((each for each in some if any(finder.found(each))), PAGE * PAGES))
    return [answers[at : at + PAGE] for at in range(0, len(answers) - PAGE + 1, PAGE)]


def spent(work: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def main() -> None:
    some = [each for each in islice(articles(), 6000) if SHORTEST < sum(map(len, each)) < LONGEST]
    print(f"{'question':<24} {'page ms':>8} {'first':>7} {'analysis':>9} {'ratio':>6}")  # noqa: T201
    for name, question in QUESTIONS.items():
        tree = understand(question).tree
        shown = pages(tree, some)
        if shown:
            print(f"{name:<24} {_figures(tree, shown)}")  # noqa: T201
    sources = [_source(number, each) for number, each in enumerate(some[:ARTICLES])]
    print(f"\nconcordance of {len(sources)} articles")  # noqa: T201
    for name, question in QUESTIONS.items():
        tree = understand(question).tree
        lines = len(concordance(tree, sources).lines)
        cost = spent(lambda asked=tree: concordance(asked, sources, Order.LEFT))  # type: ignore[misc]
        print(f"{name:<24} {cost:>8.0f} ms {lines:>7} lines")  # noqa: T201


def _figures(tree: Node, shown: list[list[Article]]) -> str:
    things = sought(tree, "en", "body")

    def page(articles: list[Article]) -> float:
        return spent(lambda: [snippets(tree, "en", each) for each in articles])

    def analysed(articles: list[Article]) -> float:
        texts = [text for each in articles for text in each]
        return spent(lambda: [finding.found_by_analysis(text, things, "en") for text in texts])

    finding.finder.cache_clear()
    first = page(shown[0])
    usual = statistics.median(page(articles) for articles in shown * 3)
    whole = statistics.median(map(analysed, shown))
    return f"{usual:>8.2f} {first:>7.2f} {whole:>9.1f} {whole / usual:>6.0f}"


def _source(number: int, paragraphs: Article) -> Source:
    texts = tuple(Text(text, "body", n) for n, text in enumerate(paragraphs, start=1))
    return Source(str(number), "en", texts)


if __name__ == "__main__":
    main()
