"""Something to know about what would come of a change: a consequence in words, with no judgement."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from georegistry_desktop.domain.measures import area_words
from georegistry_desktop.domain.messages import sentence


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence by its code and parameters, so that it can be translated.

    A parameter that is a float is an area in square metres, an int a count; both are written as the
    language of the reader writes them.
    """

    code: str
    params: dict[str, object] = dataclasses.field(default_factory=dict)

    @property
    def message(self) -> str:
        """The sentence, in English."""
        return sentence(self.code, {name: _said(value) for name, value in self.params.items()})


def _said(value: object) -> object:
    if isinstance(value, float):
        return area_words(value)
    return f"{value:,}" if isinstance(value, int) else value
