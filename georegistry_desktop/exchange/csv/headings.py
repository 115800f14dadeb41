"""Which column is what: the headings that lists of org units are known to have."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from georegistry_desktop.domain.names import fold

KNOWN: Mapping[str, tuple[str, ...]] = {
    "uuid": ("uuid",),
    "parent_uuid": ("parent uuid",),
    "ref": (
        "ref",
        "reference",
        "source ref",
        "external reference",
        "reference externe",
        "ref externe",
        "external id",
        "externalid",
        "ou uid",
        "uid",
        "dhis2 id",
        "dhis2 uid",
        "org unit id",
        "orgunit id",
        "organisation unit id",
        "facility id",
        "unit id",
        "id",
        "identifier",
        "identifiant",
        "codgeo",
        "psgc id",
    ),
    "parent_ref": (
        "parent ref",
        "parent reference",
        "ref parent",
        "reference parent",
        "ref ext parent 1",
        "reference externe parent 1",
        "parent uid",
        "parent id",
        "parentid",
        "id parent",
        "parent",
    ),
    "parent_code": ("parent code", "code parent", "code du parent"),
    "path": ("path", "chemin"),
    "name": (
        "name",
        "nom",
        "ou name",
        "org unit name",
        "orgunit name",
        "organisation unit name",
        "facility name",
        "unit name",
        "displayname",
        "display name",
        "libelle",
        "libgeo",
        "label",
        "nombre",
        "nome",
        "nama",
    ),
    "short_name": (
        "short name",
        "shortname",
        "ou shortname",
        "ou short name",
        "nom court",
        "nom abrege",
        "nombre corto",
        "nome curto",
    ),
    "code": ("code", "ou code", "org unit code", "orgunit code", "facility code", "codigo", "kode"),
    "type": (
        "type",
        "unit type",
        "org unit type",
        "orgunit type",
        "type d unite",
        "type d unite d organisation",
        "tipo",
        "level name",
    ),
    "level": ("level", "niveau", "nivel", "depth", "hierarchy level", "ou level"),
    "status": ("status", "validation status", "statut", "valide", "estado"),
    "latitude": ("latitude", "lat", "y", "gps latitude", "geo lat", "coord y", "latitud"),
    "longitude": ("longitude", "lon", "lng", "long", "x", "gps longitude", "geo lon", "coord x", "longitud"),
    "altitude": ("altitude", "elevation"),
    "accuracy": ("accuracy", "precision", "gps accuracy"),
    "opening_date": (
        "opening date",
        "openingdate",
        "opened",
        "date d ouverture",
        "date ouverture",
        "fecha de apertura",
        "data de abertura",
    ),
    "closed_date": (
        "closed date",
        "closeddate",
        "closing date",
        "closed",
        "date de fermeture",
        "date fermeture",
        "fecha de cierre",
        "data de encerramento",
    ),
    "aliases": ("aliases", "alias", "other names", "autres noms"),
    "groups": ("groups", "groupes", "group", "groupe"),
    "group_names": ("group names",),
    "group_codes": ("group codes",),
    "geometry": (
        "wkt",
        "geometry",
        "geometrie",
        "geom",
        "the geom",
        "geojson",
        "geo json",
        "ewkt",
        "wkt geom",
        "shape",
        "boundary",
        "coordinates",
    ),
    "extra": ("extra",),
    "translations": ("translations",),
    "references": ("references",),
}
"""Headings for each field, folded (lower case, no accents, words parted by a space), the best one first."""

_NUMBERED = re.compile(r"(?:level|niveau|nivel|lvl|adm|admin) ?(\d{1,2})(?: (?:name|nom|nombre|nome|en|fr))?")
_LEVEL_WORDS = (
    ("country", "pays", "nation"),
    ("zone", "state", "etat"),
    ("region", "regions", "ds region", "dps", "drs"),
    ("province", "provincia", "departement", "department", "prefecture", "county"),
    ("district", "district sanitaire", "health district", "zone de sante", "health zone", "cercle"),
    ("sub district", "subdistrict", "sous prefecture", "chiefdom", "arrondissement", "sub county"),
    ("commune", "municipality", "ward", "aire de sante", "health area", "aire sanitaire"),
    ("village", "localite", "quartier"),
    (
        "facility",
        "health facility",
        "formation sanitaire",
        "fosa",
        "structure",
        "structure sanitaire",
        "etablissement",
        "centre de sante",
    ),
)
"""Headings of columns that name a unit per level, in the order of the levels."""


@dataclass(frozen=True, kw_only=True)
class Columns:
    """``field`` -> index of its column; columns one per level from the top; all others with their keys.

    ``repeated`` are headings that stand twice, ``alike`` pairs that differ in spelling only, ``nameless`` the
    keys of columns without a heading.
    """

    fields: Mapping[str, int]
    levels: tuple[int, ...] = ()
    others: Mapping[str, int] = field(default_factory=dict)
    repeated: tuple[str, ...] = ()
    alike: tuple[tuple[str, str], ...] = ()
    nameless: tuple[str, ...] = ()


def understood(headings: Sequence[str]) -> Columns:
    """Which column holds what. A heading that stands twice counts once, and is told as repeated.

    Columns one per level are looked for only where nothing else names the parent.
    """
    folded: dict[str, int] = {}
    exact: dict[str, int] = {}
    repeated, alike, nameless = [], [], []
    for at, heading in enumerate(headings):
        if heading in exact:
            repeated.append(heading)
            continue
        named = heading or _free_key(at, headings)
        exact[named] = at
        earlier = folded.setdefault(_plain(named), at)
        if not heading:
            nameless.append(named)
        elif earlier != at and _plain(named):
            alike.append((headings[earlier], heading))
    found = {name: next((folded[w] for w in words if w in folded), None) for name, words in KNOWN.items()}
    fields = {name: at for name, at in found.items() if at is not None}
    for lone, other in (("latitude", "longitude"), ("longitude", "latitude")):
        if lone in fields and other not in fields and len(_plain(headings[fields[lone]])) == 1:
            del fields[lone]  # an "x" by itself is anything
    parents = {"parent_ref", "parent_code", "parent_uuid", "path"} & fields.keys()
    levels = () if parents else _levels(folded)
    taken = {*fields.values(), *levels}
    others = {heading: at for heading, at in exact.items() if at not in taken}
    return Columns(
        fields=fields,
        levels=levels,
        others=others,
        repeated=tuple(repeated),
        alike=tuple(alike),
        nameless=tuple(nameless),
    )


def _free_key(at: int, headings: Sequence[str]) -> str:
    key = f"column {at + 1}"
    while key in headings:
        key = f"{key}'"
    return key


def _levels(folded: Mapping[str, int]) -> tuple[int, ...]:
    numbered = [(int(m[1]), at) for word, at in folded.items() if (m := _NUMBERED.fullmatch(word))]
    if len({n for n, _ in numbered}) > 1:
        first = dict(sorted(numbered, reverse=True))
        return tuple(first[n] for n in sorted(first))
    named = [next((folded[w] for w in words if w in folded), None) for words in _LEVEL_WORDS]
    held = tuple(at for at in named if at is not None)
    return held if len(held) > 1 else ()


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[^0-9a-z#+]+", " ", fold(heading)).split())
