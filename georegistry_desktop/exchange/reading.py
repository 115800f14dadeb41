"""Reading files of any format: find out which, read all, check all, hand over."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.records import STATUSES
from georegistry_desktop.exchange.assemble import assembled
from georegistry_desktop.exchange.draft import empty_draft, joined
from georegistry_desktop.exchange.formats import HEAD, Format, format_of
from georegistry_desktop.exchange.incoming import Incoming

_BLOCK = 1 << 20


def read_files(
    paths: Sequence[Path],
    formats: Mapping[str, Format],
    *,
    format: str | None,
    encoding: str | None,
    status: str,
    progress: Progress,
) -> Incoming:
    """All files read together; one that cannot be read is a fatal problem, the others are still checked."""
    if format is not None and (format not in formats or formats[format].read is None):
        known = ", ".join(f.name for f in formats.values() if f.read is not None)
        raise Refused("option-bad", option="format to read", value=format, known=known)
    if status not in STATUSES:
        raise Refused("option-bad", option="status", value=status, known=", ".join(STATUSES))
    problems: list[Problem] = []
    seen: dict[str, Path] = {}
    origin: list[dict[str, object]] = []
    of_format: dict[str, list[Path]] = {}
    for at, path in enumerate(paths):
        progress(f"Opening {path.name}", at, len(paths))
        try:
            size, digest, head = _fingerprint(path, progress)
        except OSError as error:
            problems.append(_unreadable(path, error))
            continue
        origin.append({"name": path.name, "bytes": size, "sha256": digest})
        other = seen.setdefault(digest, path)
        if other is not path:
            params: dict[str, object] = {"other": other.name if other.name != path.name else str(other)}
            problems.append(Problem(code="file-repeated", file=path.name, params=params))
            continue
        if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
            problems.append(Problem(code="file-empty", severity="fatal", file=path.name))
            continue
        found = formats[format] if format else format_of(path, head, formats)
        if found is None:
            known = ", ".join(f.name for f in formats.values() if f.read is not None)
            problems.append(
                Problem(code="format-unknown", severity="fatal", file=path.name, params={"known": known})
            )
        else:
            of_format.setdefault(found.name, []).append(path)

    drafts = []
    for name, files in of_format.items():
        read = formats[name].read
        assert read is not None
        drafts.append(read(files, encoding=encoding, progress=progress))
    draft = joined(drafts) if drafts else empty_draft()
    draft.problems.extend(problems)
    if drafts and draft.rows.empty and not any(p.severity == "fatal" for p in draft.problems):
        draft.problems.append(Problem(code="units-missing", severity="fatal", file=paths[0].name))
    about: dict[str, object] = {"format": ", ".join(of_format) or format, "files": origin}
    if draft.encodings:
        about["encoding"] = ", ".join(sorted(set(draft.encodings.values())))
    return assembled(draft, [p.name for p in paths], about, status, progress)


def _fingerprint(path: Path, progress: Progress) -> tuple[int, str, bytes]:
    digest, size, head = hashlib.sha256(), 0, b""
    total = path.stat().st_size
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            head = head or block[:HEAD]
            digest.update(block)
            size += len(block)
            if size % (64 * _BLOCK) == 0:
                progress(f"Opening {path.name}", size, total)
    return size, digest.hexdigest(), head


def _unreadable(path: Path, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(code="file-missing", severity="fatal", file=path.name)
    reason = error.strerror or type(error).__name__
    return Problem(code="file-unreadable", severity="fatal", file=path.name, params={"reason": reason})
