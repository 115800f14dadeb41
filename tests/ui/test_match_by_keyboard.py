"""A list is brought in, matched, reviewed, compared by its links and applied: the whole way by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pytest
from answers import Answers
from keyboard import Keyboard
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from georegistry_desktop import create_registry
from georegistry_desktop.domain.names import fold
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.compare.workspace import CompareWorkspace
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.matching.front import Front
from georegistry_desktop.ui.matching.workspace import MatchWorkspace
from georegistry_desktop.ui.pyramid.workspace import Pyramid
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.panels import find_panels
from georegistry_desktop.ui.sources.workspace import Sources
from georegistry_desktop.workflows import import_version, make_demo
from tests.matching.damage import Damage, damaged

LIST, LIVE = "District list@1", "Pyramid@live"
WAITING = ("proposed", "none", "check")
DECIDED = 30
"""So many doubtful units are decided, or all of them where there are fewer."""


class Country:
    """A registry with a live pyramid, a list that is not yet in it, and what is true of both."""

    def __init__(self, address: str, folder: Path) -> None:
        self.address, self.file = address, folder / "District_list.csv"
        with closing(create_registry(address)) as registry:
            self._fill(registry)
            units = registry.read("Pyramid").units.copy()
        units["truth"] = units["uuid"]
        random = np.random.default_rng(7)
        second = damaged(units, Damage(), random)
        refs = dict(zip(second["uuid"], (f"M{at:05d}" for at in range(len(second))), strict=True))
        self.names = dict(zip(units["uuid"], units["name"], strict=True))
        self.truth: dict[str, str] = {
            refs[u]: t for u, t in zip(second["uuid"], second["truth"], strict=True)
        }
        rows = pd.DataFrame(
            {
                "ref": [refs[uuid] for uuid in second["uuid"]],
                "parent_ref": [refs.get(parent, "") for parent in second["parent"]],
                "name": second["name"],
                "type": second["type"],
                "latitude": [None if p is None else p.y for p in second["point"]],
                "longitude": [None if p is None else p.x for p in second["point"]],
            }
        )
        rows.to_csv(self.file, index=False)

    def _fill(self, registry: Registry) -> None:
        make_demo(registry, units=300)


class SierraLeone(Country):
    """The tree of its DHIS2."""

    def __init__(self, address: str, folder: Path, tree: Path) -> None:
        self._tree = tree
        super().__init__(address, folder)

    def _fill(self, registry: Registry) -> None:
        import_version(registry, [self._tree], source="DHIS2")
        registry.copy("DHIS2", "Pyramid")
        registry.set_default("Pyramid")


class Decided(NamedTuple):
    """What stands of a unit of the list: the state, the unit of the pyramid, the comment."""

    state: str
    unit: str = ""
    comment: str = ""


class Person:
    """The window as somebody uses it who has only a keyboard; what he reads there is told by ``_on`` each."""

    def __init__(self, window: MainWindow, country: Country, keys: Keyboard) -> None:
        self.window, self.country, self.keys = window, country, keys
        self.decided: dict[str, Decided] = {}
        self.by_hand = 0

    @property
    def space(self) -> MatchWorkspace:
        [found] = self.window.findChildren(MatchWorkspace)
        return found

    def names(self) -> dict[str, str]:
        """Of all units of the live version by uuid, as the registry has them."""
        return self._column(LIVE, "uuid")

    @cached_property
    def listed(self) -> dict[str, str]:
        """The names of the list by reference, as they came in."""
        return self._column(LIST, "source_ref")

    def _column(self, label: str, key: str) -> dict[str, str]:
        units = self.registry(lambda r: r.read(label)).units
        return dict(zip(units[key], units["name"], strict=True))

    @property
    def labels(self) -> list[str]:
        assert self.window.desk.live is not None
        return [v.label for v in self.window.desk.live.session.versions]

    def decisions(self) -> dict[str, Decided]:
        """What is decided, by the reference of the list's unit, once all is written."""
        self.keys.wait(lambda: not self.space.reviewing.is_writing)
        units = self.registry(lambda r: r.read(LIST)).units
        refs = dict(zip(units["uuid"], units["source_ref"], strict=True))
        rows = self.registry(lambda r: r.links.decisions(LIST, LIVE)).fillna({"comment": ""})
        return {refs[row.a]: Decided(row.state, row.b, row.comment) for row in rows.itertuples()}

    def go(self, key: str, workspace: str) -> None:
        """To a workspace, as the menu says by which key."""
        self.keys.press(key)
        current = self.window.screens.current
        assert (current.key if current else "") == workspace

    def bring_in(self) -> None:
        keys = self.keys
        self.go("Ctrl+4", "sources")
        [space] = self.window.findChildren(Sources)
        keys.press("Ctrl+I")
        page = space.incoming
        assert page.source.hasFocus()
        asking = self.window.desk.asking
        assert isinstance(asking, Answers)
        asking.files.append([self.country.file])
        keys.press("Tab", "Space")
        keys.wait(lambda: space.importing.preview is not None and page.do.isEnabled())
        assert page.source.text() == "District list"
        keys.press("Ctrl+Return")
        keys.wait(lambda: LIST in self.labels)
        keys.wait(lambda: space.list.isVisible())

    def match(self) -> None:
        keys = self.keys
        self.go("Ctrl+3", "match")
        [space] = self.window.findChildren(MatchWorkspace)
        keys.wait(lambda: space.start.form.run.hasFocus())
        assert (space.start.form.a.currentData(), space.start.form.b.currentData()) == (LIST, LIVE)
        keys.press("Return")
        keys.wait(lambda: space.deciding.front is not None and space.fronting.is_current)
        keys.wait(space.queue.lines.hasFocus)

    def accept_the_sure(self) -> None:
        """All above the score that the foot of the queue offers."""
        space = self.space
        self.keys.wait(lambda: space.queue.bulk.accept.isEnabled())
        self.keys.press("Ctrl+Return")
        self.keys.wait(lambda: space.reviewing.review.counts()["accepted"] and not space.reviewing.is_writing)

    def decide_the_doubtful(self) -> None:
        """By what is true, until so many are decided; one is flagged, one taken back and decided again."""
        keys = self.keys
        self._wait_front()
        if self._front.state not in WAITING:
            keys.press("S")
            self._wait_front()
        while len(self.decided) < DECIDED and self._front.state in WAITING:
            if len(self.decided) == 1:
                self._flag("ask the district")
                continue
            ref = self._decide()
            if len(self.decided) == 5:
                self._take_back(ref)

    @property
    def _front(self) -> Front:
        front = self.space.deciding.front
        assert front is not None
        return front

    def _wait_front(self) -> None:
        """Until a unit is shown as it is now, and what was pressed has had its turn with the review."""
        space = self.space
        self.keys.wait(
            lambda: (
                not space.reviewing.turns.is_waiting
                and space.deciding.front is not None
                and space.fronting.is_current
            )
        )

    def _wait_decided(self, ref: str) -> None:
        """Until the unit is decided; the next one is in front then, unless there is none."""
        self._wait_front()
        front = self._front
        assert front.ref != ref or front.state not in WAITING, f"nothing was decided of {front.name}"
        assert self.space.queue.lines.hasFocus(), f"{self.keys.holder} has the keyboard"

    def _flag(self, comment: str) -> None:
        ref = self._front.ref
        self.keys.press("F")
        assert self.space.unit.comment.hasFocus()
        self.keys.type(comment)
        self.keys.press("Return")
        self._wait_decided(ref)
        self.decided[ref] = Decided("flagged", comment=comment)

    def _decide(self) -> str:
        """The unit in front by what is true; gives its reference."""
        keys, ref = self.keys, self._front.ref
        true = self.country.truth[ref]
        if true not in self.country.names:
            keys.press("N")
            self.decided[ref] = Decided("no-match")
        else:
            place = self._place_of(true)
            if place < 0:
                self._find(true)
                place = self._place_of(true)
            if place != self.space.unit.place:
                keys.press(str(place + 1))
            keys.press("Return")
            self.decided[ref] = Decided("accepted", true)
        self._wait_decided(ref)
        return ref

    def _place_of(self, uuid: str) -> int:
        """Which of the candidates it is, -1 for none."""
        side = self.space.reviewing.sides[1]
        shown = [side.text("uuid", told.row) for told in self.space.unit.candidates]
        return shown.index(uuid) if uuid in shown else -1

    def _find(self, uuid: str) -> None:
        """By hand, by the name that it is known to have."""
        keys, finder = self.keys, self.space.unit.finder
        row = self.space.reviewing.found.review.side_b.number(uuid)
        self.by_hand += 1
        keys.press("/")
        assert finder.field.hasFocus()
        keys.type(fold(self.country.names[uuid]))

        def rows() -> list[int]:
            hits = (finder.hits.item(at) for at in range(finder.hits.count()))
            return [hit.data(Qt.ItemDataRole.UserRole) for hit in hits]

        keys.wait(lambda: row in rows())
        keys.press_until(
            lambda: finder.hits.currentItem().data(Qt.ItemDataRole.UserRole) == row, "Down", most=50
        )
        keys.press("Return")
        keys.wait(lambda: self._place_of(uuid) >= 0 and self.space.fronting.is_current)

    def _take_back(self, ref: str) -> None:
        self.keys.press("U")
        self.keys.wait(lambda: self.space.deciding.front is not None and self._front.ref == ref)
        self._wait_front()
        assert self._front.state in WAITING
        assert self.space.queue.lines.hasFocus()
        del self.decided[ref]
        self._decide()

    def compare(self) -> None:
        """Take the names of all that is linked."""
        keys = self.keys
        self.go("Ctrl+2", "compare")
        [space] = self.window.findChildren(CompareWorkspace)
        chooser = space.chooser
        keys.wait(chooser.compare.hasFocus)
        assert chooser.chosen() == (LIVE, LIST)
        keys.press("Backtab")
        assert chooser.by.hasFocus()
        keys.press("End")
        assert chooser.by.currentData() == "links"
        keys.press("Tab", "Space")
        keys.wait(lambda: space.reviewing.review is not None and space.reviewing.job is None)
        keys.wait(lambda: space.unit.facts is not None)
        keys.wait(space.list.lines.hasFocus)
        found = space.reviewing.review.differences

        def differs_by_name() -> bool:
            front = space.deciding.front
            return front >= 0 and "name" in found.fields[found.rows_of(front)]

        keys.press_until(differs_by_name, "Down", most=len(found.units))
        keys.press("M")
        self._choose_in_menu("Name of all shown units")
        self._choose_in_menu("Accept ")
        accepted = found.fields[space.reviewing.review.accepted]
        assert set(accepted) == {"name"}
        keys.wait(lambda: space.reviewing.foresight is not None)
        assert space.list.outcome.apply.isEnabled(), space.list.outcome.verdict.text()
        keys.press("Ctrl+Return")
        keys.wait(lambda: space.reviewing.job is None and not space.reviewing.review.accepted.any())

    def _choose_in_menu(self, words: str) -> None:
        """Walk down the open menu to what begins so, and take it."""
        menu = self.keys.holder
        assert isinstance(menu, QMenu)

        def there() -> bool:
            now = menu.activeAction()
            return now is not None and now.text().startswith(words)

        self.keys.press_until(there, "Down", most=len(menu.actions()) + 1)
        self.keys.press("Return")

    def see_the_pyramid(self, names: dict[str, str]) -> None:
        """Until its tree shows these names."""
        [space] = self.window.findChildren(Pyramid)

        def shown() -> dict[str, str]:
            tree = space.showing.tree
            return {tree.uuid(row): tree.name(row) for row in range(tree.n)} if tree is not None else {}

        self.keys.wait(lambda: space.isVisible() and shown() == names)
        assert space.isAncestorOf(self.keys.holder)

    def registry(self, read: Callable[[Registry], Any]) -> Any:
        """What stands in the registry."""
        assert self.window.desk.live is not None
        return self.window.desk.live.session.read(read).result()


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """The whole window of the program, with nothing open."""
    desk.settings.set("tour-seen", True)
    made = MainWindow(desk, find_panels()[0])
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    yield made
    made.close()


