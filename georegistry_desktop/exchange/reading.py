"""Reading files of any format: find out which, read all, check all, hand over."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from georegistry_desktop.domain.errors import ImportRefused, Refused
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.records import STATUSES
from georegistry_desktop.exchange.archives import members
from georegistry_desktop.exchange.assemble import assembled
from georegistry_desktop.exchange.checks.doubts import REPAIRS
from georegistry_desktop.exchange.contents import is_text_by_mistake, other_content
from georegistry_desktop.exchange.draft import Draft, empty_draft, joined
from georegistry_desktop.exchange.formats import ARCHIVE, HEAD, Format, ReadOptions, format_of
from georegistry_desktop.exchange.incoming import Incoming
from georegistry_desktop.exchange.layered import guessed, with_layer_names
from georegistry_desktop.exchange.mapping import FileMapping, Guess, as_record
from georegistry_desktop.exchange.mapping.file_mapping import named
from georegistry_desktop.exchange.mapping.layer_names import LAYER
from georegistry_desktop.exchange.mapping.looks import Looks, looks_of
from georegistry_desktop.exchange.regular import FOLDER, irregular
from georegistry_desktop.exchange.table import CannotRead, Table
from georegistry_desktop.exchange.tabular import draft_of

_BLOCK = 1 << 20
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n\0"


def read_files(
    paths: Sequence[Path],
    formats: Mapping[str, Format],
    *,
    format: str | None,
    options: ReadOptions,
    status: str,
    progress: Progress,
) -> Incoming:
    """All files read together; one that cannot be read is a fatal problem, the others are still checked."""
    if format is not None and (format not in formats or formats[format].read is None):
        known = ", ".join(f.name for f in formats.values() if f.read is not None)
        raise Refused("option-bad", option="format to read", value=format, known=known)
    _check(options, status)
    held = _known_files(paths, formats, format, progress)
    drafts = []
    for name, files in held.of_format.items():
        read = formats[name].read
        assert read is not None
        drafts.append(read(files, options=options, progress=progress))
    draft = joined(drafts) if drafts else empty_draft()
    draft.problems.extend(held.problems)
    if drafts and draft.rows.empty and not any(p.severity == "fatal" for p in draft.problems):
        draft.problems.append(Problem(code="units-missing", severity="fatal", file=paths[0].name))
    if options.mapping is not None:
        for name in (n for n in held.of_format if formats[n].tables is None):
            params: dict[str, object] = {"value": name}
            draft.problems.append(Problem(code="mapping-none", severity="warning", params=params))
    about = {"format": ", ".join(held.of_format) or format, "files": held.origin, **draft.about}
    about |= _said(draft, options)
    return assembled(
        draft, [p.name for p in paths], about, status, progress, options.repairs, options.earlier
    )


def read_table(
    table: Table, about: Mapping[str, object], *, options: ReadOptions, status: str, progress: Progress
) -> Incoming:
    """A table that comes from no file; ``about`` says where from."""
    _check(options, status)
    draft = draft_of(table, options, progress)
    if draft.rows.empty and not any(p.severity == "fatal" for p in draft.problems):
        draft.problems.append(Problem(code="units-missing", severity="fatal", file=table.file))
    origin = dict(about) | _said(draft, options)
    return assembled(draft, [table.file], origin, status, progress, options.repairs, options.earlier)


def _check(options: ReadOptions, status: str) -> None:
    """Raise ``Refused`` for what nobody can mean."""
    unknown = options.repairs - {*REPAIRS}
    if status not in STATUSES:
        raise Refused("option-bad", option="status", value=status, known=", ".join(STATUSES))
    if unknown:
        known = ", ".join(REPAIRS)
        raise Refused("option-bad", option="repair", value=", ".join(sorted(unknown)), known=known)


def _said(draft: Draft, options: ReadOptions) -> dict[str, object]:
    """What the version's origin keeps of how the rows were understood."""
    said: dict[str, object] = {}
    if options.mapping is not None and draft.understood:
        said["mapping"] = as_record(replace(options.mapping, layers=options.layers))
    if systems := sorted({u.crs for u in draft.understood if u.crs}):
        said["crs"] = ", ".join(systems)
    if options.repairs:
        said["repairs"] = sorted(options.repairs)
    if draft.encodings:
        said["encoding"] = ", ".join(sorted(set(draft.encodings.values())))
    return said


