"""Lists with a column for each level, as ministries keep them: gaps, footers, spellings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from georegistry_desktop import exchange
from georegistry_desktop.exchange import Incoming


def read(folder: Path, content: str) -> Incoming:
    (folder / "list.csv").write_text(content, "utf-8")
    return exchange.read(folder / "list.csv")


def column(incoming: Incoming, name: str) -> dict[str, Any]:
    """Reference -> what the unit has there, "" for nothing."""
    assert incoming.version is not None
    units = incoming.version.units
    return dict(zip(units["source_ref"], units[name].fillna(""), strict=True))


def parents(incoming: Incoming) -> dict[str, str]:
    """Reference -> the parent's reference."""
    assert incoming.version is not None
    refs = dict(zip(incoming.version.units["uuid"], incoming.version.units["source_ref"], strict=True))
    return {ref: refs.get(parent, "") for ref, parent in column(incoming, "parent").items()}


def told(incoming: Incoming, *codes: str) -> list[tuple[str, int | None]]:
    return [(p.code, p.row) for p in incoming.problems if p.code in codes or not codes]


FOSA = "Région,District,Code FOSA,Nom,Type\nBoké,Boffa,A1,CS Tamita,CS\nBoké,Boffa,A2,CS Koba,CS\n"


def test_that_a_row_without_a_code_leaves_the_others_theirs(tmp_path: Path) -> None:
    rows = FOSA + "Kindia,Coyah,A3,Hôpital,HP\nKindia,Coyah,,Poste,PS\n"
    assert parents(read(tmp_path, rows)) == {
        "A1": "Boké/Boffa",
        "A2": "Boké/Boffa",
        "A3": "Kindia/Coyah",
        "Kindia/Coyah/Poste": "Kindia/Coyah",
        "Boké": "",
        "Kindia": "",
        "Boké/Boffa": "Boké",
        "Kindia/Coyah": "Kindia",
    }


@pytest.mark.parametrize("codes", ["A1,,,", "A1,A1,A2,A3"], ids=["few", "twice"])
def test_that_codes_that_few_rows_have_or_that_stand_twice_are_no_references(
    tmp_path: Path, codes: str
) -> None:
    rows = "".join(f"N,M,{code},Post {n},PS\n" for n, code in enumerate(codes.split(",")))
    incoming = read(tmp_path, "Région,District,Code,Nom,Type\n" + rows)
    assert {"N/M/Post 0", "N/M/Post 1", "N/M/Post 2", "N/M/Post 3"} <= column(incoming, "code").keys()


def test_that_an_area_without_a_code_of_its_own_is_the_level_that_it_names(tmp_path: Path) -> None:
    rows = (
        "Region,Region code,District,District code,Code,Name\nN,1,,,,N\nN,1,Bo,11,111,Post\nN,1,Bo,11,112,Q\n"
    )
    assert parents(read(tmp_path, rows)) == {"1": "", "11": "1", "111": "11", "112": "11"}


@pytest.mark.parametrize("heading", ["Nom de la FOSA", "FOSA"])
def test_that_facilities_named_in_a_level_keep_their_types(tmp_path: Path, heading: str) -> None:
    rows = f"Région,District,Code,{heading},Type\nBoké,Boffa,A1,Tamita,CS\nBoké,Boffa,A2,Koba,PS\n"
    types = column(read(tmp_path, rows + "Boké,Boffa,A3,Ko,\n"), "type")
    assert (types["A1"], types["A2"]) == ("CS", "PS")
    assert (types["Boké"], types["Boké/Boffa"]) == ("Région", "District")
    assert types["A3"] == ("FOSA" if heading == "FOSA" else "")


def test_that_a_type_column_says_nothing_of_areas_above_the_deepest_level(tmp_path: Path) -> None:
    rows = "Région,District,FOSA,Type\nN,,,Urbain\nN,M,F,CS\n"
    assert column(read(tmp_path, rows), "type") == {"N": "Région", "N/M": "District", "N/M/F": "CS"}


