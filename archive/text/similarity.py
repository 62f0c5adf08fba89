"""How much of one text stands in another, by runs of five words.

A run of words ("shingle") that two texts share was hardly written twice: see A. Broder, On the
resemblance and containment of documents (1997), of which this is the containment, counted in full.
"""

from collections.abc import Iterable

from archive.text.analysis import tokens

RUN = 5


def shingles(paragraphs: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Every run of five words of a text, folded; the text's words as one run where it has fewer.

    In scripts without spaces between words a character counts as a word.
    """
    words = [word for paragraph in paragraphs for word in _words(paragraph)]
    if not words:
        return frozenset()
    last = max(len(words) - RUN, 0)
    return frozenset(tuple(words[at : at + RUN]) for at in range(last + 1))


def containment(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """The share, from 0 to 1, of the smaller set's shingles that the other has; 0 of an empty one.

    What says nothing stands nowhere: two empty texts are no evidence of being one.
    """
    smaller, larger = sorted((one, other), key=len)
    return len(smaller & larger) / len(smaller) if smaller else 0.0


def _words(paragraph: str) -> list[str]:
    by_position: dict[int, str] = {}
    for token in tokens(paragraph):
        by_position.setdefault(token.position, token.exact)  # a dense character before its pair
    return list(by_position.values())
