"""Find which unit of one version is which of another."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.linking import LINK_COLUMNS, LinkReport
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.workflows.unit_labels import rows_of, told_by

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from georegistry_desktop.matching import Matching, Rules
    from georegistry_desktop.storage import MatchRun, Registry


def match_versions(
    registry: Registry,
    a: str,
    b: str,
    *,
    algorithm: str = "full",
    rules: Rules | None = None,
    progress: Progress = silent,
) -> tuple[LinkReport, Matching]:
    """Link the units of versions ``a`` and ``b``, by the registry's own words where it has some; the
    registry is only read.

    The report has names and references for people and files; the ``Matching`` answers with candidates and
    reasons. Raises ``Refused``: ``compare-same``, ``option-bad``, ``plugin-broken``,
    ``links-one-source``, ``match-units``, ``match-deep``, ``match-rule``, ``key-missing``.
    """
    from georegistry_desktop import matching

    demanded = rules or matching.Rules()
    find = matching.algorithm(algorithm)
    one, two = registry.find_version(a), registry.find_version(b)
    if one.id == two.id:
        raise Refused("compare-same", version=one.label)
    registry.links.sides(one.label, two.label)
    read = [registry.read(version.label, progress=progress) for version in (one, two)]
    frames = [matching.with_tables(version) for version in read]
    words = registry.links.words()
    dictionary = None if words is None else matching.Dictionary.parse(words, file="the registry's words")
    log = _Log(progress)
    found = find(frames[0], frames[1], rules=demanded, dictionary=dictionary, progress=log)
    log("Writing down the links")
    return _report(found, frames, (one.label, two.label), algorithm, demanded, log), found


def keep_matching(registry: Registry, report: LinkReport, found: Matching) -> MatchRun:
    """Keep a matching in the registry, with the pairs that are worth a look; decisions stay as they are."""
    from georegistry_desktop import __version__, matching

    wrong = report.expected_wrong
    return registry.links.keep_run(
        report.a,
        report.b,
        algorithm=report.algorithm,
        parameters=report.parameters,
        counts=report.counts,
        figures={
            "program": __version__,
            "weighed": report.weighed,
            **({"model_trained_on": found.scored.model.trained_on} if report.weighed else {}),
            **({} if wrong is None else {"expected_wrong": round(wrong, 2)}),
        },
        log=report.log,
        seconds=round(report.seconds, 2),
        pairs=matching.kept_pairs(found),
    )


class _Log:
    """Owns what a matching did when, and tells it on."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._begun = progress, time.perf_counter()
        self._steps: dict[str, float] = {}

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None:
        self._steps.setdefault(step, self.seconds)
        self._progress(step, done, total)

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._begun

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(f"{seconds:.1f} s: {step}" for step, seconds in self._steps.items())


def _report(
    found: Matching,
    frames: Sequence[gpd.GeoDataFrame],
    labels: tuple[str, str],
    algorithm: str,
    rules: Rules,
    log: _Log,
) -> LinkReport:
    from georegistry_desktop import matching

    told = [told_by(frame) for frame in frames]
    return LinkReport(
        a=labels[0],
        b=labels[1],
        algorithm=algorithm,
        threshold=rules.threshold,
        links=_named(found.links.assign(state="proposed"), told),
        unmatched_a=rows_of(told[0], found.unmatched_a),
        unmatched_b=rows_of(told[1], found.unmatched_b),
        ties=_named(found.ties, told),
        seconds=log.seconds,
        weighed=found.weighed if len(found.scored.probability) else algorithm not in matching.UNWEIGHED,
        parameters=asdict(rules),
        log=log.lines,
    )


def _named(pairs: pd.DataFrame, told: Sequence[pd.DataFrame]) -> pd.DataFrame:
    import pandas as pd

    columns: dict[str, pd.Series[str]] = {}
    for side, table in zip("ab", told, strict=True):
        rows = rows_of(table, pairs[side].to_numpy(dtype=object))
        columns |= {f"{side}_{name}": rows[name] for name in ("uuid", "ref", "name", "parent")}
    named = pd.DataFrame(columns).assign(score=pairs["score"].to_numpy())
    if "state" in pairs:
        names = dict(zip(told[1].index, told[1]["name"], strict=True))
        named["state"] = pairs["state"].to_numpy()
        named["runner_up"] = pairs["runner_up"].map(names).astype("str").to_numpy()
        named["runner_up_score"] = pairs["runner_up_score"].to_numpy()
        named["kind"] = pairs["kind"].to_numpy()
        return named[list(LINK_COLUMNS)]
    return named