def test_that_codes_of_levels_are_carried(tmp_path: Path) -> None:
    rows = "CODGEO,LIBGEO,REG,REG_LIB,DEP,DEP_LIB\n01001,A,84,Alpes,01,Ain\n01002,B,84,Alpes,01,Ain\n"
    incoming = read(tmp_path, rows)
    assert incoming.version is not None
    assert "code" in incoming.version.fields
    assert sorted(filter(None, incoming.version.units["code"].fillna(""))) == ["01", "84"]
    plain = read(tmp_path, "Région,District,Nom\nN,M,F\n")
    assert plain.version is not None
    assert "code" not in plain.version.fields


def test_that_it_is_said_which_columns_give_levels_their_references(tmp_path: Path) -> None:
    rows = "ADM1_FR,ADM1_PCODE,ADM2_FR\nBoké,GN001,Boffa\nBoké,GN001,Boké ville\n"
    assert read(tmp_path, rows).understood[0].levels == ("ADM1_FR (ADM1_PCODE)", "ADM2_FR")


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ("Code,Nombre,Désignation FOSA,Libellé\na,4,x,Poste\nb,5,y,Centre\n", "Libellé"),
        ("Région,District,FOSA,Nombre\nN,M,Poste,4\nN,M,Centre,5\n", None),
        ("ref,name,type\na,4,Post\nb,5,Post\n", "name"),
    ],
    ids=["another", "levels", "nothing else"],
)
def test_that_a_column_of_numbers_is_no_name_where_words_stand_beside(
    tmp_path: Path, rows: str, name: str | None
) -> None:
    incoming = read(tmp_path, rows)
    assert incoming.understood[0].columns.get("name") == name
    assert incoming.version is not None


@pytest.mark.parametrize(
    "heading", ["Date création", "date de creation", "Date de mise en service", "Data de criação"]
)
def test_that_the_day_a_unit_was_created_opened_it(tmp_path: Path, heading: str) -> None:
    rows = f"ref,name,{heading}\na,A,2001-02-03\n"
    assert column(read(tmp_path, rows), "opening_date") == {"a": "2001-02-03"}
    both = f"ref,name,{heading},Date d'ouverture\na,A,2001-02-03,2002-02-03\n"
    assert column(read(tmp_path, both), "opening_date") == {"a": "2002-02-03"}


def test_that_one_column_of_a_level_above_names_is_a_tree(tmp_path: Path) -> None:
    rows = "District,Nom,Code,Type\nBoffa,Tamita,A1,CS\nBoffa,Koba,A2,CS\nCoyah,Sud,A3,HP\n"
    assert parents(read(tmp_path, rows)) == {
        "A1": "Boffa",
        "A2": "Boffa",
        "A3": "Coyah",
        "Boffa": "",
        "Coyah": "",
    }


@pytest.mark.parametrize(
    "rows",
    [
        "District,Nom,Code\nBoffa,Tamita,A1\nFria,Koba,A2\n",
        "Structure,Nom,Code\nPublic,Tamita,A1\nPublic,Koba,A2\n",
        "État,Nom,Code\nBon,Tamita,A1\nBon,Koba,A2\n",
        "District,Nom,Code\n"
        + "".join(f"X,N{r}{d},{r}{d:02}\n" for r in ("SL01", "SL02") for d in range(1, 13))
        + "X,A,SL01\nX,B,SL02\n",
    ],
    ids=["each its own", "facilities", "condition", "codes lead"],
)
def test_that_one_column_is_no_level_where_it_may_be_anything(tmp_path: Path, rows: str) -> None:
    assert read(tmp_path, rows).understood[0].levels == ()


def test_that_areas_spelt_in_two_ways_are_told(tmp_path: Path) -> None:
    rows = "Kindia,Coyah,A\nBoké,Boffa,B\nkindia ,Coyah,C\nkindia,Coyah,D\nBOKE,Boffa,E\n"
    incoming = read(tmp_path, "Région,District,Nom\n" + rows + "Boké,BOFFA,F\nBoké,boffa,f\n")
    problems = [p for p in incoming.problems if p.code == "areas-alike"]
    assert [(p.row, p.params["value"], p.params["other"]) for p in problems] == [
        (4, "kindia", "Kindia"),
        (6, "BOKE", "Boké"),
        (7, "BOFFA", "Boffa"),
        (8, "boffa", "Boffa"),
    ]


