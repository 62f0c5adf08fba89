"""The ways to bring the index up to date, each with what it then says."""

from collections.abc import Callable

from archive.custody.agreement import differing
from archive.management.answers import counted
from archive.search import sync
from archive.search.sync import Progress


def caught_up(_progress: Progress) -> str:
    """Follow the latest changes and read all of the index; build it anew where it is damaged."""
    return f"Index up to date: {counted(sync.restore(thorough=True))} taken in."


def built_if_needed(progress: Progress) -> str:
    """Build the index only where there is none, or it is damaged; catch up where it is behind."""
    built = sync.build_if_needed(progress)
    if built is None and differing():
        built = sync.rebuild(progress)
    sync.engine().sweep()
    return (
        "There is an index, and it is up to date."
        if built is None
        else f"Index built: {counted(built)}."
    )


def rebuilt(progress: Progress) -> str:
    """Build it anew and swap it in."""
    built = sync.rebuild(progress)
    sync.engine().sweep()
    return f"Index built anew: {counted(built)}."


WAYS: dict[str, Callable[[Progress], str]] = {
    "catch-up": caught_up,
    "if-needed": built_if_needed,
    "rebuild": rebuilt,
}
