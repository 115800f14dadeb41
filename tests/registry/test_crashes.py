from __future__ import annotations

from pathlib import Path

import pytest
from crash_child import JOBS
from crashes import check_whole, kill_once, prepare


@pytest.mark.parametrize("job", sorted(JOBS))
def test_that_a_killed_program_leaves_a_whole_registry(
    registry_address: str, tmp_path: Path, job: str
) -> None:
    prepare(registry_address)
    for seed in range(5):
        steps = kill_once(job, registry_address, tmp_path, seed)
        check_whole(job, registry_address, steps)
