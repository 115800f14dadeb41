"""The tables beside the units: groups, sets and their members, references of other systems."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from georegistry_desktop.domain.frames import TABLES, empty_table
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.exchange.checks import cells, identity
from georegistry_desktop.exchange.draft import Draft, Findings, text


def checked_tables(
    draft: Draft, units: pd.Series[Any], findings: Findings
) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """The tables of a version, everything named by uuid, and what is wrong with groups and sets.

    ``units`` are the units' uuids. Every row stands once; a group without a name has its reference's.
    """
    problems: list[Problem] = []
    groups = _named(draft.groups, "groups", problems)
    sets = _named(draft.group_sets, "group_sets", problems)
    uuids = {"unit": units, "group": groups["uuid"], "group_set": sets["uuid"]}
    tables = {
        "groups": groups,
        "group_sets": sets,
        "memberships": draft.memberships.drop_duplicates(ignore_index=True),
        "group_set_members": draft.group_set_members.drop_duplicates(ignore_index=True),
        "references": _references(draft.references, findings),
    }
    for name, frame in tables.items():
        named = {c: uuids[c].iloc[frame[c]].to_numpy() for c in frame.columns if c in uuids}
        held = {c: text(named.get(c, frame[c])) if len(frame) else None for c in TABLES[name]}
        tables[name] = pd.DataFrame(held) if len(frame) else empty_table(name)
    return tables, problems


def _named(given: pd.DataFrame, table: str, problems: list[Problem]) -> pd.DataFrame:
    frame = given.assign(**{c: cells.trimmed(given[c]) for c in given.columns if c != "name"})
    name = cells.unblanked(frame["name"])
    frame["name"] = name.fillna(frame["source_ref"]).fillna("?")
    findings = Findings()
    frame["uuid"], _ = identity.uuids(frame["uuid"], findings)
    findings.add_all(np.flatnonzero(frame["name"] == "?"), "name-blank", "warning", "name")
    labels = frame["name"].to_numpy(dtype=object)
    problems += [
        Problem(code=f.code, severity=f.severity, field=table, unit=str(labels[f.at]), params=f.params)
        for f in findings
    ]
    return frame


def _references(given: pd.DataFrame, findings: Findings) -> pd.DataFrame:
    frame = given.assign(source=cells.trimmed(given["source"]), ref=cells.trimmed(given["ref"]))
    source, ref = frame["source"].fillna(""), frame["ref"].fillna("")
    # Changes name a reference SOURCE:REFERENCE: a colon in the source would end it.
    half = ((source == "") | (ref == "") | source.str.contains(":", regex=False)).to_numpy(dtype=bool)
    shown = source + ":" + ref
    findings.add_all(
        frame["unit"][half].to_list(), "value-kind", field="references", value=shown[half].to_list()
    )
    return frame[~half].drop_duplicates(ignore_index=True)
