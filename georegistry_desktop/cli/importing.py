"""Commands that make a registry, and bring files or a running DHIS2 in."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from georegistry_desktop import create_registry, exchange
from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import JsonOption, RegistryArgument, check_encoding, one_of, opened
from georegistry_desktop.cli.querying import asked_of, refuse_addresses
from georegistry_desktop.cli.signing_in import signed_in
from georegistry_desktop.domain import ImportRefused, Refused
from georegistry_desktop.workflows import Imported, import_query, import_version, pull_version


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("init", epilog="Example: georegistry init country.gpkg")(_init)
    app.command("import", epilog="Example: georegistry import country.gpkg list.csv --source Ministry")(
        _import
    )


def _init(registry: RegistryArgument) -> None:
    """Make an empty registry."""
    with create_registry(registry) as made:
        address = made.address
    printing.say(f"Made the registry {address}.")


def _import(
    registry: RegistryArgument,
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="One or more, that together are one version; or an address."),
    ],
    source: Annotated[str, typer.Option("--source", metavar="NAME", help="The source that they come from.")],
    format: Annotated[
        str | None, typer.Option("--format", metavar="F", help="By name, such as geojson; else guessed.")
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="E", help="Of text files, such as cp1252; else guessed."),
    ] = None,
    query: Annotated[
        str | None,
        typer.Option(
            "--query", metavar="SQL", help="Read from a database: a SELECT, or a file of it (.sql)."
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option("--mapping", metavar="FILE", help="Which column of a list is what."),
    ] = None,
    layer: Annotated[
        list[str] | None,
        typer.Option("--layer", metavar="L", help="Sheet or layer to read; else all that may hold units."),
    ] = None,
    crs: Annotated[
        str | None,
        typer.Option("--crs", metavar="C", help="Reference system of the coordinates, such as EPSG:32629."),
    ] = None,
    repair: Annotated[
        list[str] | None,
        typer.Option("--repair", metavar="R", help="Put right what was found: letters, zeros or swapped."),
    ] = None,
    print_mapping: Annotated[
        bool, typer.Option("--print-mapping", help="Print the guessed mapping, to be edited; import nothing.")
    ] = False,
    status: Annotated[
        str | None, typer.Option("--status", metavar="S", help="NEW or VALID, for units without one.")
    ] = None,
    lenient: Annotated[
        bool, typer.Option("--lenient", help="Take faulty rows in as far as they go.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and check; write nothing.")] = False,
    user: Annotated[
        str | None,
        typer.Option("--user", metavar="U", help="Who signs in; the password: from the keychain, or asked."),
    ] = None,
    token: Annotated[
        bool,
        typer.Option("--token", help="Sign in by a personal token: from the keychain, or asked."),
    ] = False,
    token_env: Annotated[
        str | None, typer.Option("--token-env", metavar="V", help="Variable that holds a personal token.")
    ] = None,
    remember: Annotated[
        bool, typer.Option("--remember", help="Ask for the password or token and keep it in the keychain.")
    ] = False,
    subtree: Annotated[
        str | None, typer.Option("--subtree", metavar="UID", help="Only this unit and all below it.")
    ] = None,
    since_last: Annotated[
        bool, typer.Option("--since-last", help="Ask only for what changed since the last such import.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Bring files or a DHIS2 in as the next snapshot."""
    check_encoding(encoding)
    one_of(status, "status", ("NEW", "VALID"))
    server = _server(files)
    of_files: dict[str, object] = {
        "format": format,
        "encoding": encoding,
        "mapping": mapping,
        "print-mapping": print_mapping,
        "layer": layer,
        "crs": crs,
        "repair": repair,
        "query": query,
    }
    of_servers: dict[str, object] = {
        "user": user,
        "token": token,
        "token-env": token_env,
        "remember": remember,
        "subtree": subtree,
    }
    for option, value in (of_files if server else of_servers | {"since-last": since_last}).items():
        if value:
            code = "option-for-files" if server else "option-for-server"
            raise Refused(code, option=f"--{option}")
    asked = None if query is None else asked_of(files, query, (format, encoding, layer))
    if server is None and asked is None:
        refuse_addresses(files)
    if print_mapping:
        found = (
            exchange.guess_mappings(files, format=format, encoding=encoding, layers=layer or (), crs=crs)
            if asked is None
            else [exchange.guess_query(asked.address, asked.query, password=asked.password)]
        )
        printing.answer(exchange.mapping_text(found))
        return
    if server is None:
        said = None if mapping is None else exchange.read_mapping(mapping)
        with _columns_also_of_refused(json), opened(registry) as held, printing.progress() as progress:
            take_in = (
                partial(import_version, held, files, format=format, encoding=encoding, layers=layer or ())
                if asked is None
                else partial(import_query, held, asked.address, asked.query, password=asked.password)
            )
            done = take_in(
                source=source,
                mapping=said,
                crs=crs,
                repairs=repair or (),
                status=status,
                lenient=lenient,
                dry_run=dry_run,
                progress=progress,
            )
    else:
        signing = signed_in(server, user=user, token=token, token_env=token_env, remember=remember)
        with signing as credentials, opened(registry) as held, printing.progress() as progress:
            done = pull_version(
                held,
                server.base,
                source=source,
                credentials=credentials,
                subtree=subtree,
                since_last=since_last,
                status=status,
                lenient=lenient,
                dry_run=dry_run,
                progress=progress,
            )
    if json:
        printing.document(_imported(done))
    else:
        _say_what_was_understood(done.understood, done.mapping)
        _say_what_was_asked(done)
        _say_what_was_not_repaired(repair or (), done)
        _say_what_came_in(done)
    if done.refused:
        raise typer.Exit(1)


