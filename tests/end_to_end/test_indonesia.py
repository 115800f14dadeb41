"""Two editions of Indonesia's tree down to the village, against a count that pandas makes by itself."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from command import compared, done


def editions(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    older, newer = (
        pd.read_csv(folder / f"wilayah_{year}.csv", dtype=str, keep_default_na=False).set_index("code")
        for year in (2020, 2022)
    )
    return older, newer


def test_that_two_editions_differ_by_code_as_pandas_counts(registry_address: str, shared_data: Path) -> None:
    folder = shared_data / "indonesia"
    older, newer = editions(folder)
    both = older.index.intersection(newer.index)
    differs = older.loc[both].ne(newer.loc[both])

    done("init", registry_address)
    for year, frame in ((2020, older), (2022, newer)):
        said = done(
            "import", registry_address, folder / f"wilayah_{year}.csv", "--source", f"E{year}", "--json"
        ).document
        assert said["units"] == len(frame)
    document = compared(registry_address, "E2020", "E2022", "--by", "code")

    assert document["by"] == "code"
    assert document["counts"] == {
        "new": len(newer.index.difference(older.index)),
        "missing": len(older.index.difference(newer.index)),
        "changed": int(differs.any(axis=1).sum()),
        "same": int((~differs.any(axis=1)).sum()),
    }
    assert (document["counts"]["new"], document["counts"]["missing"]) == (386, 332)
    assert document["fields"]["name"] == int(differs["name"].sum()) == 348
    assert document["fields"].get("parent", 0) == int(differs["parent_code"].sum())
    assert document["fields"].get("type", 0) == int(differs["level"].sum())
    assert document["unpaired"] == {"base": {}, "other": {}}
