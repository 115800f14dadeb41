"""FHIR bundles of a care services directory (IHE mCSD, R4 and R5): Locations paired with Organizations.

``bundle`` finds resources and follows references, ``places`` decides which of them are units, ``fields`` what
their elements mean; ``writer`` makes a bundle that comes back without loss. What FHIR has no element for
stands in extensions of our own, listed in ``own``.
"""

from __future__ import annotations

import re

from georegistry_desktop.exchange.fhir.reader import read
from georegistry_desktop.exchange.fhir.writer import write
from georegistry_desktop.exchange.formats import Format

_OBJECT = re.compile(rb"^(?:\xef\xbb\xbf)?\s*\{")
_RESOURCE = re.compile(rb'"resourceType"\s*:\s*"')


def _sniff(head: bytes) -> bool:
    return bool(_OBJECT.match(head)) and bool(_RESOURCE.search(head))


FHIR = Format(name="fhir", extensions=(".fhir.json", ".fhir"), sniff=_sniff, read=read, write=write)
