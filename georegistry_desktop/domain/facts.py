"""Something to know about what would come of a change: a consequence in words, with no judgement."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from georegistry_desktop.domain.messages import sentence


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence by its code and parameters, so that it can be translated."""

    code: str
    params: dict[str, object] = dataclasses.field(default_factory=dict)

    @property
    def message(self) -> str:
        """The sentence, in English."""
        return sentence(self.code, self.params)
