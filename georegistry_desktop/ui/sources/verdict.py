"""What is said of what was read, before it is taken in: in words, and on the main button."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from georegistry_desktop.ui.sources.preview import Preview
from georegistry_desktop.ui.words import number_words


@dataclass(frozen=True, slots=True)
class Verdict:
    """``text`` says what would come in; ``button`` takes it in, ``lenient`` as far as it can be read;
    ``reason`` says why it cannot."""

    text: str
    button: str
    lenient: bool = False
    reason: str | None = None


def verdict(preview: Preview) -> Verdict:
    """What may be done with it."""
    would, units = preview.would, preview.would.units
    button = _n("Bring in %Ln unit(s)", units)
    if preview.impossible:
        fatal = sum(p.severity == "fatal" for p in preview.problems)
        text = _n("It cannot be brought in: %Ln problem(s) must be solved first.", fatal)
        return Verdict(text, _tr("Bring in units"), reason=text)
    parts = [_n("%Ln unit(s)", units)]
    if would.known:
        parts.append(_tr("{known} known from before").format(known=number_words(would.known)))
    if would.groups:
        parts.append(_n("%Ln group(s)", would.groups))
    kinds = [f"{number_words(count)} {name}" for name, count in would.by_type.items()][:4]
    parts += kinds if len(kinds) > 1 else []
    text = " · ".join(parts)
    if preview.faulty:
        faults = _n(
            "%Ln fault(s) below. What can be read comes in; each fault is noted with it.", preview.faulty
        )
        words = {p.params["value"] for p in preview.problems if p.code == "status-bad"}
        if words:
            faults += " " + _n("Choose under “Meanings of statuses” what %Ln word(s) mean(s).", len(words))
        return Verdict(f"{text}. {faults}", _tr("Bring in what can be read"), lenient=True)
    doubts = len(preview.problems)
    told = (
        _n("%Ln thing(s) to look at; nothing of it is in the way.", doubts) if doubts else _tr("No problems.")
    )
    return Verdict(f"{text}. {told}", button)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Verdict", text)


def _n(text: str, count: int) -> str:
    return QCoreApplication.translate("Verdict", text, "", count)
