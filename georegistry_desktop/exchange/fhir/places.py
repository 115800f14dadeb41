"""Which Locations and Organizations are units, and who is above whom.

Every Location is a unit. The Organization that manages it belongs to the same unit where it manages no other
place (mCSD's pair), or where of all its places this one alone is a jurisdiction. An Organization without such
a Location is a unit of its own where it is typed as a jurisdiction or a facility, where other units stand
below it, and where there are no Locations at all; else it is no place, and left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.exchange.fhir.bundle import Resource, Resources, told_reference
from georegistry_desktop.exchange.fhir.types import is_facility, is_jurisdiction


@dataclass(frozen=True, slots=True)
class Place:
    """A unit: its Location, its Organization, or both, by position in the resources."""

    location: int | None
    organization: int | None


@dataclass(frozen=True)
class Above:
    """A unit's parent: a position among the places, or what the reference to one that is not there says."""

    place: int | None = None
    told: str | None = None


class Pyramid:
    """The units of the resources."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._manager = {
            at: resources.found(self._record(at).get("managingOrganization"), "Organization", self._at(at))
            for at in resources.of("Location")
        }
        self._places_of: dict[int, list[int]] = {}
        for location, organization in self._manager.items():
            if organization is not None:
                self._places_of.setdefault(organization, []).append(location)
        self._pair = {
            organization: pair
            for organization in resources.of("Organization")
            if (pair := self._location_of(organization)) is not None
        }
        own = {location: organization for organization, location in self._pair.items()}
        self.places = [Place(location, own.get(location)) for location in self._manager]
        self.places += [Place(None, at) for at in self._alone()]
        self._ids = {self._at(at).id for at in self._manager}
        self._by_location = {p.location: at for at, p in enumerate(self.places) if p.location is not None}
        self._by_organization = {
            p.organization: at for at, p in enumerate(self.places) if p.organization is not None
        }

    def resource(self, place: Place) -> Resource:
        """The Location of a unit, else its Organization."""
        at = place.organization if place.location is None else place.location
        assert at is not None
        return self._at(at)

    def key(self, place: Place) -> str | None:
        """What a unit is known by: its Location's id. An Organization may have the id of a Location that is
        another unit; then its kind is said, too."""
        found = self.resource(place).id
        return found if place.location is not None or found not in self._ids else f"Organization/{found}"

    def position(self, location: int) -> int | None:
        """Which unit a Location is."""
        return self._by_location.get(location)

    def above(self, place: Place) -> Above:
        """The parent of a unit: by the Location's partOf, else by the Organization's, else its manager."""
        if place.location is not None and (told := self._record(place.location).get("partOf")):
            found = self._resources.found(told, "Location", self._at(place.location))
            return Above(told=told_reference(told)) if found is None else Above(self._by_location[found])
        if place.organization is not None and (told := self._record(place.organization).get("partOf")):
            found = self._resources.found(told, "Organization", self._at(place.organization))
            if found is None:
                return Above(told=told_reference(told))
            return Above(self._by_organization.get(found))
        manager = None if place.location is None else self._manager[place.location]
        if manager is None or manager == place.organization:
            return Above()
        return Above(self._by_organization.get(manager))

    def left_out(self) -> list[Problem]:
        """How many Organizations of each file are no places."""
        counts: dict[str, int] = {}
        for at in self._resources.of("Organization"):
            if at not in self._by_organization:
                file = self._at(at).entry.file
                counts[file] = counts.get(file, 0) + 1
        name = "Organization"
        return [
            Problem(code="fhir-left-out", severity="warning", file=f, params={"value": c, "name": name})
            for f, c in counts.items()
        ]

    def _location_of(self, organization: int) -> int | None:
        """The Location that is one unit with an Organization."""
        managed = self._places_of.get(organization, [])
        if len(managed) == 1:
            return managed[0]
        if is_jurisdiction(self._record(organization)):
            own = [at for at in managed if is_jurisdiction(self._record(at))]
            return own[0] if len(own) == 1 else None
        return None

    def _alone(self) -> list[int]:
        every = [at for at in self._resources.of("Organization") if at not in self._pair]
        if not self._manager:
            return every
        found = {at for at in every if is_jurisdiction(self._record(at)) or is_facility(self._record(at))}
        waiting = [
            *found,
            *(o for o, location in self._pair.items() if not self._record(location).get("partOf")),
        ]
        while waiting:
            at = waiting.pop()
            above = self._resources.found(self._record(at).get("partOf"), "Organization", self._at(at))
            if above is not None and above not in found and above not in self._pair:
                found.add(above)
                waiting.append(above)
        return sorted(found)

    def _at(self, at: int) -> Resource:
        return self._resources.held[at]

    def _record(self, at: int) -> dict[str, object]:
        return self._resources.held[at].record
