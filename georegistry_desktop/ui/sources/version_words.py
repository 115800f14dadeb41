"""What is said of a version: its kind, its state, where it comes from."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from georegistry_desktop.storage import Version
from georegistry_desktop.ui.words import moment_words, number_words, origin_facts, version_words

_MOST_FILES = 3


def state_words(version: Version) -> str:
    """What can be done to it, in a word or two."""
    if version.state == "live":
        return _tr("Live, can be edited")
    return _tr("Published, frozen") if version.curated else _tr("Snapshot, frozen")


def origin_words(version: Version) -> str:
    """In one line where it comes from."""
    origin = version.origin
    if names := _file_names(origin):
        shown = ", ".join(names[:_MOST_FILES])
        rest = len(names) - _MOST_FILES
        if rest > 0:
            return QCoreApplication.translate("VersionWords", "{files} and %Ln more", "", rest).format(
                files=shown
            )
        return shown
    if isinstance(server := origin.get("server"), str):
        if below := origin.get("subtree"):
            return _tr("DHIS2 {server}, below {unit}").format(server=_bare(server), unit=below)
        return _tr("DHIS2 {server}").format(server=_bare(server))
    if copied := origin.get("copied_from"):
        return _tr("Copy of {version}").format(version=version_words(str(copied)))
    if published := origin.get("published_from"):
        return _tr("Published from {version}").format(version=version_words(str(published)))
    if isinstance(union := origin.get("union"), dict):
        sides = {side: version_words(str(union.get(side))) for side in ("a", "b")}
        return _tr("Union of {a} and {b}").format(**sides)
    if address := origin.get("address"):
        return _tr("Query at {address}").format(address=address)
    return _tr("Made here")


def facts(version: Version, units: int | None) -> list[tuple[str, str]]:
    """All that is known of it, as pairs of a word and its value."""
    origin = version.origin
    found = [
        (_tr("State"), state_words(version)),
        (_tr("Units"), "…" if units is None else number_words(units)),
        (
            _tr("Created"),
            _tr("{when} by {who}").format(when=moment_words(version.created_at), who=version.created_by),
        ),
    ]
    return found + (origin_facts(origin) or [(_tr("From"), origin_words(version))])


def _file_names(origin: Mapping[str, object]) -> list[str]:
    files = origin.get("files")
    if not isinstance(files, list):
        return []
    return [str(f.get("name", "?")) if isinstance(f, Mapping) else str(f) for f in files]


def _bare(server: str) -> str:
    return server.partition("://")[2] or server


def _tr(text: str) -> str:
    return QCoreApplication.translate("VersionWords", text)
