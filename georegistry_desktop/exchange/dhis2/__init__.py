"""DHIS2 metadata as JSON: what ``/api/metadata.json`` and the lists of org units, levels, groups and group
sets answer, saved to one or several files."""

from __future__ import annotations

import re

from georegistry_desktop.exchange.dhis2.losses import losses_of_csv, losses_of_json
from georegistry_desktop.exchange.dhis2.reader import read
from georegistry_desktop.exchange.dhis2.writer import write_csv, write_json
from georegistry_desktop.exchange.formats import Format

_OBJECT = re.compile(rb"^(?:\xef\xbb\xbf)?\s*[{\[]")
_OURS = re.compile(rb'"format"\s*:\s*"georegistry"')


def _sniff(head: bytes) -> bool:
    return bool(_OBJECT.match(head)) and not _OURS.search(head[:400])


DHIS2 = Format(
    name="dhis2", extensions=(".json",), sniff=_sniff, read=read, write=write_json, loses=losses_of_json
)
DHIS2_CSV = Format(
    name="dhis2-csv", extensions=(".csv",), sniff=lambda _: False, write=write_csv, loses=losses_of_csv
)
