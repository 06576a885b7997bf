"""While a document is aligned numpy's products have one thread, and afterwards what they had before."""

from __future__ import annotations

import numpy as np
import pytest
import threadpoolctl

from alignpost.align.one_thread import products_in_one_thread


def _threads() -> set[int]:
    np.ones((2, 2)) @ np.ones((2, 2))
    return {each["num_threads"] for each in threadpoolctl.threadpool_info() if each["user_api"] == "blas"}


def test_threads_come_back_when_the_last_one_leaves() -> None:
    with threadpoolctl.threadpool_limits(limits=3, user_api="blas"):
        before = _threads()
        with products_in_one_thread():
            with products_in_one_thread():
                assert _threads() == {1}
            assert _threads() == {1}
        assert _threads() == before


def test_threads_come_back_after_an_error() -> None:
    with threadpoolctl.threadpool_limits(limits=3, user_api="blas"):
        before = _threads()
        with pytest.raises(KeyError), products_in_one_thread():
            raise KeyError
        assert _threads() == before
