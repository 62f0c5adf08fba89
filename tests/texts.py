"""Bodies of made-up words: of another seed, and no run of words is the same."""

import random

SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu")


def body(seed: int, paragraphs: int = 4, words: int = 40) -> tuple[str, ...]:
    """So many paragraphs of so many words; the same seed always gives the same."""
    rng = random.Random(seed)  # noqa: S311 - the same words in every run, and no secret
    return tuple(_paragraph(rng, words) for _ in range(paragraphs))


def _paragraph(rng: random.Random, words: int) -> str:
    made = ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(words)]
    return f"{' '.join(made).capitalize()}."
