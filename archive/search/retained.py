"""What was worked out lately, kept while it takes little memory; threads may share it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Retained(Generic[K, V]):
    """Values by key; where all take more than `most` bytes, those used longest ago go.

    `size_of` says how many bytes a value may ever take. Values must never change.
    """

    def __init__(self, most: int, size_of: Callable[[V], int]) -> None:
        self._most = most
        self._size_of = size_of
        self._lock = Lock()
        self._values: OrderedDict[K, V] = OrderedDict()
        self.size = 0

    def get(self, key: K, make: Callable[[K], V]) -> V:
        """The value of a key, made where it is not there. Two threads may make it at once."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make(key)
        with self._lock:
            self._put(key, value)
        return value

    def _put(self, key: K, value: V) -> None:
        if key in self._values:
            return
        self._values[key] = value
        self.size += self._size_of(value)
        while self.size > self._most:
            _, dropped = self._values.popitem(last=False)
            self.size -= self._size_of(dropped)
