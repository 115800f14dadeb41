"""Lists out of databases: one query, its rows as they stand, read-only.

``address`` says where, ``databases`` runs the query so that nothing can be written, ``table`` makes text of
the values. From there on the rows are those of any list: columns by a mapping, checks, problems.
"""

from __future__ import annotations

from georegistry_desktop.exchange.sql.address import Source, parse_source
from georegistry_desktop.exchange.sql.databases import working_password
from georegistry_desktop.exchange.sql.table import query_table

__all__ = ["Source", "parse_source", "query_table", "working_password"]