@dataclass(frozen=True)
class _Files:
    """Which files are of which format, what they are, and what keeps some from being read."""

    of_format: dict[str, list[Path]] = field(default_factory=dict)
    origin: list[dict[str, object]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def _known_files(
    paths: Sequence[Path], formats: Mapping[str, Format], format: str | None, progress: Progress
) -> _Files:
    held = _Files()
    seen: dict[str, Path] = {}
    for at, path in enumerate(paths):
        progress(f"Opening {path.name}", at, len(paths))
        try:
            if kind := irregular(path):
                held.problems.append(_irregular(path, kind))
                continue
            size, digest, head, blank = _fingerprint(path, progress)
        except OSError as error:
            held.problems.append(_unreadable(path, error))
            continue
        held.origin.append({"name": path.name, "bytes": size, "sha256": digest})
        other = seen.setdefault(digest, path)
        if other is not path:
            params: dict[str, object] = {"other": other.name if other.name != path.name else str(other)}
            held.problems.append(Problem(code="file-repeated", file=path.name, params=params))
            continue
        if blank:
            held.problems.append(Problem(code="file-empty", severity="fatal", file=path.name))
            continue
        found = formats[format] if format else format_of(path, _head(path, head), formats)
        if problem := _misnamed(path, head) if format is None else None:
            held.problems.append(problem)
        elif found is None:
            known = ", ".join(f.name for f in formats.values() if f.read is not None)
            held.problems.append(
                Problem(code="format-unknown", severity="fatal", file=path.name, params={"known": known})
            )
        else:
            held.of_format.setdefault(found.name, []).append(path)
    return held


@dataclass(frozen=True, kw_only=True)
class GuessedMapping:
    """What the columns of one table are taken for, and by heading what stands in each."""

    file: str
    looks: dict[str, Looks]
    mapping: FileMapping
    guesses: list[Guess]


def guess_files(
    paths: Sequence[Path],
    formats: Mapping[str, Format],
    *,
    format: str | None,
    options: ReadOptions,
    progress: Progress,
) -> list[GuessedMapping]:
    """The guessed mapping of each table of the files.

    Raises ``ImportRefused`` where one cannot be read, or is no list.
    """
    known = _known_files(paths, formats, format, progress)
    problems, found = [*known.problems], []
    for name, files in known.of_format.items():
        tables = formats[name].tables
        for path in files:
            if tables is None:
                problems.append(Problem(code="mapping-none", file=path.name, params={"value": name}))
                continue
            try:
                held = with_layer_names(tables(path, options=options, progress=progress))
                found += [guess_table(table, options.layers) for table in held]
            except CannotRead as cannot:
                problems.append(cannot.problem)
    if problems:
        raise ImportRefused(tuple(problems))
    return found


def _head(path: Path, head: bytes) -> bytes:
    """What formats are shown of a file: of an archive what is in it."""
    if not head.startswith(ARCHIVE.strip()):
        return head
    try:
        return ARCHIVE + "\n".join(members(path)).encode()
    except CannotRead:  # told by the reader that its extension names
        return head


def guess_table(table: Table, layers: Sequence[str] = ()) -> GuessedMapping:
    """What the columns of one table are taken for; ``layers`` are those that were chosen."""
    mapping, guesses = guessed(table)
    headings = named(table.headings)
    looks = {heading: looks_of(table.columns[at]) for heading, at in headings.at.items()}
    if table.layers:
        looks[LAYER] = "layer"
    return GuessedMapping(
        file=table.file, looks=looks, mapping=replace(mapping, layers=tuple(layers)), guesses=guesses
    )


def _fingerprint(path: Path, progress: Progress) -> tuple[int, str, bytes, bool]:
    """Its bytes, their SHA-256, the first of them, and whether there is nothing but white space."""
    digest, size, head, blank = hashlib.sha256(), 0, b"", True
    total = path.stat().st_size
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            head = head or block[:HEAD]
            blank = blank and not block.strip(_BLANK)
            digest.update(block)
            size += len(block)
            if size % (64 * _BLOCK) == 0:
                progress(f"Opening {path.name}", size, total)
    return size, digest.hexdigest(), head, blank


def _misnamed(path: Path, head: bytes) -> Problem | None:
    if words := other_content(head):
        params: dict[str, object] = {"value": words}
        return Problem(code="content-other", severity="fatal", file=path.name, params=params)
    if is_text_by_mistake(path.name, head):
        return Problem(code="content-text", severity="fatal", file=path.name)
    return None


def _irregular(path: Path, kind: str) -> Problem:
    code = "file-folder" if kind == FOLDER else "file-special"
    return Problem(code=code, severity="fatal", file=path.name or str(path), params={"value": path})


def _unreadable(path: Path, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(code="file-missing", severity="fatal", file=path.name)
    reason = error.strerror or type(error).__name__
    return Problem(code="file-unreadable", severity="fatal", file=path.name, params={"reason": reason})
