"""What is refused, with a code and its parameters; knows neither the command line nor Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from georegistry_desktop.domain.messages import remedy, sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from georegistry_desktop.domain.conflicts import Conflict
    from georegistry_desktop.domain.problems import Problem


class GeoRegistryError(Exception):
    """Something was refused. ``code`` and ``params`` say what; nothing is half-written."""

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(sentence(code, params))

    @property
    def remedy(self) -> str:
        """What to do next, in English."""
        return remedy(self.code, self.params)


class Refused(GeoRegistryError):
    """A request that cannot be met as it stands."""


def require_known(option: str, values: Iterable[str], known: Collection[str]) -> None:
    """Raise ``Refused`` (``option-bad``) for the first of ``values`` that is not among ``known``."""
    for value in values:
        if value not in known:
            raise Refused("option-bad", value=value, option=option, known=", ".join(known))


class PullCutOff(Refused):
    """A server that stopped answering as it should; the ``params['kept']`` pages so far are kept."""

    @property
    def remedy(self) -> str:
        """What to do next, in English."""
        kept = remedy("pages-kept", self.params)
        return f"{super().remedy} {kept}"


class RegistryBusy(GeoRegistryError):
    """Somebody else is writing; ``params['holder']`` says who."""

    def __init__(self, address: str, holder: str, seconds: float) -> None:
        super().__init__("registry-busy", address=address, holder=holder, seconds=seconds)


class Cancelled(GeoRegistryError):
    """The person stopped the job; nothing was written."""

    def __init__(self) -> None:
        super().__init__("cancelled")


class ConflictError(GeoRegistryError):
    """A commit met newer values. Holds *all* conflicts; nothing was written."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        super().__init__("conflicts", count=len(self.conflicts))


class RulesBroken(GeoRegistryError):
    """The would-be tree breaks rules. Holds *all* problems; nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("rules-broken", count=len(self.problems))


class UnionRefused(GeoRegistryError):
    """Two versions cannot be united as asked. Holds *all* problems; nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        count = sum(p.severity != "warning" for p in problems)
        super().__init__("union-refused", count=count)


class ImportRefused(GeoRegistryError):
    """A file's rows are faulty. Holds *all* problems of all files; nothing was written. ``understood`` says
    what the columns of each list were taken for, ``mapping`` by which mapping, as in the answer of an import.
    """

    def __init__(
        self, problems: Sequence[Problem], understood: Sequence[object] = (), mapping: str = "guessed"
    ) -> None:
        self.problems = tuple(problems)
        self.understood = tuple(understood)
        self.mapping = mapping
        fatal = sum(p.severity == "fatal" for p in problems)
        if fatal:
            super().__init__("import-impossible", count=fatal)
        else:
            super().__init__("import-refused", count=sum(p.severity == "error" for p in problems))
