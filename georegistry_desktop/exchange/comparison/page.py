"""A comparison as one HTML page that needs nothing else: no script, no net; it prints on A4.

Everything that comes from the data goes through ``words`` and is escaped there; a policy in the page's head
keeps a browser from running or fetching anything, should that ever fail.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pandas as pd

from georegistry_desktop.domain.comparison import Comparison
from georegistry_desktop.exchange.comparison.figures import figures
from georegistry_desktop.exchange.comparison.listing import (
    MOST_ROWS,
    changed_table,
    unit_table,
    unpaired_table,
)
from georegistry_desktop.exchange.comparison.words import marked, name, plain

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_KEYS = {"unit": "uuid", "ref": "reference", "code": "code", "links": "accepted links"}
_KINDS = {
    "new": "New: only {other} has them",
    "missing": "Missing: {other} lacks them",
    "changed": "Changed: {other} says something else",
    "same": "The same in both",
}
_NEARLY, _FEW = 0.8, 20
"""The share of units in which a field differs "everywhere", where there are not only a few."""
_MOST_ALIKE = 20
_ALIKE = 10
"""How many units have to change in the same way for that to be told as one."""
_DEFINITIONS = """<svg class="hidden" aria-hidden="true"><defs>
<pattern id="gained" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect class="weave-gained" width="6" height="6"/><path class="thread-gained" d="M0 0V6"/></pattern>
<pattern id="lost" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
<rect class="weave-lost" width="6" height="6"/><path class="thread-lost" d="M0 0V6"/></pattern>
<marker id="tip" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="6" markerHeight="6" orient="auto">
<path class="tip" d="M0 0L8 4L0 8Z"/></marker></defs></svg>
"""


def write_page(comparison: Comparison, path: Path, *, registry: str, when: datetime) -> None:
    """``registry`` is its address, without a password; ``when`` is the moment that the page names."""
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for part in _parts(comparison, registry, when):
            file.write(part)


def _parts(comparison: Comparison, registry: str, when: datetime) -> Iterator[str]:
    title = f"{comparison.other} against {comparison.base}"
    style = Path(__file__).with_name("page.css").read_text("utf-8")
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{plain(title)}</title>\n<style>\n{style}{_running_title(title)}</style>\n</head>\n<body>\n"
        f"{_DEFINITIONS}<main>\n"
    )
    moment = f"{when:%Y-%m-%d %H:%M} {when.tzname() or ''}".strip()
    yield (
        f"<h1>{name(comparison.other)} against {name(comparison.base)}</h1>\n"
        f'<p class="said">What {name(comparison.other)} has new, lacks and says differently. Units are '
        f"paired by {_KEYS[comparison.by]}. Made <time>{plain(moment)}</time> from {name(registry)}.</p>\n"
    )
    pictures = figures(comparison)
    yield _contents(comparison, bool(pictures))
    yield _summary(comparison)
    yield from pictures
    rows = comparison.differences
    folded = _everywhere(comparison)
    for kind in ("changed", "new", "missing"):
        chosen = rows[rows["kind"] == kind]
        if len(chosen):
            everywhere = chosen["field"].isin(folded)
            count = comparison.counts[kind]
            one_by_one = chosen[~everywhere]
            shown = min(len(one_by_one), MOST_ROWS)
            yield f'<details open id="{kind}"><summary>{kind.capitalize()} '
            yield f"<span>{_units(count)}</span></summary>\n"
            if shown < len(one_by_one):
                yield _first_of(shown, len(one_by_one), "differences" if kind == "changed" else "units")
            if everywhere.any():
                yield _told_folded(folded)
            table = changed_table if kind == "changed" else unit_table
            if shown:
                yield from table(comparison, one_by_one.head(shown), kind)
            yield "</details>\n"
            for field in folded if kind == "changed" else ():
                yield from _folded(comparison, chosen[chosen["field"] == field], field)
    if len(comparison.unpaired):
        shown = min(len(comparison.unpaired), MOST_ROWS)
        yield '<details open id="unpaired"><summary>Not paired '
        yield f"<span>{_units(len(comparison.unpaired))}</span></summary>\n"
        if shown < len(comparison.unpaired):
            yield _first_of(shown, len(comparison.unpaired), "units")
        yield from unpaired_table(comparison, shown)
        yield "</details>\n"
    yield "</main>\n</body>\n</html>\n"


def _units(count: int) -> str:
    return "1 unit" if count == 1 else f"{count:,} units"


def _everywhere(comparison: Comparison) -> list[str]:
    """The fields that differ in nearly all units: one by one they would hide all else."""
    pairs = len(comparison.base_rows)
    if pairs < _FEW:
        return []
    return [field for field, count in comparison.field_counts.items() if count >= _NEARLY * pairs]


def _told_folded(fields: Sequence[str]) -> str:
    links = ", ".join(f'<a href="#folded-{field}">{_words(field)}</a>' for field in fields)
    return f"<p>What changes in nearly all units is folded below: {links}.</p>\n"


def _folded(comparison: Comparison, rows: pd.DataFrame, field: str) -> Iterator[str]:
    count, pairs = comparison.field_counts[field], len(comparison.base_rows)
    shown = min(len(rows), MOST_ROWS)
    yield (
        f'<details id="folded-{field}"><summary>Changed: {_words(field)} '
        f"<span>{count:,} of {pairs:,} units</span></summary>\n"
    )
    if shown < len(rows):
        yield _first_of(shown, len(rows), "differences")
    yield from changed_table(comparison, rows.head(shown), "changed")
    yield "</details>\n"


def _contents(comparison: Comparison, pictures: bool) -> str:
    there = {kind: comparison.counts[kind] for kind in ("changed", "new", "missing")}
    links = [("fields", "What changed", any(comparison.field_counts.values())), ("maps", "Maps", pictures)]
    links += [(kind, kind.capitalize(), bool(count)) for kind, count in there.items()]
    links.append(("unpaired", "Not paired", bool(len(comparison.unpaired))))
    made = "".join(f'<a href="#{key}">{words}</a>' for key, words, shown in links if shown)
    return f"<nav>{made}</nav>\n" if made else ""


def _summary(comparison: Comparison) -> str:
    other = name(comparison.other)
    cards = "".join(
        f'<li class="{kind}"><b>{count:,}</b>{_KINDS[kind].format(other=other)}</li>'
        for kind, count in comparison.counts.items()
    )
    parts = [f'<ul class="counts">{cards}</ul>\n']
    if not any(comparison.counts[kind] for kind in ("new", "missing", "changed")):
        parts.append("<p>Nothing differs.</p>\n")
    parts += [_fields(comparison), _alike(comparison), _left_out(comparison)]
    return "".join(parts)


def _fields(comparison: Comparison) -> str:
    counts = {field: count for field, count in comparison.field_counts.items() if count}
    if not counts:
        return ""
    most = max(counts.values())
    rows = "".join(
        f'<tbody><tr><td>{_words(field)}</td><td class="number">{count:,}</td>'
        f'<td><span class="meter" style="width:{count / most:.1%}"></span></td></tr></tbody>'
        for field, count in counts.items()
    )
    head = (
        '<thead><tr><th scope="col">Field</th><th scope="col" class="number">Units</th><th></th></tr></thead>'
    )
    return f'<h2 id="fields">What changed</h2>\n<table class="fields">{head}{rows}</table>\n'


def _alike(comparison: Comparison) -> str:
    """What many units say differently in the same way."""
    rows = comparison.differences
    changed = rows[(rows["kind"] == "changed") & ~rows["field"].isin(["point", "boundary"])]
    columns = ["field", "key", "base_value", "other_value"]
    grouped = changed.groupby(columns, dropna=False, sort=False).size()
    often = grouped[grouped >= _ALIKE].sort_values(ascending=False, kind="stable")
    if often.empty:
        return ""
    count = f"{len(often):,}" if len(often) <= _MOST_ALIKE else f"the first {_MOST_ALIKE} of {len(often):,}"
    often = often.head(_MOST_ALIKE)
    lines = []
    for field, key, before, after, units in often.reset_index(name="units").itertuples(index=False):
        one, two = marked(*(None if pd.isna(v) else str(v) for v in (before, after)))
        label = _words(str(field)) + ("" if pd.isna(key) else f": {name(key)}")
        lines.append(
            f'<tbody><tr><td>{label}</td><td dir="auto">{one}</td><td dir="auto">{two}</td>'
            f'<td class="number">{units:,}</td></tr></tbody>'
        )
    heads = ("Field", "Before", "After")
    head = "".join(f'<th scope="col">{word}</th>' for word in heads)
    return (
        f'<h3>The same change in many units <span class="said">{count}</span></h3>\n'
        "<table><thead><tr>"
        f'{head}<th scope="col" class="number">Units</th></tr></thead>{"".join(lines)}</table>\n'
    )


def _left_out(comparison: Comparison) -> str:
    parts = []
    if comparison.not_compared:
        words = ", ".join(_words(field) for field in comparison.not_compared)
        parts.append(f"<p>Not compared, because one side does not carry it: {words}.</p>\n")
    for field, keys in comparison.ignored.items():
        if keys:
            names = ", ".join(name(key) for key in sorted(keys))
            said = f"{name(comparison.other)} does not know these keys at all"
            parts.append(f"<p>Not compared in {_words(field)}, because {said}: {names}.</p>\n")
    counts = Counter(zip(comparison.unpaired["side"], comparison.unpaired["reason"], strict=True))
    if counts:
        said = "; ".join(
            f"{count:,} in {plain(side)} ({plain(why)})" for (side, why), count in counts.items()
        )
        parts.append(f"<p>Not paired: {said}.</p>\n")
    return "".join(parts)


def _words(field: str) -> str:
    return plain(field.replace("_", " "))


def _first_of(shown: int, count: int, what: str) -> str:
    return (
        f'<p class="check">The first {shown:,} of {count:,} {what}; all of them are in the report as .xlsx, '
        ".csv or .gpkg.</p>\n"
    )


def _running_title(title: str) -> str:
    """The head and foot of each printed page. Whatever the title holds, CSS reads it as one string."""
    words = "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):x} " for sign in title)
    font = "font: 8pt system-ui, sans-serif; color: #5C6873;"
    return (
        f'@page {{ @top-left {{ content: "{words}"; {font} }} '
        f'@bottom-right {{ content: counter(page) " / " counter(pages); {font} }} }}\n'
    )
