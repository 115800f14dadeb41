"""One file for each edit: it checks, and plans a Changeset."""

from georegistry_desktop.editing.set_fields import set_fields

__all__ = ["set_fields"]
