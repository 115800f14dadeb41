"""The jobs that a person names. Each serves the window, the command line and a notebook alike.

A workflow takes an open registry, says where it stands through ``progress`` and may be cancelled between the
steps of its preparation; its writing is one transaction.
"""

from georegistry_desktop.workflows.apply_comparison import Applied, apply_comparison
from georegistry_desktop.workflows.check_version import check_version
from georegistry_desktop.workflows.compare_versions import compare_versions
from georegistry_desktop.workflows.duplicate_review import (
    OPEN_STATES,
    PAIR_STATES,
    DuplicateReview,
    PairState,
    open_duplicate_review,
)
from georegistry_desktop.workflows.edit_units import edit_units, plan_edit, set_typed
from georegistry_desktop.workflows.export_version import Exported, export_version
from georegistry_desktop.workflows.import_version import import_query, import_version, read_files, read_query
from georegistry_desktop.workflows.link_files import LinksImported, export_links, import_links, link_list
from georegistry_desktop.workflows.link_report import link_report
from georegistry_desktop.workflows.link_review import decide_bulk, decide_links, link_label, open_link_review
from georegistry_desktop.workflows.look_back import LookedBack, linked_names, look_back, names_of
from georegistry_desktop.workflows.make_demo import make_demo
from georegistry_desktop.workflows.match_versions import keep_matching, match_versions
from georegistry_desktop.workflows.merge_decided import MergedMany, merge_decided
from georegistry_desktop.workflows.merge_duplicates import (
    DuplicateReport,
    apart,
    decide_duplicates,
    decided_of,
    find_duplicates,
    links_elsewhere,
    merge_duplicates,
    report_of,
)
from georegistry_desktop.workflows.next_snapshot import Imported
from georegistry_desktop.workflows.pull_version import pull_version, read_server
from georegistry_desktop.workflows.review import (
    Outcome,
    Review,
    apply_review,
    decide,
    decide_each,
    outcome,
    refresh_review,
    review_of,
    review_versions,
)
from georegistry_desktop.workflows.self_test import self_test
from georegistry_desktop.workflows.taking_in import Reading, take_in
from georegistry_desktop.workflows.unit_links import LinkTold, unit_links
from georegistry_desktop.workflows.unite_versions import United, unite_versions

__all__ = [
    "OPEN_STATES",
    "PAIR_STATES",
    "Applied",
    "DuplicateReport",
    "DuplicateReview",
    "Exported",
    "Imported",
    "LinkTold",
    "LinksImported",
    "LookedBack",
    "MergedMany",
    "Outcome",
    "PairState",
    "Reading",
    "Review",
    "United",
    "apart",
    "apply_comparison",
    "apply_review",
    "check_version",
    "compare_versions",
    "decide",
    "decide_bulk",
    "decide_duplicates",
    "decide_each",
    "decide_links",
    "decided_of",
    "edit_units",
    "export_links",
    "export_version",
    "find_duplicates",
    "import_links",
    "import_query",
    "import_version",
    "keep_matching",
    "link_label",
    "link_list",
    "link_report",
    "linked_names",
    "links_elsewhere",
    "look_back",
    "make_demo",
    "match_versions",
    "merge_decided",
    "merge_duplicates",
    "names_of",
    "open_duplicate_review",
    "open_link_review",
    "outcome",
    "plan_edit",
    "pull_version",
    "read_files",
    "read_query",
    "read_server",
    "refresh_review",
    "report_of",
    "review_of",
    "review_versions",
    "self_test",
    "set_typed",
    "take_in",
    "unit_links",
    "unite_versions",
]
