"""Stretches that lie behind each other in flat arrays."""

import numpy as np

from archive.search.arrays import Array


def ends_of(counts: Array) -> Array:
    """Where each of some stretches ends that lie behind each other; the first number is 0."""
    ends = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=ends[1:])
    return ends


def spread(starts: Array, counts: Array) -> Array:
    """The numbers start, start + 1, … of stretches, one stretch after the other."""
    ends = np.cumsum(counts, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) + np.repeat(starts - (ends - counts), counts)


def within(counts: Array, lists: Array) -> tuple[Array, Array]:
    """Where the members of some lists stand in a flat array, given how many each list has; and
    how many those lists have. Quickest where most have one."""
    starts = (np.cumsum(counts, dtype=np.int64) - counts).astype(np.int32)
    times = counts[lists]
    members = np.repeat(starts[lists], times)
    several = np.flatnonzero(times > 1)
    if len(several):
        more = times[several]
        at = np.cumsum(times, dtype=np.int64)[several] - more
        members[spread(at, more)] += spread(np.zeros(len(more), np.int64), more).astype(np.int32)
    return members, times
