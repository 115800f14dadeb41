"""Links of two versions as files: what a matching proposed, what people decided, lists read back."""

from georegistry_desktop.exchange.links.duplicates import check_duplicates_file, write_duplicates
from georegistry_desktop.exchange.links.listing import LAYOUTS, check_list_file, write_link_list
from georegistry_desktop.exchange.links.reading import LinkRow, look_at_links, read_links
from georegistry_desktop.exchange.links.report import check_links_file, write_links

__all__ = [
    "LAYOUTS",
    "LinkRow",
    "check_duplicates_file",
    "check_links_file",
    "check_list_file",
    "look_at_links",
    "read_links",
    "write_duplicates",
    "write_link_list",
    "write_links",
]
