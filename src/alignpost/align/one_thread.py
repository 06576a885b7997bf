"""numpy's products without threads of their own.

The products of an alignment are many and small. The threads that OpenBLAS starts for each of them wait for the next
one with a busy processor, which took more time than the products themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threadpoolctl

__all__ = ["products_in_one_thread"]


class _Limit:
    """Set while somebody is inside; how many threads there were is remembered by the first one who came."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._limit: threadpoolctl.threadpool_limits | None = None

    def enter(self) -> None:
        import threadpoolctl  # noqa: PLC0415 - a hundredth of a second, which short texts need not wait for

        with self._lock:
            self._inside += 1
            if self._limit is None:
                self._limit = threadpoolctl.threadpool_limits(limits=1, user_api="blas")

    def leave(self) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside and self._limit is not None:
                self._limit.restore_original_limits()
                self._limit = None


_LIMIT = _Limit()


@contextmanager
def products_in_one_thread() -> Iterator[None]:
    """Keep numpy's linear algebra to the thread that asks for it, in the whole process; may be nested."""
    _LIMIT.enter()
    try:
        yield
    finally:
        _LIMIT.leave()
