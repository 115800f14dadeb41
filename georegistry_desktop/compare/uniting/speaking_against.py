"""What speaks against a union: units that nobody has decided on, circles of parents, and what it came to."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from georegistry_desktop.compare.fields import cells
from georegistry_desktop.compare.pairing import Pairs
from georegistry_desktop.compare.uniting.joined import Joined, circles
from georegistry_desktop.domain.comparison import Mask, Rows
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem, Severity
from georegistry_desktop.domain.tree import label_of

_CODES = {
    "several links": "union-several",
    "not decided": "union-undecided",
    "no key": "union-no-key",
    "repeated key": "union-repeated-key",
}
_NAMED = 6


def unpaired_told(a: VersionFrame, b: VersionFrame, pairs: Pairs) -> Iterator[Problem]:
    """Of which units nobody knows whether the other version has them."""
    rows = pairs.unpaired
    for side, uuid, name, key, reason in zip(
        *(rows[column].tolist() for column in ("side", "uuid", "name", "key", "reason")), strict=True
    ):
        version = (a if side == "base" else b).label
        unit = label_of(name, uuid, key if isinstance(key, str) else None, None)
        yield _problem(_CODES[reason], "error", unit, uuid, version=version, a=a.label, b=b.label)


def circles_told(up: Rows, nodes: Joined, frame: VersionFrame) -> Iterator[Problem]:
    """Parents of which some are a's and some b's may come back to themselves."""
    for circle in circles(up):
        names = [_label(frame, node) for node in circle]
        chain = " → ".join([*names[:_NAMED], *(["…"] if len(names) > _NAMED else []), names[0]])
        yield _problem("union-circle", "fatal", names[0], nodes.uuids[circle[0]], value=chain)


def told_of_result(
    a: VersionFrame, frame: VersionFrame, up: Rows, nodes: Joined, mixed_dates: Mask
) -> Iterator[Problem]:
    """Units without a name, dates that do not go together, more tops than a has, codes that got repeated."""
    for row in np.flatnonzero([not name for name in cells(frame.units["name"])]).tolist():
        if row >= nodes.count or a.units["name"].iat[row]:
            yield _problem("union-name", "fatal", _label(frame, row), nodes.uuids[row])
    if mixed_dates.any():
        yield _problem("union-dates", "warning", None, None, count=int(mixed_dates.sum()))
    tops = int((up[nodes.count :] < 0).sum())
    if tops:
        yield _problem("union-tops", "warning", None, None, count=tops)
    codes = frame.units["code"].dropna()
    mine = a.units["code"].dropna()
    repeated = set(codes[codes.duplicated(keep=False)]) - set(mine[mine.duplicated(keep=False)])
    if repeated:
        yield _problem("union-codes", "warning", None, None, count=len(repeated), value=min(repeated))


def _label(frame: VersionFrame, row: int) -> str:
    unit = frame.units.iloc[row]
    ref, code = (v if isinstance(v := unit[name], str) else None for name in ("source_ref", "code"))
    name = unit["name"] if isinstance(unit["name"], str) else None
    return label_of(name, str(unit["uuid"]), ref, code)


def _problem(code: str, severity: Severity, unit: str | None, uuid: str | None, **params: object) -> Problem:
    return Problem(code=code, severity=severity, unit=unit, uuid=uuid, params=params)
