"""Make one version of two: each unit once, each field from the side that the rules say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from georegistry_desktop.domain.comparison import Pairing
from georegistry_desktop.domain.errors import Refused, UnionRefused, require_known
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.domain.records import COMPARED_FIELDS
from georegistry_desktop.workflows.finding_units import UnitFinder
from georegistry_desktop.workflows.linked_pairs import linked_pairs

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from georegistry_desktop.compare import Pairs
    from georegistry_desktop.compare.uniting import ByHand, Contested, UnionRules
    from georegistry_desktop.domain.frames import VersionFrame
    from georegistry_desktop.exchange.choices import ChoiceRow
    from georegistry_desktop.storage import Registry, Version


@dataclass(frozen=True, kw_only=True)
class United:
    """What a union did, or, with ``dry_run``, would do: ``version`` is None then, and ``refused`` says
    whether it would be refused. ``fields`` and ``contested`` are as in ``compare.uniting.Union``;
    ``decided`` is what was decided by hand, of units of a."""

    version: str | None
    a: str
    b: str
    by: Pairing
    counts: Mapping[str, int]
    fields: Mapping[str, Mapping[str, int]]
    problems: tuple[Problem, ...]
    refused: bool = False
    contested: tuple[Contested, ...] = ()
    decided: tuple[ByHand, ...] = ()

    @property
    def by_hand(self) -> int:
        """How many fields were decided by hand."""
        return len(self.decided)

    def as_json(self) -> dict[str, Any]:
        """The document of ``union --json``."""
        return {
            "version": self.version,
            "a": self.a,
            "b": self.b,
            "by": self.by,
            "counts": dict(self.counts),
            "fields": {name: dict(count) for name, count in self.fields.items()},
            "by_hand": self.by_hand,
            "refused": self.refused,
            "problems": [problem.as_dict() for problem in self.problems],
        }


def unite_versions(
    registry: Registry,
    a: str,
    b: str,
    *,
    source: str,
    rules: UnionRules | None = None,
    by_hand: Path | None = None,
    choices: Sequence[ByHand] = (),
    by: Pairing | None = None,
    lenient: bool = False,
    dry_run: bool = False,
    progress: Progress = silent,
) -> United:
    """Unite ``a`` and ``b`` as the next snapshot of ``source``, which is made where it is new.

    ``by_hand`` is a list with the columns unit, field and side; ``choices`` say the same of units (uuids of
    either) and go before it. Without ``by`` it goes by accepted links
    where there are any, else as ``compare_versions`` does. Units that nobody has decided on refuse it, unless
    ``lenient``: they come in once then, from a. Raises ``UnionRefused`` with all problems, ``Refused``;
    nothing is written then.
    """
    from georegistry_desktop.compare import choose_key
    from georegistry_desktop.compare.uniting import UnionRules, unite

    rules = rules or UnionRules()
    _check_choices(choices)
    one, two = registry.find_version(a), registry.find_version(b)
    if one.id == two.id:
        raise Refused("compare-same", version=one.label)
    _check_source(registry, source, one)
    frame_a, frame_b = (registry.read(version.label, progress=progress) for version in (one, two))
    progress("Pairing units")
    if by is None and one.source_id == two.source_id:
        by = choose_key(frame_a, frame_b)  # inside one source no links say what is the same
    pairs = _pairs(registry, frame_a, frame_b, by)
    decided, wrong = _decided(by_hand, choices, _Finder((frame_a, frame_b), pairs), progress)
    changed = _moments(registry, one, frame_a), _moments(registry, two, frame_b)
    union = unite(frame_a, frame_b, pairs, rules=rules, by_hand=decided, changed=changed, progress=progress)
    told = (*wrong, *union.problems)
    problems = tuple(replace(p, params={**p.params, "registry": registry.address}) for p in told)
    stopping = [p for p in problems if p.severity == "fatal" or (p.severity == "error" and not lenient)]
    if stopping and not dry_run:
        raise UnionRefused(problems)
    label = None
    if not dry_run:
        origin = {
            "union": {
                "a": one.label,
                "b": two.label,
                "by": pairs.by,
                "prefer": rules.prefer,
                "rules": dict(rules.fields),
                "by_hand": len(decided),
                "lenient": lenient,
                "counts": dict(union.counts),
            },
            **({"attributes": dict(frame_a.attributes)} if frame_a.attributes else {}),
        }
        label = registry.load(source, union.frame, origin=origin, progress=progress).label
    return United(
        version=label,
        a=one.label,
        b=two.label,
        by=pairs.by,
        counts=union.counts,
        fields=union.fields,
        problems=problems,
        refused=bool(stopping),
        contested=union.contested,
        decided=tuple(decided),
    )


def _check_source(registry: Registry, source: str, a: Version) -> None:
    """A union goes into a source of its own: a new one, or one whose unions grew out of the same units."""
    registry.check_source_name(source)
    held = [version for version in registry.versions() if version.source == source]
    if any(version.curated for version in held):
        raise Refused("source-curated", source=source)
    if held and ("union" not in held[-1].origin or held[-1].lineage != a.lineage):
        raise Refused("union-source", source=source, a=a.source)


def _pairs(registry: Registry, a: VersionFrame, b: VersionFrame, by: Pairing | None) -> Pairs:
    from georegistry_desktop.compare import choose_key, pair

    links = linked_pairs(registry, a, b) if by in (None, "links") else None
    if by is None:
        by = "links" if links is not None and len(links.base) else choose_key(a, b)
    return pair(a, b, by, links)


def _moments(registry: Registry, version: Version, frame: VersionFrame) -> npt.NDArray[np.datetime64]:
    """When each unit was changed last; where nobody changed it, when the version was made."""
    import numpy as np

    changed = registry.last_changes(version.label)
    texts = [changed.get(uuid) or version.created_at for uuid in frame.units["uuid"].tolist()]
    return np.array([text.removesuffix("Z") for text in texts], dtype="datetime64[ms]")


def _check_choices(choices: Sequence[ByHand]) -> None:
    from georegistry_desktop.compare.uniting.wanted import SIDES, known_field

    for choice in choices:
        require_known("side", [choice.side], SIDES)
        if not known_field(choice.field):
            raise Refused("option-bad", value=choice.field, option="field", known=_known_fields())


def _decided(
    file: Path | None, choices: Sequence[ByHand], finder: _Finder, progress: Progress
) -> tuple[list[ByHand], list[Problem]]:
    """What was decided by hand, each field of a pair once, and all that is wrong with it."""
    listed, problems = _listed(file, finder, progress) if file is not None else ([], [])
    found = {(choice.unit, choice.field): choice for choice in listed}
    for choice in choices:
        unit, problem = finder.unit(choice.unit)
        if problem is None:
            found[unit, choice.field] = choice._replace(unit=unit)
        else:
            params: dict[str, object] = {"value": choice.unit}
            problems.append(Problem(code=problem, severity="fatal", field=choice.field, params=params))
    return list(found.values()), problems


def _listed(file: Path, finder: _Finder, progress: Progress) -> tuple[list[ByHand], list[Problem]]:
    """What a list decides, and all that is wrong with it."""
    from georegistry_desktop.exchange.choices import read_choices

    rows, problems = read_choices(file, progress=progress)
    found: list[ByHand] = []
    first: dict[tuple[str, str], ChoiceRow] = {}

    def wrong(code: str, row: ChoiceRow, field: str, value: object = None, **params: object) -> None:
        params["value"] = value
        problems.append(
            Problem(code=code, severity="fatal", file=file.name, row=row.row, field=field, params=params)
        )

    for row in rows:
        unit, problem = finder.unit(row.unit)
        choice = _choice(row, unit)
        if problem is not None:
            wrong(problem, row, "unit", row.unit)
        if choice is None:
            _told_of_cells(row, wrong)
        elif problem is None:
            before = first.setdefault((choice.unit, choice.field), row)
            if before.side.lower() != choice.side:
                wrong("by-hand-twice", row, "side", row.side, other=before.row)
            elif before is row:
                found.append(choice)
    return found, problems


def _choice(row: ChoiceRow, unit: str) -> ByHand | None:
    from georegistry_desktop.compare.uniting import ByHand
    from georegistry_desktop.compare.uniting.wanted import known_field

    side = row.side.lower()
    if not known_field(row.field) or side not in ("a", "b"):
        return None
    return ByHand(unit, row.field, "b" if side == "b" else "a")


def _told_of_cells(row: ChoiceRow, wrong: Any) -> None:
    from georegistry_desktop.compare.uniting.wanted import known_field

    if not known_field(row.field):
        wrong("by-hand-field", row, "field", row.field, known=_known_fields())
    if row.side.lower() not in ("a", "b"):
        wrong("by-hand-side", row, "side", row.side)


def _known_fields() -> str:
    return ", ".join([*COMPARED_FIELDS, "extra:KEY", "translations:KEY"])


class _Finder:
    """Owns which pair a cell means: a unit of either version that is one with a unit of the other. Pairs go
    by the uuid of a's unit."""

    def __init__(self, frames: Sequence[VersionFrame], pairs: Pairs) -> None:
        self._finders = [UnitFinder(frame) for frame in frames]
        mine = frames[0].units["uuid"].to_numpy(dtype=object)
        self._of_a = {int(row): str(mine[row]) for row in pairs.base}
        self._of_b = {
            int(row): str(mine[at]) for at, row in zip(pairs.base.tolist(), pairs.other.tolist(), strict=True)
        }

    def unit(self, cell: str) -> tuple[str, str | None]:
        """The uuid of a's unit, or a code that says what is wrong."""
        found = [finder.find({"any": cell}) for finder in self._finders]
        if any(one.problem == "link-unit-several" for one in found):
            return "", "by-hand-several"
        rows = [one.row for one in found]
        if rows == [None, None] or not cell:
            return "", "by-hand-unit"
        named = {
            pairs[row] for pairs, row in zip((self._of_a, self._of_b), rows, strict=True) if row in pairs
        }
        if len(named) > 1:
            return "", "by-hand-several"
        return (named.pop(), None) if named else ("", "by-hand-alone")
