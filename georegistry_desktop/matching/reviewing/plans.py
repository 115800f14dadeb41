"""What one decision takes: the decisions to be handed to the registry, with those that it makes void."""

from __future__ import annotations

from collections.abc import Iterator

from georegistry_desktop.domain.linking import Decided, LinkDecision
from georegistry_desktop.matching.reviewing.ledger import ACCEPTED, FLAGGED, NO_MATCH, REJECTED, Ledger
from georegistry_desktop.matching.reviewing.sides import Side
from georegistry_desktop.matching.reviewing.standing import Standing


class Plans:
    """Owns nothing but its way to the lists and to what was decided."""

    def __init__(self, a: Side, b: Side, standing: Standing) -> None:
        self._a, self._b, self._standing = a, b, standing

    @property
    def _ledger(self) -> Ledger:
        return self._standing.ledger

    def accept(self, row: int, b_row: int) -> list[LinkDecision]:
        """Unit ``row`` is ``b_row``; other links of either are broken, but for those that may stand beside
        it; flags and no match of them are done with."""
        undone = [*self._undone_of_a(row, b_row), *self._undone_of_b(b_row, row)]
        return [*undone, self._decision(row, b_row, "accepted")]

    def no_match(self, row: int) -> list[LinkDecision]:
        """Unit ``row`` is in b not at all."""
        undone = [d for d in self._undone_of_a(row, None) if d.b]
        return [*undone, self._decision(row, -1, "no-match")]

    def no_match_of_b(self, b_row: int) -> list[LinkDecision]:
        """Unit ``b_row`` of b is in a not at all."""
        undone = [d for d in self._undone_of_b(b_row, None) if d.a]
        return [*undone, self._decision(-1, b_row, "no-match")]

    def flag(self, row: int, comment: str | None) -> list[LinkDecision]:
        """Somebody else shall look at unit ``row``; its links stay."""
        return [self._decision(row, -1, "flagged", comment)]

    def reject(self, row: int, b_row: int) -> list[LinkDecision]:
        """Unit ``row`` is not ``b_row``."""
        return [self._decision(row, b_row, "rejected")]

    def take_back(self, row: int) -> list[LinkDecision]:
        """Unit ``row`` is open again: without its links and its no match; where it has neither without its
        flag; where it has none of these without its rejections."""
        for states in ((ACCEPTED, NO_MATCH), (FLAGGED,), (REJECTED,)):
            found = [self._forget(at) for at, state in self._of_a(row) if state in states]
            if found:
                return found
        return []

    def _decision(self, row: int, b_row: int, state: Decided, comment: str | None = None) -> LinkDecision:
        marks = (side.mark(one) for side, one in ((self._a, row), (self._b, b_row)))
        return LinkDecision(self._a.uuid(row), self._b.uuid(b_row), state, comment or None, None, *marks)

    def _undone_of_a(self, row: int, b_row: int | None) -> Iterator[LinkDecision]:
        for at, state in self._of_a(row):
            other = int(self._ledger.b[at])
            beside = self._standing.several and b_row is not None and other < self._b.n
            if other != b_row and (state in (FLAGGED, NO_MATCH) or (state == ACCEPTED and not beside)):
                yield self._forget(at)

    def _undone_of_b(self, b_row: int, row: int | None) -> Iterator[LinkDecision]:
        for at in self._ledger.of_b(b_row).tolist():
            state, other = int(self._ledger.entries["state"][at]), int(self._ledger.a[at])
            beside = self._standing.several and row is not None and other < self._a.n
            if other != row and (state == NO_MATCH or (state == ACCEPTED and not beside)):
                yield self._forget(at)

    def _of_a(self, row: int) -> list[tuple[int, int]]:
        at = self._ledger.of_a(row)
        return list(zip(at.tolist(), self._ledger.entries["state"][at].tolist(), strict=True))

    def _forget(self, at: int) -> LinkDecision:
        one, two = int(self._ledger.a[at]), int(self._ledger.b[at])
        return LinkDecision(self._a.uuid(one), self._b.uuid(two), None)
