"""Each code has one sentence."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

from georegistry_desktop import domain


def test_that_no_code_is_given_two_sentences() -> None:
    files = Path(domain.__file__).parent.glob("*messages.py")
    tables = [n for f in files for n in ast.walk(ast.parse(f.read_text("utf-8"))) if isinstance(n, ast.Dict)]
    codes = Counter(k.value for table in tables for k in table.keys if isinstance(k, ast.Constant))
    assert len(codes) > 200
    assert [code for code, count in codes.items() if count > 1] == []
