"""The command that finds and merges units of one version that are the same place."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import (
    JsonOption,
    RegistryArgument,
    VersionArgument,
    listed,
    opened,
)
from georegistry_desktop.domain import Refused
from georegistry_desktop.domain.linking import link_value

if TYPE_CHECKING:
    from georegistry_desktop.domain.progress import Progress
    from georegistry_desktop.storage import Entry, Registry
    from georegistry_desktop.workflows import DuplicateReport

_SHOWN = 20


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "duplicates", epilog="Example: georegistry duplicates country.gpkg Pyramid --merge OU_559 OU_1119"
    )(_duplicates)


def _duplicates(
    registry: RegistryArgument,
    version: VersionArgument,
    threshold: Annotated[
        float, typer.Option("--threshold", metavar="SCORE", help="The least score, above 0, to 100.")
    ] = 50.0,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Also write all pairs: .csv, .xlsx, .json."),
    ] = None,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace", help="Write over a file that is there; tell apart what stands as one place."
        ),
    ] = False,
    accept: Annotated[
        float | None,
        typer.Option(
            "--accept", metavar="SCORE", help="Keep of pairs from this score up that they are one place."
        ),
    ] = None,
    apart: Annotated[
        tuple[str, str] | None,
        typer.Option("--apart", metavar="UNIT UNIT", help="Keep that two are not one; it is asked no more."),
    ] = None,
    merge: Annotated[
        tuple[str, str] | None,
        typer.Option("--merge", metavar="UNIT INTO", help="Merge one unit into the other, and delete it."),
    ] = None,
    take: Annotated[
        str | None,
        typer.Option("--take", metavar="A,B", help="With --merge: fields in which UNIT is right."),
    ] = None,
    merge_accepted: Annotated[
        bool,
        typer.Option(
            "--merge-accepted",
            help="Merge all pairs that are kept as one place, as one change; of each the unit stays that"
            " knows more.",
        ),
    ] = False,
    json: JsonOption = False,
) -> None:
    """List units of one version that are likely the same place.

    Each pair has the chance that it is one. --merge works on a live version: children, groups, aliases and
    references of UNIT go to INTO, and fields that INTO lacks; undo takes it back. What is decided holds for
    all versions of the source.
    """
    from georegistry_desktop.exchange.links import check_duplicates_file, write_duplicates
    from georegistry_desktop.matching import Rules
    from georegistry_desktop.workflows import find_duplicates

    # All that can be refused beforehand is: what comes first here is kept, whatever comes after it.
    Rules(threshold=threshold)
    if accept is not None and not 0 < accept <= 100:
        raise Refused("option-bad", value=f"{accept:g}", option="score to accept", known="above 0, to 100")
    if take is not None and merge is None:
        raise typer.BadParameter("--take says which fields of UNIT are right with --merge UNIT INTO.")
    if output is not None:
        check_duplicates_file(output, replace=replace)
    with opened(registry) as held, printing.progress() as progress:
        where = held.find_version(version)
        if (merge_accepted or merge is not None) and where.state != "live":
            raise Refused("version-frozen", version=where.label)
        if merge is not None:
            for line in _merge(held, version, *merge, take=listed(take or "")):
                printing.say(line)
        if apart is not None:
            printing.say(_apart(held, version, *apart, replace=replace))
        found = find_duplicates(held, version, threshold=threshold, progress=progress)
        if accept is not None:
            printing.say(_accept(held, found, accept))
            found = find_duplicates(held, version, threshold=threshold, progress=progress)
        if merge_accepted:
            for line in _merge_accepted(held, found, progress):
                printing.say(line)
            found = find_duplicates(held, version, threshold=threshold, progress=progress)
        if output is not None:
            write_duplicates(found.pairs, found.as_json(), output, replace=replace)
    if json:
        printing.document(found.as_json())
    else:
        _print(found)
    if output is not None:
        printing.say(f"Wrote {output}.")


def _merge(registry: Registry, version: str, unit: str, into: str, *, take: list[str]) -> list[str]:
    from georegistry_desktop.workflows import links_elsewhere, merge_duplicates

    links = links_elsewhere(registry, version, unit)
    entry = merge_duplicates(registry, version, unit, into, take=take)
    return [_done(registry, entry), *_linked(registry, version, "It was", links)]


def _merge_accepted(registry: Registry, found: DuplicateReport, progress: Progress) -> list[str]:
    from georegistry_desktop.workflows import merge_decided

    rows = found.pairs[found.pairs["state"] == "accepted"]
    pairs = list(zip(rows["a_uuid"], rows["b_uuid"], strict=True))
    if not pairs:
        return ["There is nothing to merge: no pair is kept as one place."]
    done = merge_decided(registry, found.version, pairs, progress=progress)
    refused = [f"Not merged: {one} and {two}: {why}" for one, two, why in done.refused]
    if done.entry is None:
        return refused
    return [
        _done(registry, done.entry),
        *_linked(registry, found.version, "They were", done.links),
        *refused,
    ]


def _done(registry: Registry, entry: Entry) -> str:
    undo = f"georegistry undo {shlex.quote(registry.address)}"
    return f"{entry.label}: revision {entry.revision}; take it back with: {undo}"


def _linked(registry: Registry, version: str, who: str, links: Iterable[tuple[str, int]]) -> Iterator[str]:
    for other, count in links:
        again = (
            f"georegistry links {shlex.quote(registry.address)} {shlex.quote(version)} {shlex.quote(other)}"
        )
        yield f"{who} linked to {count:,} unit(s) of {other}. Decide anew what that is: {again}"


def _apart(registry: Registry, version: str, one: str, two: str, *, replace: bool) -> str:
    from georegistry_desktop.workflows import apart, decide_duplicates, decided_of

    label = " and ".join(registry.unit(version, key).name for key in (one, two))
    pair = apart(registry, version, one, two)
    stands = decided_of(registry, version, pair)
    if stands is not None and stands.state == "rejected":
        return "They were told apart already."
    if stands is not None and not replace:
        raise Refused("pair-decided", pair=label, state=stands.state)
    seen = {pair: None if stands is None else link_value(stands.state, stands.comment)}
    entry = decide_duplicates(registry, version, [pair], "rejected", label=f"Tell apart: {label}", seen=seen)
    return f"Told apart, as revision {entry.revision}."


def _accept(registry: Registry, found: DuplicateReport, score: float) -> str:
    from georegistry_desktop.workflows import decide_duplicates

    rows = found.pairs[(found.pairs["state"] == "proposed") & (found.pairs["score"] >= score)]
    if rows.empty:
        return "There is nothing to accept: no pair that waits for a decision has such a score."
    wrong = float((100 - rows["score"]).sum() / 100)
    told = f"{len(rows):,} pair(s), about {wrong:,.1f} of them wrong"
    pairs = zip(rows["a_uuid"], rows["b_uuid"], strict=True)
    entry = decide_duplicates(
        registry, found.version, pairs, "accepted", scores=rows["score"].tolist(), seen=found.seen
    )
    return f"Accepted {told}, as revision {entry.revision}."


def _print(found: DuplicateReport) -> None:
    counts = {state: count for state, count in found.counts.items() if count}
    if not len(found.pairs):
        printing.answer(f"No two units of {found.version} seem to be the same place.")
    if counts:
        printing.table(f"Duplicates in {found.version}", ("pairs", "count"), counts.items())
    if found.counts["proposed"]:
        printing.answer(f"About {found.expected_wrong:,.1f} of the proposed pairs will be none.")
    if len(found.pairs):
        more = len(found.pairs) - _SHOWN
        title = "Likeliest first" if more <= 0 else f"The {_SHOWN} likeliest; {more:,} more with --output"
        some = found.pairs.head(_SHOWN).astype(object)
        rows = some.where(some.notna(), None).to_dict("records")
        printing.answer("")
        printing.table(
            title,
            ("score", "unit", "key", "in", "and", "key", "in", "state", "why"),
            [
                (
                    None if r["score"] is None else f"{r['score']:.0f}",
                    r["a_name"],
                    r["a_ref"] or r["a_uuid"],
                    r["a_parent"],
                    r["b_name"],
                    r["b_ref"] or r["b_uuid"],
                    r["b_parent"],
                    r["state"],
                    r["reasons"],
                )
                for r in rows
            ],
        )