def test_that_areas_of_one_name_under_two_parents_are_not_told(tmp_path: Path) -> None:
    rows = "Région,District,Nom\nBoké,Centre,A\nKindia,CENTRE,A\nKindia,CENTRE,a\n"
    assert told(read(tmp_path, rows), "areas-alike") == []


@pytest.mark.parametrize(
    "footer",
    ["Source : DSNIS,,,,\n", "\nTotal,,,,\nSource,,,,\n", "Source : DSNIS\n", "\n,,,Mis à jour,\n"],
    ids=["padded", "several", "short", "elsewhere"],
)
def test_that_a_note_below_a_list_is_no_unit(tmp_path: Path, footer: str) -> None:
    incoming = read(tmp_path, FOSA + footer)
    assert column(incoming, "name").keys() == {"A1", "A2", "Boké", "Boké/Boffa"}
    assert [code for code, _ in told(incoming)] == ["rows-below"]
    assert incoming.problems[0].row == (5 if footer.startswith("\n") else 4)


@pytest.mark.parametrize(
    ("rows", "ref"),
    [
        (FOSA + ",,A3,,\n", "A3"),
        (FOSA + "Boké,,,,\n", "Boké"),
        ("Région,District,Nom,Type\nBoké,,,\nBoké,Boffa,,\nBoké,Boffa,A,CS\nKindia,,,\n", "Kindia"),
    ],
    ids=["key", "named above", "areas stand alone"],
)
def test_that_a_last_row_that_may_be_of_the_list_stays(tmp_path: Path, rows: str, ref: str) -> None:
    incoming = read(tmp_path, rows)
    assert ref in column(incoming, "name")
    assert told(incoming, "rows-below") == []


def test_that_a_row_that_was_cut_off_is_still_an_error(tmp_path: Path) -> None:
    assert ("row-length", 4) in told(read(tmp_path, FOSA + "Kind"))


def test_that_a_note_below_a_narrow_list_is_told(tmp_path: Path) -> None:
    incoming = read(tmp_path, "Région,District,Nom\nBoké,Boffa,A\nBoké,Boffa,B\nSource : DSNIS,,\n")
    assert told(incoming, "row-lone") == [("row-lone", 4)]
    assert "Source : DSNIS" in column(incoming, "name")


@pytest.mark.parametrize(
    "footer",
    [
        "Total,,,1234\n",
        ",TOTAL GÉNÉRAL :,,1 234\n",
        ",Sous-total,,12\n,Total,,24\n",
        "Total,,,1234\n,Source: ministry,,\n",
        "Total (3),,12.5,30%\n",
    ],
)
def test_that_a_sum_below_a_list_is_no_unit(tmp_path: Path, footer: str) -> None:
    incoming = read(tmp_path, f"ref,name,beds,people\na,A,1,2\nb,B,3,4\nc,C,,5\n{footer}")
    assert sorted(code for code, _ in told(incoming)) == ["roots-several", "rows-below"]
    assert incoming.version is not None
    assert incoming.version.units["name"].tolist() == ["A", "B", "C"]


def test_that_a_sum_below_a_narrow_list_is_no_unit(tmp_path: Path) -> None:
    incoming = read(tmp_path, "Region,District,people\nR,A,2\nR,B,3\nTotal,,5\n")
    assert [code for code, _ in told(incoming)] == ["rows-below"]
    assert incoming.version is not None
    assert sorted(incoming.version.units["name"]) == ["A", "B", "R"]


@pytest.mark.parametrize("row", ["17,Total,,\n", "d,Total,5,6\n", ",Total,5,many\n"])
def test_that_a_unit_named_like_a_sum_stays_where_it_has_more_than_numbers(tmp_path: Path, row: str) -> None:
    incoming = read(tmp_path, f"ref,name,beds,people\na,A,1,2\nb,B,3,4\n{row}")
    assert incoming.version is not None
    assert incoming.version.units["name"].tolist() == ["A", "B", "Total"]
