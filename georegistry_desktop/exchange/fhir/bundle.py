"""The resources of bundles, and where a reference leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.json_file import load
from georegistry_desktop.exchange.records import Entry, entries, listed, shown, word

KINDS = ("Location", "Organization", "List", "Basic")
_HISTORY = re.compile(r"/_history/[^/]*$")
_LAST_TWO = re.compile(r"(?:^|/)([A-Za-z]+)/([^/]+)$")


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource with its place; ``url`` is the entry's fullUrl without the version."""

    entry: Entry
    url: str

    @property
    def record(self) -> dict[str, Any]:
        """What it holds."""
        return self.entry.record

    @property
    def kind(self) -> str:
        """``Location`` and so on."""
        return word(self.record.get("resourceType")) or ""

    @property
    def id(self) -> str | None:
        """Its id, else the end of its url."""
        said = word(self.record.get("id"))
        tail = self.url.rpartition("/")[2].removeprefix("urn:uuid:")
        return (said and said.strip()) or tail or None


@dataclass
class Resources:
    """All resources of all files, and the ways to them."""

    held: list[Resource] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _by_url: dict[str, int] = field(default_factory=dict)
    _by_id: dict[str, int] = field(default_factory=dict)
    _by_identifier: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def of(self, kind: str) -> Iterator[int]:
        """The positions of the resources of one kind."""
        return (at for at, resource in enumerate(self.held) if resource.kind == kind)

    def add(self, resource: Resource) -> None:
        """One more, unless it is there with the same content: pages of a search repeat what they include."""
        path = f"{resource.kind}/{resource.id}" if resource.id else ""
        known = self._by_url.get(resource.url or path)
        if known is not None and self.held[known].record == resource.record:
            return
        at = len(self.held)
        self.held.append(resource)
        self._by_url.setdefault(resource.url or path, at)
        self._by_id.setdefault(path, at)
        for told in listed(resource.record.get("identifier")):
            system, value = identifier_parts(told)
            if value is not None:
                self._by_identifier.setdefault((resource.kind, system or "", value), at)

    def found(self, reference: object, kind: str, near: Resource) -> int | None:
        """The position of what a reference of the resource ``near`` leads to; None where it is not there.

        A reference may be relative, absolute, with a version, a urn, or an identifier alone.
        """
        if not isinstance(reference, dict):
            return None
        url = _HISTORY.sub("", (word(reference.get("reference")) or "").strip())
        if url:
            base = near.url.removesuffix(f"{near.kind}/{near.id}") if near.id else ""
            at = self._by_url.get(url, self._by_url.get(f"{base}{url}"))
            if at is None and (last := _LAST_TWO.search(url)):
                at = self._by_id.get("/".join(last.groups()))
                # The same id on another server is another place.
                if at is not None and "://" in url and "://" in self.held[at].url:
                    at = None
            if at is not None:
                return at if self.held[at].kind == kind else None
        system, value = identifier_parts(reference.get("identifier"))
        return None if value is None else self._by_identifier.get((kind, system or "", value))


def identifier_parts(told: object) -> tuple[str | None, str | None]:
    """System and value of an identifier, without outer white space."""
    if not isinstance(told, dict):
        return None, None
    system, value = (word(told.get(key)) for key in ("system", "value"))
    return system and system.strip(), value and value.strip()


def told_reference(reference: object) -> str | None:
    """A reference that leads nowhere as it is named in a message: in a form that is no id of a resource."""
    if not isinstance(reference, dict):
        return None if reference in (None, "", []) else shown(reference)
    if url := word(reference.get("reference")):
        return url if "/" in url or ":" in url else f"'{url}'"
    system, value = identifier_parts(reference.get("identifier"))
    return f"({word(reference.get('display')) or '?'})" if value is None else f"{system or ''}|{value}"


def read_resources(files: Sequence[Path], encoding: str | None, progress: Progress) -> Resources:
    """The resources of all files; what is no place is counted in a problem."""
    found = Resources()
    seen, wanted = set[str](), dict[str, str]()
    for at, path in enumerate(files):
        progress(f"Reading {path.name}", at, len(files))
        document, wrong = load(path, encoding)
        found.problems += wrong
        if document is None:
            continue
        left: dict[str, int] = {}
        for resource in _resources(path.name, document, left, found.problems):
            found.add(resource)
        for name, count in sorted(left.items()):
            params: dict[str, object] = {"value": count, "name": name}
            found.problems.append(
                Problem(code="fhir-left-out", severity="warning", file=path.name, params=params)
            )
        links = {
            word(link.get("relation")): word(link.get("url")) or ""
            for link in listed(document.get("link"))
            if isinstance(link, dict)
        }
        seen.add(links.get("self") or "")
        if links.get("next"):
            wanted[links["next"]] = path.name
    for url, file in wanted.items():
        if url not in seen:
            params = {"value": url}
            found.problems.append(Problem(code="fhir-page", severity="warning", file=file, params=params))
    return found


def _resources(
    file: str, document: dict[str, Any], left: dict[str, int], problems: list[Problem]
) -> Iterator[Resource]:
    if document.get("resourceType") != "Bundle":
        good = [Entry(file, 1, {"resource": document})]
    else:
        good, bad = entries(file, "entry", document.get("entry"))
        problems += bad
    for entry in good:
        held = entry.record.get("resource")
        request = entry.record.get("request")
        if isinstance(held, dict) and held.get("resourceType") in KINDS:
            url = _HISTORY.sub("", (word(entry.record.get("fullUrl")) or "").strip())
            yield Resource(Entry(file, entry.row, held), url)
        elif isinstance(held, dict):
            name = word(held.get("resourceType")) or "without a resourceType"
            left[name] = left.get(name, 0) + 1
        elif isinstance(request, dict) and request.get("method") == "DELETE":
            left["deletions"] = left.get("deletions", 0) + 1
        else:
            params: dict[str, object] = {"value": shown(held)}
            problems.append(
                Problem(code="record-bad", file=file, row=entry.row, field="entry", params=params)
            )
