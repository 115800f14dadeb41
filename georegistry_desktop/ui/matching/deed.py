"""What a person decided in one go, so that it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass

from georegistry_desktop.matching.reviewing import LinkReview
from georegistry_desktop.matching.reviewing.review import Remembered


@dataclass(eq=False)
class Deed:
    """``row`` of A, where it was; ``before`` is what stood of the pairs until then, None of a deed so large
    that the registry is asked again; ``said`` who had decided there just before, and when.

    ``changeset`` and ``revision`` come when it is written; ``failed`` where it was not."""

    review: LinkReview
    row: int
    before: Remembered | None
    said: tuple[str, str] | None = None
    changeset: int | None = None
    revision: int | None = None
    failed: bool = False
