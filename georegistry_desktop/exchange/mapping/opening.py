"""The words in a mapping's file, however an editor or a shell has encoded them."""

from __future__ import annotations

import codecs
from pathlib import Path

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.exchange.regular import irregular

_MOST = 1_000_000
"""Bytes; the mapping of a list of 1,000 columns has a tenth of them."""


def read_words(file: Path) -> str:
    """UTF-8, or UTF-16 with a byte order mark, which Windows PowerShell's ``>`` writes.

    Raises ``Refused`` (``mapping-bad``).
    """
    try:
        reason = irregular(file)
        if reason is None:
            with file.open("rb") as opened:
                data = opened.read(_MOST + 1)
            if len(data) <= _MOST:
                marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
                return data.decode("utf-16" if marked else "utf-8-sig")
            reason = f"it has more than {_MOST:,} bytes"
    except UnicodeDecodeError as error:
        raise Refused("mapping-bad", file=file.name, reason="it is not UTF-8: save it as UTF-8") from error
    except OSError as error:
        raise Refused("mapping-bad", file=file.name, reason=error.strerror or error) from error
    raise Refused("mapping-bad", file=file.name, reason=reason)
