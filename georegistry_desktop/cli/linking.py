"""The command that looks at links between two sources, decides on them, and takes them in and out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import JsonOption, RegistryArgument, ReplaceOption, one_of, opened
from georegistry_desktop.domain.linking import LINK_STATES

if TYPE_CHECKING:
    from georegistry_desktop.domain.linking import LinkList
    from georegistry_desktop.matching.reviewing import LinkReview
    from georegistry_desktop.storage import Registry
    from georegistry_desktop.workflows import LinksImported


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("links", epilog="Example: georegistry links country.gpkg DHIS2 Ministry --accept 95")(_links)


def _links(
    registry: RegistryArgument,
    a: Annotated[str, typer.Argument(metavar="A", help="The version whose units were looked for.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The version in which they were looked for.")],
    accept: Annotated[
        float | None,
        typer.Option(
            "--accept", metavar="SCORE", help="Accept what is proposed with this score or a higher one."
        ),
    ] = None,
    same_name: Annotated[
        bool,
        typer.Option("--same-name", help="Accept what alone has its name below its parent on both sides."),
    ] = False,
    under: Annotated[
        str | None, typer.Option("--under", metavar="UNIT", help="Accept only in this subtree of A.")
    ] = None,
    take_in: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", help="Keep what a list says was decided."),
    ] = None,
    several: Annotated[
        bool, typer.Option("--several", help="With --import: a unit may have several counterparts.")
    ] = False,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="FILE", help="Write all of it: .csv, .json, or .xlsx as a report."),
    ] = None,
    layout: Annotated[
        str, typer.Option("--layout", metavar="NAME", help="Of the written file: plain or iaso.")
    ] = "plain",
    replace: ReplaceOption = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what --import or --accept would do.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Show, decide, write and read links of A and B.

    Decisions are kept for all versions of the two sources, and `undo` takes them back. A list names both
    units in each row (a_ref and b_ref, or uuid, code, name) and what was decided (state: accepted, rejected,
    no-match, flagged); Iaso's columns are known too. What stands otherwise already is left alone without
    --replace.
    """
    from georegistry_desktop.exchange.links import LAYOUTS, check_list_file
    from georegistry_desktop.workflows import export_links, import_links, link_list, open_link_review

    one_of(layout, "layout", LAYOUTS)
    if export is not None:
        check_list_file(export, layout=layout, replace=replace)
    said: list[str] = []
    with opened(registry) as held, printing.progress() as progress:
        if take_in is not None:
            done = import_links(
                held, a, b, take_in, replace=replace, several=several, dry_run=dry_run, progress=progress
            )
            said += _import_words(done, take_in, dry_run=dry_run)
        review = open_link_review(held, a, b, progress=progress)
        if accept is not None or same_name:
            said.append(_accept(held, review, accept, same_name=same_name, under=under, dry_run=dry_run))
        if export is None:
            found = link_list(held, review)
        else:
            found = export_links(held, review, export, layout=layout, replace=replace, progress=progress)
    if json:
        printing.document(found.as_json())
    for line in said:
        printing.say(line)
    if not json:
        _print(found)
    if export is not None:
        printing.say(f"Wrote {export}.")


def _accept(
    registry: Registry,
    review: LinkReview,
    score: float | None,
    *,
    same_name: bool,
    under: str | None,
    dry_run: bool,
) -> str:
    import numpy as np

    from georegistry_desktop.workflows import decide_bulk

    rows = None
    if under is not None:
        uuid = registry.unit(review.a.label, under).uuid
        rows = np.flatnonzero(review.side_a.tree.below(review.side_a.number(uuid)))
    bulk = review.same_name(rows) if same_name else review.above(score or 0, rows)
    if same_name and score is not None:
        bulk = bulk.from_score(score)
    wrong = bulk.expected_wrong
    told = "" if wrong is None else f", about {wrong:,.1f} of them wrong"
    if not bulk.count:
        return "There is nothing to accept: no unit that waits for a decision has such a proposal."
    if dry_run:
        return f"Would accept {bulk.count:,} link(s){told}."
    entry, count = decide_bulk(registry, review, bulk)
    return f"Accepted {count:,} link(s){told}, as revision {entry.revision}."


def _import_words(done: LinksImported, file: Path, *, dry_run: bool) -> list[str]:
    verb = "would be taken" if dry_run else "taken"
    said = [f"{done.decided:,} decision(s) {verb} in from {file.name}."]
    if done.same:
        said.append(f"{done.same:,} stood already.")
    if done.kept:
        said.append(f"{done.kept:,} stand otherwise and were left alone; --replace takes the file's.")
    if done.undecided:
        said.append(f"{done.undecided:,} row(s) say nothing that was decided.")
    return said


def _print(found: LinkList) -> None:
    if found.run is None:
        printing.say("The two were not matched yet: georegistry match REGISTRY A B")
    elif not found.has_pairs:
        printing.say(f"The newest matching ({found.algorithm}) found no pairs: nothing is proposed.")
    rows = [(state, found.counts[state]) for state in LINK_STATES if found.counts[state]]
    printing.table(f"Links of {found.a} with {found.b}", ("units", "count"), rows)
    if found.remaining_wrong is not None and (found.counts["proposed"] or found.remaining_wrong >= 0.05):
        printing.answer(f"About {found.remaining_wrong:,.1f} answers would be wrong as it stands.")
