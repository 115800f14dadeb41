"""One file for each edit: ``check`` gives the reason against it, or None; ``plan`` gives its Changeset.

Both take an ``EditView`` of the version first; a plan raises what its check gives. Nothing is written here. A
plan that would change nothing has no changes.
"""

from georegistry_desktop.editing import (
    change_group,
    change_group_set,
    change_keys,
    change_members,
    close_units,
    create_group,
    create_group_set,
    create_unit,
    delete_groups,
    delete_units,
    merge_pairs,
    merge_units,
    move_units,
    set_fields,
    set_point,
    set_status,
)
from georegistry_desktop.editing.typed_text import typed_json, typed_value, typed_values

__all__ = [
    "change_group",
    "change_group_set",
    "change_keys",
    "change_members",
    "close_units",
    "create_group",
    "create_group_set",
    "create_unit",
    "delete_groups",
    "delete_units",
    "merge_pairs",
    "merge_units",
    "move_units",
    "set_fields",
    "set_point",
    "set_status",
    "typed_json",
    "typed_value",
    "typed_values",
]
