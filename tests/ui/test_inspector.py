"""One unit in the inspector: shown, edited by keyboard and mouse, refused; on both registries."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

import pytest
from factories import uid
from inspecting import Inspecting, inspecting, shown
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot
from shapely import Point

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.inspector.body import Body
from georegistry_desktop.ui.inspector.subject import Past, Subject

F1, F4, D1 = uid("f1"), uid("f4"), uid("d1")


@pytest.fixture
def made(desk: Desk, qtbot: QtBot, curated_address: str) -> Iterator[Inspecting]:
    with inspecting(desk, qtbot, curated_address) as made:
        yield made


@pytest.fixture
def local(desk: Desk, qtbot: QtBot, country: str) -> Iterator[Inspecting]:
    """On a GeoPackage alone, for what no database has a part in."""
    with inspecting(desk, qtbot, country) as made:
        yield made


def label_of(made: Inspecting) -> str:
    return made.registry.history()[-1].label


def choose(made: Inspecting, name: str, words: str) -> None:
    box = made.row(name).field.findChild(QComboBox)
    assert box is not None
    box.setFocus()
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def test_that_all_fields_of_a_unit_are_shown(local: Inspecting) -> None:
    local.select(F4)
    assert shown(local, "name") == "Health post 4"
    assert shown(local, "short_name") == "HP 4"
    assert shown(local, "code") == "104"
    assert shown(local, "source_ref") == "f4"
    assert local.line("parent").text() == "Badjia"
    assert "Country › North" in local.words()
    assert shown(local, "opening_date") == "03/02/2001"
    assert shown(local, "closed_date") == "31/01/2020"
    assert shown(local, "point") == "2.5, 0.4"
    assert (shown(local, "altitude"), shown(local, "accuracy")) == ("120.5 m", "4.25 m")
    assert set(local.members("references").chips) == {"MoH:77", "Iaso:a; b"}
    assert "As it came in, never edited" in local.words(local.inspector.head)
    local.select(D1)
    assert "vertices" in local.words(local.row("boundary"))
    assert "Country › " not in local.line("parent").text()


def test_that_enter_commits_one_named_step_that_can_be_undone(made: Inspecting) -> None:
    made.select(F1)
    made.type_in("name", "Njala CHC")
    made.until(lambda: made.inspector.head.name.text() == "Njala CHC")
    assert made.registry.unit("P", "f1").name == "Njala CHC"
    assert label_of(made) == "Rename Health post 1 to Njala CHC"
    # What a commit changed is told before the commit itself is over.
    made.until(lambda: [m.text for m in made.said] == ["Rename Health post 1 to Njala CHC."])
    made.until(lambda: "Renamed from Health post 1 to Njala CHC" in made.words())
    made.until(lambda: "Changed by " in made.words(made.inspector.head))
    made.live.session.write("undo", lambda registry: registry.undo())
    made.until(lambda: shown(made, "name") == "Health post 1")


def test_that_the_history_of_an_earlier_look_that_comes_late_leaves_the_later_one(
    local: Inspecting, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, units, pasts = local.inspector, dict[int, Subject](), dict[int, Past]()
    assert inspector.body  # the rows are made by now
    show, keep = inspector._show, inspector._keep_past
    monkeypatch.setattr(inspector, "_show", lambda subject, asked: units.setdefault(asked, subject))
    monkeypatch.setattr(inspector, "_keep_past", pasts.setdefault)
    local.desk.place.show_version("P@live")
    for count, uuid in enumerate((F4, F1), 1):
        local.desk.place.select((uuid,))
        local.until(lambda count=count: len(units) == len(pasts) == count)  # type: ignore[misc]
    earlier, later = sorted(units)
    keep(later, pasts[later])
    keep(earlier, pasts[earlier])
    show(units[later], later)
    assert "never edited" in local.words(inspector.head)


def test_that_leaving_a_field_commits_and_escape_takes_back(made: Inspecting, qtbot: QtBot) -> None:
    made.select(F1)
    made.type_in("code", "X1", enter=False)
    qtbot.keyClick(made.line("code"), Qt.Key.Key_Tab)
    made.until(lambda: made.registry.unit("P", "f1").code == "X1")
    revision = made.registry.revision()
    made.type_in("name", "Nobody", enter=False)
    qtbot.keyClick(made.line("name"), Qt.Key.Key_Escape)
    assert shown(made, "name") == "Health post 1"
    made.line("code").setFocus()
    assert made.registry.revision() == revision


def test_that_a_refusal_stands_beside_the_field_with_what_to_do(made: Inspecting, qtbot: QtBot) -> None:
    made.select(F4)
    made.type_in("closed_date", "01/01/1990")
    made.until(lambda: bool(made.note("closed_date")))
    assert made.note("closed_date") == (
        "Health post 4 (f4): it closes (1990-01-01) before it opens. Correct one of the two dates."
    )
    assert made.line("closed_date").text() == "01/01/1990"
    assert made.line("closed_date").property("refused") is True
    made.push("Take it back")
    assert (shown(made, "closed_date"), made.note("closed_date")) == ("31/01/2020", "")
    made.type_in("name", "")
    made.until(lambda: "it needs a name" in made.note("name"))
    qtbot.keyClick(made.line("name"), Qt.Key.Key_Escape)
    assert (shown(made, "name"), made.note("name")) == ("Health post 4", "")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("opening_date", "the 3rd", "31/01/2026 or 2026-01-31"),
        ("point", "north", "latitude, longitude: 8.2, -12.1"),
        ("point", "120, 8", "the two may be swapped"),
        ("altitude", "high", "Give metres"),
    ],
)
def test_that_what_cannot_be_read_is_told_before_anything_is_asked(
    local: Inspecting, field: str, typed: str, said: str
) -> None:
    local.select(F4)
    local.type_in(field, typed)
    assert said in local.note(field)
    assert local.line(field).text() == typed


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("opening_date", "2001-03-04", date(2001, 3, 4)),
        ("opening_date", "04/03/2001", date(2001, 3, 4)),
        ("closed_date", "", None),
        ("short_name", "", None),
        ("altitude", "98,5 m", 98.5),
        ("accuracy", "3", 3.0),
        ("point", "8°12'0\"N 12°6'0\"W", Point(-12.1, 8.2)),
        ("point", "8.2, -12.1", Point(-12.1, 8.2)),
    ],
)
def test_that_dates_metres_and_places_are_read_as_people_write_them(
    local: Inspecting, field: str, typed: str, value: object
) -> None:
    local.select(F4)
    local.type_in(field, typed)
    local.until(lambda: getattr(local.registry.unit("P", "f4"), field) == value)


def test_that_a_parent_is_found_by_name_and_a_circle_is_refused(made: Inspecting, qtbot: QtBot) -> None:
    made.select(D1)
    field = made.line("parent")
    made.type_in("parent", "sou", enter=False)
    made.until(lambda: field.offers == ["South"])  # type: ignore[attr-defined]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    made.until(lambda: made.registry.unit("P", "d1").parent == uid("r2"))
    assert label_of(made) == "Move Kakua under South"
    made.until(lambda: made.line("parent").text() == "South")
    made.type_in("parent", "health post 1", enter=False)
    made.until(lambda: field.offers == ["Health post 1"])  # type: ignore[attr-defined]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    made.until(lambda: "comes back to itself" in made.note("parent"))
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    # The registry may tell of the first move only now.
    made.until(lambda: (field.text(), made.note("parent")) == ("South", ""))


def test_that_no_parent_makes_a_root(local: Inspecting) -> None:
    local.select(D1)
    local.type_in("parent", "")
    local.until(lambda: local.registry.unit("P", "d1").parent is None)
    local.until(lambda: local.line("parent").placeholderText() == "none, at the top")


def test_that_type_and_status_are_chosen_from_a_list(made: Inspecting) -> None:
    made.select(F1)
    choose(made, "status", "Rejected")
    made.until(lambda: made.registry.unit("P", "f1").status == "REJECTED")
    assert label_of(made) == "Reject Health post 1"
    made.until(lambda: made.inspector.head.status.text() == "Rejected")
    choose(made, "type", "District")
    made.until(lambda: made.registry.unit("P", "f1").type == "District")


def test_that_other_names_come_and_go_as_chips(made: Inspecting, qtbot: QtBot) -> None:
    made.select(F1)
    assert made.members("aliases").chips == ["Post"]
    made.type_in("aliases", "Njala")
    made.until(lambda: made.members("aliases").chips == ["Njala", "Post"])
    assert made.registry.unit("P", "f1").aliases == {"Post", "Njala"}
    made.push("Remove Post")
    made.until(lambda: made.members("aliases").chips == ["Njala"])
    qtbot.keyClick(made.line("aliases"), Qt.Key.Key_Backspace)
    chip = made.members("aliases")._chips[0]
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    made.until(lambda: made.members("aliases").chips == [])
    assert label_of(made) == "Remove alias Njala from Health post 1"


def test_that_a_group_that_is_collected_is_shown_by_its_name_and_joined(
    made: Inspecting, qtbot: QtBot
) -> None:
    made.live.session.collecting = True
    made.select(uid("f1"))
    groups, line = made.members("groups"), made.members("groups").line
    made.type_in("groups", "Coastal", enter=False)
    made.until(lambda: line.offers == ["Create group “Coastal”"])
    qtbot.keyClick(line, Qt.Key.Key_Return)
    made.until(lambda: groups.chips == ["Coastal", "Public"])
    assert [g.name for g in made.registry.groups("P").values()] == ["Public", "Rural"]
    made.select(uid("f4"))
    made.until(lambda: groups.chips == [])
    made.type_in("groups", "coas", enter=False)
    made.until(lambda: line.offers == ["Coastal", "Create group “coas”"])
    qtbot.keyClick(line, Qt.Key.Key_Return)
    made.until(lambda: groups.chips == ["Coastal"])
    made.live.session.commit_collected("P").result(10)
    (coastal,) = [g.uuid for g in made.registry.groups("P").values() if g.name == "Coastal"]
    assert {ref for ref in ("f1", "f2", "f4") if coastal in made.registry.unit("P", ref).groups} == {
        "f1",
        "f4",
    }


def test_that_groups_are_joined_by_search_left_and_made(made: Inspecting, qtbot: QtBot) -> None:
    made.select(F1)
    groups, line = made.members("groups"), made.members("groups").line
    assert groups.chips == ["Public"]
    made.type_in("groups", "rur", enter=False)
    made.until(lambda: line.offers == ["Rural", "Create group “rur”"])
    qtbot.keyClick(line, Qt.Key.Key_Return)
    made.until(lambda: groups.chips == ["Public", "Rural"])
    made.push("Remove Public")
    made.until(lambda: groups.chips == ["Rural"])
    made.type_in("groups", "Coastal", enter=False)
    made.until(lambda: line.offers == ["Create group “Coastal”"])
    qtbot.keyClick(line, Qt.Key.Key_Return)
    made.until(lambda: groups.chips == ["Coastal", "Rural"])
    assert label_of(made) == "Create group Coastal with Health post 1"
    assert made.registry.group("P", "Coastal").uuid in made.registry.unit("P", "f1").groups


def test_that_a_reference_needs_its_source(local: Inspecting) -> None:
    local.select(F1)
    local.type_in("references", "77")
    local.until(lambda: "it is not written SOURCE:REFERENCE" in local.note("references"))
    local.type_in("references", "MoH:99")
    local.until(lambda: local.members("references").chips == ["MoH:99"])
    assert local.note("references") == ""


def test_that_the_history_of_a_unit_leads_to_its_entry(local: Inspecting, qtbot: QtBot) -> None:
    local.select(F1)
    local.type_in("code", "77")
    local.until(lambda: "Code set to 77" in local.words())
    entry = local.registry.history()[-1]
    qtbot.mouseClick(local.inspector.body.past.entries[0], Qt.MouseButton.LeftButton)
    assert local.went == [("history", {"entry": entry.id})]


def test_that_uuid_and_reference_can_be_copied(local: Inspecting) -> None:
    local.select(F1)
    actions = {action.text(): action for action in local.inspector.head.menu.actions()}
    for words, text in (("Copy uuid", F1), ("Copy reference", "f1"), ("Copy name", "Health post 1")):
        actions[words].trigger()
        assert QGuiApplication.clipboard().text() == text


def test_that_a_snapshot_says_why_it_is_read_only_and_is_copied_at_a_click(made: Inspecting) -> None:
    made.select(F1, version="A@1")
    assert "A · #1 is a snapshot and cannot be changed." in made.words()
    assert made.line("name").isReadOnly()
    assert not made.members("aliases").line.isVisible()
    made.push("Copy to a curated source…")
    made.inspector.frozen.line.setText("Mine")
    made.push("Copy", made.inspector.frozen)
    made.until(lambda: made.desk.place.version == "Mine@live")
    made.until(lambda: made.inspector.subject is not None and made.inspector.subject.live)
    assert made.desk.place.selected == (F1,)
    made.type_in("name", "Editable")
    made.until(lambda: made.registry.unit("Mine", "f1").name == "Editable")


def test_that_what_was_typed_goes_to_its_own_unit_when_another_is_selected(made: Inspecting) -> None:
    made.select(F1)
    made.type_in("name", "Late", enter=False)
    made.select(F4)
    made.until(lambda: made.registry.unit("P", "f1").name == "Late")
    assert (shown(made, "name"), made.registry.unit("P", "f4").name) == ("Health post 4", "Health post 4")


def test_that_nothing_selected_and_a_unit_that_is_gone_are_said(local: Inspecting) -> None:
    assert "Nothing is selected" in local.words()
    local.select(F1)
    local.live.session.write("delete", lambda r: r.commit("P", ~r_created(r)))
    local.until(lambda: "The unit is gone" in local.words())
    local.live.session.write("undo", lambda registry: registry.undo())
    local.until(lambda: local.inspector.subject is not None)
    assert shown(local, "name") == "Health post 1"


def r_created(registry: object) -> object:
    from georegistry_desktop.domain import Changeset, Created

    return Changeset("Create", (Created(registry.unit("P", "f1")),))  # type: ignore[attr-defined]


def test_that_the_keyboard_reaches_every_field_in_order(local: Inspecting, qtbot: QtBot) -> None:
    local.select(F4)
    local.line("name").setFocus()
    reached = []
    for _ in range(24):
        focused = QGuiApplication.focusObject()
        reached += [name for name, row in local.inspector.body.rows.items() if row.isAncestorOf(focused)]  # type: ignore[arg-type]
        qtbot.keyClick(focused, Qt.Key.Key_Tab)  # type: ignore[arg-type]
    order = list(dict.fromkeys(reached))
    assert order == [
        "name", "short_name", "code", "source_ref", "type", "parent", "status", "opening_date", "closed_date",
        "aliases", "groups", "references", "point", "altitude", "accuracy", "extra", "translations",
    ]  # fmt: skip


def test_that_all_of_it_fits_into_280_pixels(local: Inspecting) -> None:
    local.select(F4)
    local.inspector.resize(280, 900)
    assert local.inspector.minimumSizeHint().width() <= 280
    inside = local.inspector.body.widget()
    assert inside.width() <= 280
    assert inside.minimumSizeHint().width() <= 280 - 11


def test_that_in_a_high_window_the_sections_stay_together(local: Inspecting, qtbot: QtBot) -> None:
    local.select(F4)
    body = local.inspector.body
    local.inspector.resize(340, 1400)
    qtbot.waitUntil(lambda: body.sections["past"].y() > 0)
    parts = [body.place, *(part for part in body.sections.values() if not part.isHidden())]
    gaps = [after.y() - (part.y() + part.height()) for part, after in itertools.pairwise(parts)]
    assert gaps == [0, 0, 0]
    assert all(part.height() <= part.sizeHint().height() for part in parts)


def test_that_the_window_answers_while_the_rows_of_the_first_unit_are_made(
    local: Inspecting, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns, made_in = [0], list[int]()
    clock = QTimer(interval=0)
    clock.timeout.connect(lambda: turns.append(turns[-1] + 1))
    clock.start()
    make_next = Body.make_next

    def watched(body: Body) -> bool:
        some = make_next(body)
        made_in.extend([turns[-1]] * some)
        return some

    monkeypatch.setattr(Body, "make_next", watched)
    local.select(F1)
    clock.stop()
    assert len(set(made_in)) == len(made_in) == 3
