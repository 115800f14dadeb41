"""A list in SQLite and in PostgreSQL, for queries to read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from sqlalchemy.engine import make_url

from georegistry_desktop import exchange
from georegistry_desktop.domain import Refused

LIST = """
CREATE TABLE unit
  (ref TEXT, parent_ref TEXT, name TEXT, code TEXT, latitude REAL, longitude REAL, beds INTEGER);
INSERT INTO unit VALUES
  ('c', NULL, 'Country', '01', NULL, NULL, NULL), ('d', 'c', 'Dé;pôt', '0101', 8.25, -11.5, 4);
"""
QUERY = "SELECT * FROM unit ORDER BY ref"


def make_sqlite(folder: Path) -> str:
    """The list in a file of SQLite; gives its address."""
    with closing(sqlite3.connect(folder / "list.db")) as held:
        held.executescript(LIST)
    return f"sqlite:///{folder}/list.db"


def execute(address: str, statement: str) -> list[Any]:
    url = make_url(address)
    with (
        closing(psycopg2.connect(host=url.query["host"], user=url.username, dbname=url.database)) as held,
        held,
        held.cursor() as cursor,
    ):
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def refusal(address: str, query: str = QUERY, **options: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        exchange.read_query(address, query, **options)
    return caught.value
