"""What is said while units of two sources are linked. See ``messages``."""

from __future__ import annotations

LINKING: dict[str, tuple[str, str]] = {
    "claimed": (
        "{by} has taken this part of the queue.",
        "Choose another part, or ask {by} to give it back.",
    ),
    "links-none": (
        "No link between {base} and {other} is accepted.",
        "Match them first: georegistry match {registry} {base} {other}",
    ),
    "link-twice": (
        "'{unit}' would get two counterparts.",
        "Keep one of them, or say that several may belong together.",
    ),
}
