"""What one question may cost: limits on its structure, which the help page states."""

MAX_LENGTH = 2_000
"""Characters of a question that are read."""
MAX_WORDS = 60
"""Words, values and dates that are looked for; of scripts without spaces every two neighbouring
characters count."""
MAX_DEPTH = 20
"""Parentheses within parentheses."""
MAX_EXPANSIONS = 10
"""Words with `*`, `?` or `~`."""
MIN_LETTERS = 3
"""Letters that such a word must have."""
MAX_STARS = 3
"""`*` in one word."""
MAX_DISTANCE = 50
"""Words that words near each other may be apart."""
MAX_NOTES = 10
"""Notes that are kept: who makes more mistakes starts from the first."""
