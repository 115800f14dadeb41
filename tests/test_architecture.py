"""The house keeps its rooms: who may import whom, no cycles, Qt in one room only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "georegistry_desktop"
PEERS = {"storage", "editing", "compare", "matching", "quality", "exchange", "forms", "scene"}
ALLOWED: dict[str, set[str]] = {
    "domain": set(),
    **{peer: {"domain"} for peer in PEERS},
    "workflows": PEERS | {"domain"},
    "session": PEERS | {"domain", "workflows"},
    "cli": PEERS | {"domain", "workflows", "session", "ui"},
    "ui": PEERS | {"domain", "workflows", "session"},
}
"""The peers know only the domain; the rest stands on top of them."""
UI_LOWER = {"desk", "bridge", "theme", "actions", "widgets", "words", "resources", "display"}
UI_PARTS = {"tree", "map", "inspector"}
UI_PAIRS = {"pairs"}
UI_SCREENS = {"start", "pyramid", "compare", "matching", "duplicates", "sources", "history"}
UI_ALLOWED: dict[str, set[str]] = {
    **dict.fromkeys(UI_LOWER, UI_LOWER),
    **dict.fromkeys(UI_PARTS, UI_LOWER),
    **dict.fromkeys(UI_PAIRS, UI_LOWER | UI_PARTS),
    **dict.fromkeys(UI_SCREENS, UI_LOWER | UI_PARTS | UI_PAIRS),
    "shell": UI_LOWER | {"start"},
}
"""Rooms of the window: screens and parts do not know their like; the shell finds screens by entry points."""
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc"}
LONGEST = 400

FILES = sorted(PACKAGE.rglob("*.py"))


def module_name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file: Path, *, lazy: bool = True) -> Iterator[str]:
    """The modules that a file imports; without ``lazy`` only those it loads when it is loaded."""
    tree = ast.parse(file.read_text("utf-8"))
    nodes = ast.walk(tree) if lazy else _loaded(tree)
    package = module_name(file).split(".")
    if file.name != "__init__.py":
        package = package[:-1]
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                submodule = ROOT.joinpath(*module.split("."), alias.name)
                is_module = submodule.with_suffix(".py").exists() or (submodule / "__init__.py").exists()
                yield f"{module}.{alias.name}" if is_module else module


def _loaded(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        yield node
        yield from _loaded(node)


def with_packages(module: str) -> Iterator[str]:
    """The packages that are loaded before a module, and itself."""
    return accumulate(module.split("."), "{}.{}".format)


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_that_a_room_imports_only_what_it_may(file: Path) -> None:
    mine = room(module_name(file))
    if not mine:
        return  # the package's own door, which loads storage late
    ours = {room(m) for m in imports(file) if m.startswith("georegistry_desktop.")}
    assert ours - {mine, ""} <= ALLOWED[mine]


@pytest.mark.parametrize(
    "file", sorted((PACKAGE / "ui").rglob("*.py")), ids=lambda f: str(f.relative_to(ROOT))
)
def test_that_a_room_of_the_window_imports_only_what_it_may(file: Path) -> None:
    def inner(module: str) -> str:
        parts = module.split(".")
        return parts[2] if len(parts) > 2 else ""

    mine = inner(module_name(file))
    if not mine:
        return  # the door, which loads the shell late
    ours = {inner(m) for m in imports(file) if m.startswith("georegistry_desktop.ui.")}
    assert ours - {mine, ""} <= UI_ALLOWED[mine]


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_that_a_file_is_named_for_what_it_does_and_can_be_read_in_one_sitting(file: Path) -> None:
    assert not NAMELESS & set(file.stem.split("_"))
    assert file.read_text("utf-8").count("\n") <= LONGEST


def test_that_qt_lives_in_the_window_alone() -> None:
    users = {room(module_name(f)) for f in FILES if any(m.split(".")[0] == "PySide6" for m in imports(f))}
    assert users <= {"ui"}


def test_that_every_room_says_what_it_is_for() -> None:
    rooms = [f for f in FILES if f.name == "__init__.py"]
    assert len(rooms) > 5
    assert [f for f in rooms if not ast.get_docstring(ast.parse(f.read_text("utf-8")))] == []


def test_that_there_is_no_import_cycle() -> None:
    graph = {
        module_name(f): {
            p for m in imports(f, lazy=False) for p in with_packages(m) if p.startswith(PACKAGE.name)
        }
        for f in FILES
    }
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join([*path, module])
        if module in done or module not in graph:
            return
        # A package is loaded by its own modules, which is no cycle of ours.
        for other in graph[module] - {module}:
            if not module.startswith(f"{other}."):
                visit(other, (*path, module))
        done.add(module)

    for module in graph:
        visit(module, ())


def test_that_no_two_files_of_tests_share_a_name() -> None:
    names = [file.name for file in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names)), "pytest imports them by their names alone"


def test_that_the_root_holds_what_belongs_there() -> None:
    known = {"georegistry_desktop", "resources", "tests", "packaging", "pyproject.toml"}
    known |= {"README.md", "LICENSE", "CHANGELOG.md"}
    assert {p.name for p in ROOT.iterdir() if not p.name.startswith(".")} <= known | {"build", "dist"}
