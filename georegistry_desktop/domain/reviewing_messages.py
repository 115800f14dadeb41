"""What is said while a comparison is reviewed: refusals, doubts, consequences. See ``messages``."""

from __future__ import annotations

REVIEWING: dict[str, tuple[str, str]] = {
    # refusals
    "review-not-whole": (
        "Changeset {changeset} is a review; it is applied as far as it is accepted.",
        "Apply it with: georegistry review {registry} BASE OTHER --apply",
    ),
    "review-missing": (
        "There is no open review of {base} against {other}.",
        "Start one with: georegistry review {registry} {base} {other}",
    ),
    "filter-bad": (
        "'{value}' is no filter. Known: {known}.",
        "Write all, or parts such as: kind=changed,field=name,under=UNIT,metres<500",
    ),
    "decision-for-missing": (
        "'{decision}' is for units that the other version lacks, and others are among these.",
        "Choose only those, with kind=missing, or accept.",
    ),
    # doubts
    "point-at-zero": ("Its point lies where the equator meets Greenwich: 0, 0.", ""),
    "point-swapped": ("Latitude and longitude seem to have changed places.", ""),
    "point-outside": ("Its point lies far outside of the area above it.", ""),
    # consequences
    "takes-area": ("{unit} takes {area} from {neighbour}.", ""),
    "gives-area": ("{unit} gives {area} to {neighbour}.", ""),
    "takes-land": ("{unit} takes {area} that no unit of its level has.", ""),
    "leaves-land": ("{unit} leaves {area} to no other unit of its level.", ""),
    "nothing-opens": (
        "Redrawn in {other} too: {neighbours}. Taken together, nothing opens between them.",
        "",
    ),
    "gap-stays": (
        "Redrawn in {other} too: {neighbours}. Taken together, {area} stay a gap or lie in two units.",
        "",
    ),
    "overlap-comes": ("Not redrawn in {other}: {neighbours}. So {area} would lie in two units.", ""),
    "moves-with-below": ("{unit} moves from {before} to {after} with {count} unit(s) below it.", ""),
    "moves-alone": ("{unit} moves from {before} to {after}; nothing stands below it.", ""),
    "parent-new-too": ("Its parent {parent} is new too: this comes only together with it.", ""),
    "below-it-new": ("{count} new unit(s) stand below it; they come only together with it.", ""),
    "units-below-it": ("{count} unit(s) stand below it.", ""),
    "units-below-missing": ("{count} unit(s) stand below it; {missing} of them are missing too.", ""),
    "point-leaves": ("Its point comes to lie outside of {area}.", ""),
    "point-enters": ("Its point comes to lie inside of {area}; it was outside.", ""),
    "name-twice": ("Under {parent} the name {name} would be there {count} times.", ""),
}