def go_the_whole_way(window: MainWindow, country: Country, heading: str, qtbot: QtBot) -> None:
    """All five steps, each with what then stands in the registry."""
    with qtbot.waitSignal(window.desk.liveChanged, timeout=60_000):
        window.files.open(country.address)
    keys = Keyboard(qtbot, window)
    person = Person(window, country, keys)
    with keys.step("bring the list in"):
        person.bring_in()
    with keys.step("match it with the pyramid"):
        person.match()
    with keys.step("accept all above the score"):
        person.accept_the_sure()
    sure = person.decisions()
    assert {decided.state for decided in sure.values()} == {"accepted"}
    with keys.step(f"decide on {DECIDED} that are doubtful"):
        person.decide_the_doubtful()
    decided = person.decisions()
    assert decided == {**sure, **person.decided}
    with keys.step("compare by links, accept the names, apply"):
        person.compare()
    linked = {d.unit: ref for ref, d in decided.items() if d.state == "accepted"}
    wanted = {
        uuid: person.listed[linked[uuid]] if uuid in linked else name for uuid, name in country.names.items()
    }
    assert wanted != country.names
    assert person.names() == wanted
    with keys.step("see it in the pyramid and take it back"):
        person.go("Ctrl+1", "pyramid")
        person.see_the_pyramid(wanted)
        keys.press("Ctrl+Z")
        person.see_the_pyramid(country.names)
    assert person.names() == country.names
    assert person.decisions() == decided
    wrong = sum(country.truth[ref] != link.unit for ref, link in sure.items())
    heading = f"{heading}: {len(sure)} accepted together ({wrong} wrong), {person.by_hand} found by hand"
    print(keys.table(heading))


