"""Long arrays part by part."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from georegistry_desktop.matching.threads import in_parts, side_by_side


@pytest.mark.parametrize(("count", "size"), [(0, 3), (1, 3), (3, 3), (10, 3), (1_000, 7)])
def test_that_each_row_is_done_once(count: int, size: int) -> None:
    done = np.zeros(count, dtype=np.int64)

    def work(part: slice) -> None:
        done[part] += 1

    in_parts(work, count, size)
    assert (done == 1).all()


@pytest.mark.parametrize("count", [2, 20])
def test_that_what_a_part_raises_is_raised(count: int) -> None:
    def work(part: slice) -> None:
        raise ValueError(str(part.start))

    with pytest.raises(ValueError, match="0"):
        in_parts(work, count, 5)


def test_that_jobs_give_what_they_find_in_their_order() -> None:
    assert side_by_side(*(partial(pow, at, 2) for at in range(5))) == [0, 1, 4, 9, 16]
    assert side_by_side() == []
