"""What a refusal prints with ``--json``, and that its remedy can be pasted as it is."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from end_to_end.running import document, georegistry, ran

from georegistry_desktop.cli.refusing import as_document
from georegistry_desktop.domain import Conflict, ConflictError, Problem, RulesBroken
from georegistry_desktop.domain.messages import MESSAGES, remedy

REFUSED = [
    (("apply", "{r}", "A", "B"), 1, "version-frozen"),
    (("compare", "{r}", "P", "Nope"), 1, "version-missing"),
    (("compare", "{r}", "P", "B", "--by", "colour"), 2, "option-bad"),
    (("compare", "{r}", "P", "B", "--output", "x.doc"), 2, "output-format"),
    (("compare", "{r}", "P"), 2, "usage"),
    (("versions", "{r}.none"), 1, "registry-missing"),
    (("init", "{r}"), 2, "usage"),  # it has no --json, which is told in JSON as well
    (("nonsense",), 2, "usage"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), REFUSED, ids=[r[2] + r[0][0] for r in REFUSED])
def test_that_json_is_one_document_also_when_refused(
    prepared: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = georegistry(*(a.format(r=prepared / "r.gpkg") for a in arguments), "--json")
    error = json.loads(done.stdout)["error"]
    assert done.returncode == code
    assert error["code"] == said
    assert error["message"] in " ".join(done.stderr.split())
    assert "remedy" in error


def test_that_a_refused_import_is_one_document_with_its_problems(registry: Path, tmp_path: Path) -> None:
    (tmp_path / "faulty.csv").write_text("ref,parent_ref,name\na,nowhere,A\nb,,\n")
    done = georegistry("import", registry, tmp_path / "faulty.csv", "--source", "X", "--json")
    answer = json.loads(done.stdout)
    assert done.returncode == 1
    assert answer["refused"] is True
    assert answer["error"]["code"] == "import-refused"
    assert "name is blank" not in done.stderr  # all problems are in the document, once
    assert {(p["code"], p["row"]) for p in answer["problems"]} >= {("ref-unknown", 2), ("name-blank", 3)}


def test_that_conflicts_and_broken_rules_are_listed_in_the_document() -> None:
    conflict = Conflict(
        unit="u", unit_name="Post", field="name", ancestor="A", ours="B", theirs="C", who="me"
    )
    told = as_document(ConflictError([conflict]))
    assert told["error"]["code"] == "conflicts"  # type: ignore[index]
    assert told["conflicts"][0]["theirs"] == "C"  # type: ignore[index]
    told = as_document(RulesBroken([Problem(code="name-empty", unit="Post")]))
    assert told["problems"][0]["code"] == "name-empty"  # type: ignore[index]
    assert "refused" not in told


def test_that_remedies_name_the_registry_as_the_shell_takes_it(tmp_path: Path) -> None:
    registry, file = tmp_path / "my registry.gpkg", tmp_path / "list.csv"
    file.write_text("ref,name\nc,Country\n")
    ran("init", registry)
    ran("import", registry, file, "--source", "Ministry list")
    done = georegistry("set", registry, "Ministry list", "c", "name=X")
    command = done.stderr.strip().splitlines()[-1].partition("first: ")[2]
    assert shlex.split(command)[:4] == ["georegistry", "copy", str(registry), "Ministry list@1"]
    ran(*shlex.split(command.replace("NAME", "Pyramid"))[1:])
    assert document("versions", registry)[-1]["version"] == "Pyramid@live"


def test_that_a_remedy_never_shows_the_word_registry_where_the_address_is_known() -> None:
    params: dict[str, object] = {"registry": "country.gpkg", "version": "Min list@1"}
    for code, (_, template) in MESSAGES.items():
        assert "REGISTRY" not in template
        assert "REGISTRY" not in remedy(code, params)
    assert remedy("undo-import", params).endswith("georegistry drop country.gpkg 'Min list@1'")


SECRET = [
    "postgresql://u:secret@localhost:port/db",
    "postgresql://u:secret@localhost:99999999/db",
    "postgresql://u:secret@nohost.invalid/db",
    "postgresql://u:sec@secret@localhost/db",
    "postgresql://u:my secret@localhost:1/db",
    "postgresql://us/er:secret@localhost:1/db",
    "postgresql://a b:secret@localhost:1/db",
    "postgresql://u@nohost.invalid/db?password=my secret",
    "postgresql://u@nohost.invalid/db?password=secret",
    "postgresql:/u:secret@h/db",
    "mysql://u:secret@h/db",
    "foo bar://u:secret@h/db",
    "host=h user=u password=secret dbname=d",
]


@pytest.mark.parametrize("address", SECRET)
def test_that_no_message_shows_a_password(address: str) -> None:
    for arguments in (("versions", address), ("versions", address, address), ("init", address, "--json")):
        done = georegistry(*arguments)
        assert done.returncode in (1, 2)
        assert "secret" not in done.stdout + done.stderr
        assert len(done.stderr) > 10


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://u@localhost:port/db", "its port is no number"),
        ("mysql://u@h/db", "'mysql' is no kind of database known here"),
        ("postgresql://u:a@b@h/db", "%40"),
        ("postgresql:/u@h/db", "it cannot be read. Give a file that ends in .gpkg, postgresql://"),
        ("postgresql://u@nohost.invalid/db", "could not translate host name"),
        ("service=absent", "absent"),
    ],
)
def test_that_a_mistyped_address_is_told_in_plain_words(address: str, said: str) -> None:
    done = georegistry("versions", address)
    assert done.returncode == 1
    assert said in " ".join(done.stderr.split())


def test_that_a_missing_database_is_told_in_plain_words(postgis_address: str) -> None:
    done = georegistry("versions", postgis_address.replace("/test_", "/absent_"))
    assert done.returncode == 1
    assert "does not exist" in done.stderr
    done = georegistry("versions", postgis_address)
    assert "Make one with: georegistry init 'postgresql://" in done.stderr
