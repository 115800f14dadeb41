"""The command that finds which unit of one version is which of another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import JsonOption, RegistryArgument, ReplaceOption, opened

if TYPE_CHECKING:
    from georegistry_desktop.domain.linking import LinkReport

_SHOWN = 10


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("match", epilog="Example: georegistry match country.gpkg DHIS2 Ministry --output links.xlsx")(
        _match
    )


def _match(
    registry: RegistryArgument,
    a: Annotated[str, typer.Argument(metavar="A", help="The version whose units are looked for.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The version in which they are looked for.")],
    algorithm: Annotated[
        str,
        typer.Option(
            "--algorithm",
            metavar="NAME",
            help="full, names, reference, code, geometry, iaso (which is Iaso's matching_algo_name_sim_1) or "
            "matching_on_external_id; others may be installed.",
        ),
    ] = "full",
    threshold: Annotated[
        float,
        typer.Option("--threshold", metavar="SCORE", help="The least score of a link, above 0, to 100."),
    ] = 50.0,
    same_type: Annotated[
        bool, typer.Option("--same-type", help="Only units whose types have the same name.")
    ] = False,
    within_parent: Annotated[
        bool, typer.Option("--within-parent", help="Only units whose parents are likely the same.")
    ] = False,
    metres: Annotated[
        float | None,
        typer.Option(
            "--distance", metavar="METRES", help="Only units so far apart at most, where both have a place."
        ),
    ] = None,
    several: Annotated[
        bool,
        typer.Option("--several", help="A unit may be several of the other: splits, mergers."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only look: the registry keeps nothing of it.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Also write the links: .csv, .xlsx, .json."),
    ] = None,
    replace: ReplaceOption = False,
    json: JsonOption = False,
) -> None:
    """Propose which unit of A is which of B.

    Each link that full or names found has the chance that it is true, in per cent. The registry keeps the
    run, and what people decided before.
    """
    from georegistry_desktop.exchange.links import check_links_file, write_links
    from georegistry_desktop.matching import Rules
    from georegistry_desktop.workflows import keep_matching, match_versions

    rules = Rules(
        threshold=threshold,
        same_type=same_type,
        within_parent=within_parent,
        metres=metres,
        several=several,
    )
    if output is not None:
        check_links_file(output, replace=replace)
    with opened(registry) as held, printing.progress() as progress:
        report, found = match_versions(held, a, b, algorithm=algorithm, rules=rules, progress=progress)
        run = None if dry_run else keep_matching(held, report, found)
        if output is not None:
            write_links(report, output, replace=replace)
    if json:
        printing.document(report.as_json() | {"run": None if run is None else run.id})
    else:
        _print(report)
    if output is not None:
        printing.say(f"Wrote {output}.")


def _print(report: LinkReport) -> None:
    counts = report.counts
    printing.answer(
        f"{printing.counted(counts['proposed'], 'link')} proposed; "
        f"{printing.counted(counts['unmatched_a'], 'unit')} only in {report.a}, "
        f"{counts['unmatched_b']:,} only in {report.b}."
    )
    if counts["ties"]:
        ties = printing.counted(counts["ties"], "unit")
        printing.answer(f"Several counterparts that nothing tells apart: {ties}.")
    if counts.get("splits") or counts.get("mergers"):
        printing.answer(
            f"Split: {printing.counted(counts['splits'], 'unit')} of {report.a}; "
            f"mergers: {counts['mergers']:,} of {report.b}."
        )
    if not len(report.links):
        return
    wrong = report.expected_wrong
    if wrong is not None and wrong >= 0.5:
        printing.answer(f"About {wrong:,.0f} of the links will be wrong, the doubtful ones first:")
    rows = report.links.sort_values(["score", "a_uuid"]).head(_SHOWN)
    shown = zip(
        rows["score"], rows["a_name"], rows["a_parent"], rows["b_name"], rows["b_parent"], strict=True
    )
    printing.table(
        "The links of the least score" if wrong is None else "The most doubtful links",
        ("score", report.a, "in", report.b, "in"),
        [
            (f"{score:.0f}", *("" if name != name or name is None else name for name in names))
            for score, *names in shown
        ],
    )
