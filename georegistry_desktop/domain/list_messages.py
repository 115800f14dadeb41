"""What is said of lists: their columns, keys and rows; see ``messages``."""

from __future__ import annotations

LISTS: dict[str, tuple[str, str]] = {
    "decimal-commas": (
        "{count} number(s) have a decimal comma, such as {value}; they are left out.",
        'Say in a mapping that it is a comma: decimal = ",". --print-mapping writes one.',
    ),
    "status-bad": (
        "'{value}' is no status; it stands in {count} row(s).",
        "Use NEW, VALID or REJECTED, or say what it means under [statuses] of a mapping, which"
        " --print-mapping writes.",
    ),
    "refs-none": (
        "None of its {count} unit(s) has a reference; their names, with those above them, stand for one.",
        "Say which column it is (--print-mapping shows how), or take them in with --lenient: the next import "
        "knows them again as long as they keep their names and places.",
    ),
    "chain-repeated": (
        "{count} units without a reference are all named '{value}'; the next import knows none of them.",
        "Give them references, or names of their own.",
    ),
    "layers-unused": (
        "The names of its sheets, layers or folders ({value}) do not come in.",
        'Where they are the level above, or the type, say so in a mapping: [[levels]] name = "layer", or '
        'type = "layer" under [columns].',
    ),
    "zeros-lost": (
        "{count} of them are a digit shorter than the others, such as {value}: a spreadsheet may have eaten "
        "their zeros.",
        "Have them filled up, {other}, with --repair zeros, or correct the file.",
    ),
    "zeros-lost-parents": (
        "{count} of them lack zeros that references to parents have, such as {value}, which is {other} "
        "there: a spreadsheet has eaten them.",
        "Have them filled up with --repair zeros, or correct the file.",
    ),
    "zeros-lost-refs": (
        "{count} of them lack zeros that the references have, such as {value}, which is {other} there: "
        "a spreadsheet has eaten them.",
        "Have them filled up with --repair zeros, or correct the file.",
    ),
    "zeros-lost-earlier": (
        "{count} of them lack zeros that they had in the source's last import, such as {value}, which was "
        "{other}: a spreadsheet has eaten them.",
        "Have them filled up with --repair zeros, or correct the file.",
    ),
    "zeros-restored": (
        "{count} of them were filled up with zeros, such as {value} to {other}.",
        "Look at them.",
    ),
    "few-known": (
        "Of its {count} references only {value} are among the {other} that '{name}' had last: their units "
        "would be new ones.",
        "Look whether another column is the reference now, and say which one it is in a mapping "
        "(--print-mapping writes one); import another list under another --source.",
    ),
    "rows-below": (
        "What stands below the list was left out: '{value}'.",
        "Nothing to do where these are notes or sums; give a unit a reference, or more than one cell.",
    ),
    "code-repeated": (
        "The code '{value}' stands also in row {other}, for the same type.",
        "It is kept as it is; look at both.",
    ),
}
