"""Evidence as tables: how much each step of each feature speaks for a pair, and how tables are fitted.

The evidence of a pair is the sum of its features' entries and a constant: its log odds (natural), a
generalised additive model on steps.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.features import FEATURES, PASSING, PLACE_OF, Bins, Feature
from georegistry_desktop.matching.rivals import Judgement
from georegistry_desktop.matching.threads import in_parts

Floats = npt.NDArray[np.float64]
_FILE = Path(__file__).with_name("model.json")
_TABLE = 2_048


@dataclass(frozen=True)
class Model:
    """Owns the tables, one per feature of ``FEATURES``, the constant, and on what they were trained."""

    tables: tuple[Floats, ...]
    constant: float
    judgement: Judgement = field(default_factory=Judgement)
    trained_on: str = ""

    def own_evidence(self, steps: Bins) -> npt.NDArray[np.float32]:
        """Log odds of each pair seen alone; ``steps`` is (features, pairs)."""
        return self.lasting_evidence(steps) + self.passing_evidence(steps)

    def lasting_evidence(self, steps: Bins) -> npt.NDArray[np.float32]:
        """What does not change when other pairs become likely."""
        return self._summed(steps, [name for name in PLACE_OF if name not in PASSING], self.constant)

    def passing_evidence(self, steps: Bins) -> npt.NDArray[np.float32]:
        """What hangs on how likely the pairs of parents and children are."""
        return self._summed(steps, PASSING, 0.0)

    def _summed(self, steps: Bins, names: Sequence[str], constant: float) -> npt.NDArray[np.float32]:
        total = np.full(steps.shape[1], constant, dtype=np.float32)
        for at, table in self._together(tuple(names)):

            def add(part: slice, at: tuple[int, ...] = at, table: npt.NDArray[np.float32] = table) -> None:
                entry = steps[at[0], part].astype(np.intp)
                for place in at[1:]:
                    entry *= FEATURES[place].size
                    entry += steps[place, part]
                total[part] += table.take(entry)

            in_parts(add, len(total))
        return total

    def _together(self, names: tuple[str, ...]) -> Iterator[tuple[tuple[int, ...], npt.NDArray[np.float32]]]:
        """A few features at a time, and the sums of their tables for all their steps: one look instead of
        several."""
        places: tuple[int, ...] = ()
        table = np.zeros(1)
        for place in (PLACE_OF[name] for name in names):
            if len(table) * FEATURES[place].size > _TABLE:
                yield places, table.astype(np.float32)
                places, table = (), np.zeros(1)
            places = (*places, place)
            table = (table[:, None] + self.tables[place]).ravel()
        yield places, table.astype(np.float32)

    def doubting(self, doubt: float | None = None) -> Model:
        """The same, but that steps take away ``doubt`` at least, or what their features' ask for."""
        tables = tuple(
            np.append(np.minimum(table[:-1], -(doubt or feature.doubt)), table[-1:])
            if feature.doubt
            else table
            for feature, table in zip(FEATURES, self.tables, strict=True)
        )
        return replace(self, tables=tables)

    def to_json(self) -> str:
        """The tables to four digits, by the features' names."""
        tables = {f.name: np.round(table, 4).tolist() for f, table in zip(FEATURES, self.tables, strict=True)}
        return json.dumps(
            {
                "trained_on": self.trained_on,
                "constant": round(self.constant, 4),
                "tables": tables,
                "own": np.round(self.judgement.own, 4).tolist(),
                "lead": np.round(self.judgement.lead, 4).tolist(),
                "alone": round(self.judgement.alone, 4),
                "lift": self.judgement.lift,
            },
            indent=1,
        )

    @classmethod
    def from_json(cls, text: str) -> Model:
        read = json.loads(text)
        return cls(
            tuple(np.array(read["tables"][feature.name], dtype=np.float64) for feature in FEATURES),
            float(read["constant"]),
            Judgement(
                np.array(read["own"]), np.array(read["lead"]), float(read["alone"]), float(read["lift"])
            ),
            read["trained_on"],
        )

    @classmethod
    def shipped(cls) -> Model:
        """The model that the project brings."""
        return cls.from_json(_FILE.read_text("utf-8"))

    @classmethod
    def blank(cls) -> Model:
        """A start that knows only the direction of each feature."""
        tables = []
        for feature in FEATURES:
            table = np.zeros(feature.size)
            risen = np.arange(feature.size - feature.rising)
            table[feature.rising :] = risen / max(len(risen) - 1, 1) * 4 - 2
            tables.append(table)
        return cls(tuple(tables), -2.0)