@contextmanager
def _columns_also_of_refused(json: bool) -> Iterator[None]:
    """Says what the columns were taken for where the import is refused: that may be why."""
    try:
        yield
    except ImportRefused as refused:
        if not json:
            found = [one for one in refused.understood if isinstance(one, exchange.Understood)]
            _say_what_was_understood(found, refused.mapping)
        raise


def _say_what_was_understood(understood: Sequence[exchange.Understood], mapping: str) -> None:
    how = {"given": "as said", "remembered": "as the source's last mapping says", "guessed": "as guessed"}
    alike: dict[str, list[str]] = {}
    for one in understood:
        parts = [", ".join(f"{field} = {heading}" for field, heading in one.columns.items())]
        parts.append(f"levels = {' > '.join(one.levels)}" if one.levels else "")
        parts.append(f"parents by {one.parents}" if one.parents else "")
        parts.append(f"coordinates in {one.crs}" if one.crs else "")
        parts.append(f"extra fields: {', '.join(one.extra)}" if one.extra else "")
        alike.setdefault("; ".join(p for p in parts if p), []).append(one.file)
    for words, files in alike.items():
        more = f" and {len(files) - 1} more" if len(files) > 1 else ""
        printing.say(f"Columns of {files[0]}{more}, {how[mapping]}: {words}.")


def _server(files: list[str]) -> exchange.ServerAddress | None:
    """The DHIS2 that is to be asked, if one is. Raises ``Refused`` where something stands beside it."""
    addresses = [file for file in files if exchange.is_server_address(file)]
    if not addresses:
        return None
    if len(files) > 1:
        raise Refused("server-alone")
    return exchange.parse_server_address(addresses[0])


def _say_what_was_asked(done: Imported) -> None:
    if (pull := done.pull) is None:
        return
    if pull.resumed:
        printing.say(f"Went on where it was cut off: {pull.resumed:,} of {pull.pages:,} pages had been kept.")
    what = f"{printing.counted(pull.fetched, 'unit')} fetched"
    if pull.since is not None:
        what += f", {pull.gone:,} gone, since {pull.since}"
    printing.say(f"{pull.server} (DHIS2 {pull.dhis2}): {what}.")


def _say_what_was_not_repaired(wanted: Collection[str], done: Imported) -> None:
    found = {p.code for p in done.problems}
    none = [name for name in wanted if exchange.REPAIRS[name] not in found]
    if none:
        printing.say(f"Nothing was found to be put right: {', '.join(none)}.")


def _say_what_came_in(done: Imported) -> None:
    printing.problems(done.problems)
    if done.version is not None:
        printing.say(f"Imported {done.version}: {_counts(done)}.")
    elif done.refused:
        printing.say("It would be refused; nothing was written.")
    else:
        printing.say(f"It would be imported: {_counts(done)}. Nothing was written.")


def _counts(done: Imported) -> str:
    kinds = ", ".join(f"{count:,} {name}" for name, count in done.by_type.items())
    known = f"; {done.known:,} known from earlier imports" if done.known else ""
    units, groups = printing.counted(done.units, "unit"), printing.counted(done.groups, "group")
    return f"{units} ({kinds}), {groups}{known}"


def _imported(done: Imported) -> dict[str, object]:
    return {
        "version": done.version,
        "units": done.units,
        "known": done.known,
        "groups": done.groups,
        "by_type": done.by_type,
        "mapping": done.mapping,
        "understood": [dataclasses.asdict(one) for one in done.understood],
        "refused": done.refused,
        "problems": [p.as_dict() for p in done.problems],
        "pull": None if done.pull is None else dataclasses.asdict(done.pull),
    }