def test_that_the_demo_country_goes_from_import_to_applied_change_by_keyboard(
    window: MainWindow, registry_address: str, tmp_path: Path, qtbot: QtBot
) -> None:
    go_the_whole_way(window, Country(registry_address, tmp_path), "The demo country", qtbot)


def test_that_a_key_leads_from_the_links_to_what_differs_by_them(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    country, keys = Country(str(tmp_path / "country.gpkg"), tmp_path), Keyboard(qtbot, window)
    with qtbot.waitSignal(window.desk.liveChanged, timeout=60_000):
        window.files.open(country.address)
    person = Person(window, country, keys)
    person.bring_in()
    person.match()
    assert window.desk.actions.reason("match.compare") == "No link is accepted yet."
    person.accept_the_sure()
    keys.press("C")
    [space] = window.findChildren(CompareWorkspace)
    keys.wait(lambda: space.reviewing.review is not None and space.reviewing.job is None)
    keys.wait(space.list.lines.hasFocus)
    review = space.reviewing.review
    assert (review.base, review.other, review.differences.comparison.by) == (LIVE, LIST, "links")


def test_that_sierra_leone_goes_from_import_to_applied_change_by_keyboard(
    window: MainWindow, registry_address: str, shared_data: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    tree = shared_data / "sierra-leone-dhis2" / "metadata_2021_play2.34.json"
    country = SierraLeone(registry_address, tmp_path, tree)
    go_the_whole_way(window, country, "Sierra Leone", qtbot)