def fit(
    steps: Bins,
    target: npt.NDArray[np.floating],
    weight: Floats,
    prior: Model,
    *,
    offset: npt.NDArray[np.floating],
    hold: float,
    smooth: float = 2.0,
    rounds: int = 200,
) -> Model:
    """Logistic regression on steps, ``target`` (0..1) may be soft. Tables rise from ``Feature.rising`` on.

    ``offset`` is evidence that is known beside the steps. What is penalised is the squared distance from
    ``prior`` (``hold`` per entry, as if so many pairs had been seen with it) and how much that distance
    differs between neighbouring steps (``smooth``). Solved by L-BFGS-B over the rises between neighbouring
    steps, which are not negative.
    """
    from scipy.optimize import minimize

    layout = _Layout.of(FEATURES)
    start = np.concatenate([[prior.constant], *prior.tables])
    penalty = _penalty(layout, hold, smooth)
    columns = [step.astype(np.int64) + at for step, at in zip(steps, layout.begin, strict=True)]
    total = weight.sum()

    def loss(rises: Floats) -> tuple[float, Floats]:
        value = layout.values(rises)
        log_odds = value[0] + offset.astype(np.float64)
        for column in columns:
            log_odds += value[column]
        apart = value - start
        pull = penalty @ apart
        lost = float(weight @ (np.logaddexp(0, log_odds) - target * log_odds) + apart @ pull / 2)
        wrong = weight * (1 / (1 + np.exp(-log_odds)) - target)
        slope = pull
        slope[0] += wrong.sum()
        for column in columns:
            slope += np.bincount(column, wrong, minlength=len(value))
        return lost / total, layout.slopes(slope) / total

    bounds = [(0, None) if rises else (None, None) for rises in layout.rises]
    found = minimize(
        loss, layout.differences(start), jac=True, method="L-BFGS-B", bounds=bounds,
        options={"maxiter": rounds, "maxcor": 30},
    )  # fmt: skip
    value = layout.values(found.x)
    tables = tuple(value[at : at + feature.size] for at, feature in zip(layout.begin, FEATURES, strict=True))
    return _shifted(replace(prior, tables=tables, constant=float(value[0])))


def _shifted(model: Model) -> Model:
    """The same sums, so that what is not known (step 0, where it stands apart) adds nothing.

    What is not known never speaks more for a pair than the best that can be known.
    """
    tables, constant = [], model.constant
    for feature, table in zip(FEATURES, model.tables, strict=True):
        table = table.copy()
        if feature.rising:
            table[0] = min(table[0], table[feature.rising :].max())
            constant += float(table[0])
            table -= table[0]
        elif feature.doubt:
            constant += float(table[-1])
            table -= table[-1]
        tables.append(table)
    return replace(model, tables=tuple(tables), constant=constant)


@dataclass(frozen=True)
class _Layout:
    """Where the entries of the tables stand in one row of numbers, the constant first; ``rises``: above
    the one before."""

    begin: npt.NDArray[np.int64]
    rises: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, features: Sequence[Feature]) -> _Layout:
        sizes = [feature.size for feature in features]
        begin = np.cumsum([1, *sizes[:-1]])
        rises = np.zeros(1 + sum(sizes), dtype=bool)
        for at, feature in zip(begin, features, strict=True):
            rises[at + feature.rising + 1 : at + feature.size] = True
        return cls(begin, rises)

    def values(self, differences: Floats) -> Floats:
        """Entries from differences: sums over each run of rises."""
        total = np.cumsum(differences)
        first = ~self.rises
        before = (total - differences)[first]
        found: Floats = total - before[np.cumsum(first) - 1]
        return found

    def differences(self, values: Floats) -> Floats:
        return np.where(self.rises, np.maximum(values - np.roll(values, 1), 0), values)

    def slopes(self, slope: Floats) -> Floats:
        """The gradient by differences from that by entries: each difference lifts the rest of its run."""
        run = np.cumsum(~self.rises) - 1
        ends = np.cumsum(slope)
        last = np.append(np.flatnonzero(~self.rises)[1:] - 1, len(slope) - 1)
        found: Floats = ends[last[run]] - ends + slope
        return found


def _penalty(layout: _Layout, hold: float, smooth: float) -> Floats:
    width = len(layout.rises)
    penalty = np.eye(width) * hold
    for step in np.flatnonzero(layout.rises):
        penalty[step, step] += smooth
        penalty[step - 1, step - 1] += smooth
        penalty[step, step - 1] -= smooth
        penalty[step - 1, step] -= smooth
    return penalty
