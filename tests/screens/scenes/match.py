"""The workspace Match."""

from __future__ import annotations

from difflib import SequenceMatcher

import numpy as np
import pandas as pd
from PySide6.QtWidgets import QMenu, QWidget

from georegistry_desktop import open_registry
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.linking import LINK_STATES
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.inspector import Inspector
from georegistry_desktop.ui.matching.uniting.page import UnionPage
from georegistry_desktop.ui.matching.workspace import MatchWorkspace
from georegistry_desktop.ui.shell.text_dialog import TextDialog
from tests.matching.damage import Damage, damaged
from tests.screens.stage import Stage, scene

_SOURCE = "CSV list 2025"
_NOISE = Damage(slips=0.2, words=0.2, kinds=0.5, gone=0.06, new=0.06, moved=0.03, unbounded=0.3, above=0.3)


@scene("sierra-leone")
def match_start(stage: Stage) -> None:
    """Before a matching is in hand, with one that was kept."""
    space = _matched(stage)
    space.show_all()
    stage.settle()


@scene("sierra-leone")
def match(stage: Stage) -> None:
    """The queue in work: some decided, a doubtful unit in front with several candidates."""
    space = _in_work(stage)
    _to_doubtful(space)
    stage.settle(3)


@scene("sierra-leone")
def match_decided(stage: Stage) -> None:
    """A unit that is linked in front, with who and when; all above a score were accepted."""
    space = _in_work(stage)
    stage.desk.actions.run("match.accept-above")
    stage.wait(lambda: not space.reviewing.is_busy and not space.reviewing.is_writing)
    stage.settle()
    space.reviewing.open_again()
    stage.wait(lambda: space.reviewing.opening.job is None)
    stage.settle(3)
    found = np.flatnonzero(space.reviewing.review.state == LINK_STATES.index("accepted"))
    space.queue.lines.go_to(int(found[len(found) // 2]))
    stage.settle(3)


@scene("sierra-leone")
def match_blind(stage: Stage) -> None:
    """Without scores and what tells of them."""
    space = _in_work(stage)
    _to_doubtful(space)
    stage.settle()
    stage.click("match.blind")
    stage.settle(3)


@scene("sierra-leone")
def match_find(stage: Stage) -> None:
    """Finding a unit of the other version by hand."""
    space = _in_work(stage)
    _to_doubtful(space)
    stage.settle()
    stage.click("match.find")
    space.unit.finder.field.setText("njala")
    stage.settle(3)


@scene("sierra-leone")
def match_flag(stage: Stage) -> None:
    """Asking why a unit is flagged."""
    space = _in_work(stage)
    _to_doubtful(space)
    stage.settle()
    stage.click("match.flag")
    stage.settle(2)


@scene("sierra-leone")
def match_claimed(stage: Stage) -> None:
    """Two parts are claimed; one is asked before something is decided in the other reviewer's."""
    space = _in_work(stage)
    _to_doubtful(space)
    stage.settle()
    review, sides = space.reviewing.review, space.reviewing.sides
    assert review is not None
    assert sides is not None
    row = space.queue.lines.current_row()
    above = int(sides[0].parents[row])
    beside = next(int(at) for at in review.side_a.tree.children(int(sides[0].parents[above])) if at != above)
    assert stage.desk.live is not None
    with open_registry(stage.desk.live.session.address, user="Awa") as registry:
        registry.links.claim(*space.reviewing.found.labels, sides[0].text("uuid", above))
    mine = sides[0].text("uuid", beside)
    stage.desk.live.session.write(
        "claim", lambda r: r.links.claim(*space.reviewing.found.labels, mine)
    ).result()
    stage.wait(lambda: len(space.claiming.masks.held) == 2)
    stage.click("match.accept")
    stage.settle(2)


@scene("sierra-leone")
def match_claim_menu(stage: Stage) -> QWidget | None:
    """What can be claimed and released, from the unit in front up."""
    match_claimed(stage)
    stage.click("match.claim")
    stage.settle(1)
    return next(menu for menu in stage.window.findChildren(QMenu) if menu.isVisible())


@scene("sierra-leone")
def match_claim_words(stage: Stage) -> QWidget | None:
    """What words find in one part of the tree, to be claimed; other words are another one's already."""
    space = _in_work(stage)
    _to_doubtful(space)
    stage.settle()
    assert stage.desk.live is not None
    with open_registry(stage.desk.live.session.address, user="Awa") as registry:
        registry.links.claim(*space.reviewing.found.labels, text="clinic")
    stage.wait(lambda: space.claiming.masks.held)
    space.queue.filters.search.setText("mchp")
    stage.wait(lambda: space.queue.query.text == "mchp")
    stage.settle(2)
    stage.click("match.claim")
    stage.settle(1)
    return next(menu for menu in stage.window.findChildren(QMenu) if menu.isVisible())


@scene("sierra-leone")
def match_links(stage: Stage) -> None:
    """What matchings say of a unit, in the pyramid's inspector."""
    space = _in_work(stage)
    review = space.reviewing.review
    assert review is not None
    row = int(np.flatnonzero(review.state == LINK_STATES.index("accepted"))[0])
    unit = str(review.b.units["uuid"].iat[int(review.chosen[row])])
    stage.desk.go("pyramid", version=review.b.label, units=[unit])
    stage.settle()
    inspector = stage.window.findChild(Inspector)
    assert inspector is not None
    stage.wait(lambda: inspector.subject is not None and inspector.body.links.names)
    inspector.body.ensureWidgetVisible(inspector.body.sections["past"])
    stage.settle(2)


@scene("sierra-leone")
def match_refused(stage: Stage) -> QWidget | None:
    """A list of decisions that was refused: all that is wrong with it, by its rows."""
    space = _in_work(stage)
    file = stage.folder / "decisions.csv"
    rows = ("a_ref,b_ref,state", "1004,,accepted", "1005,nobody,accepted", "9999,x,agreed", "1006,,no-match")
    file.write_text("\n".join(rows) + "\n", "utf-8")
    stage.desk.asking.open_files = lambda *_, **__: [file]
    stage.click("match.bring-in")
    stage.settle(3)
    stage.window.messages.detailsAsked.emit(stage.window.messages.message)
    stage.settle()
    assert space.reviewing.found is not None
    return stage.window.findChild(TextDialog)


@scene("sierra-leone")
def match_union(stage: Stage) -> None:
    """What uniting the two would come to, with what nobody has decided on against it."""
    space = _in_work(stage)
    stage.desk.actions.run("match.accept-above")
    stage.wait(lambda: not space.reviewing.is_busy and not space.reviewing.is_writing)
    stage.click("match.union")
    stage.wait(lambda: space.uniting.job is None and space.uniting.page.preview.facts.told)
    stage.settle(2)


@scene("sierra-leone")
def match_union_by_hand(stage: Stage) -> None:
    """Unit by unit whose name is taken; some of them by hand."""
    match_union(stage)
    page = stage.window.findChild(UnionPage)
    assert page is not None
    page.preview.by_hand.click()
    pane = page.by_hand
    for place in (1, 2, 4):
        pane.table.setCurrentIndex(pane.lines.index(place, 0))
        pane.take[1].click()
    stage.wait(lambda: page.decided)
    stage.settle(2)


def _load_list(registry: Registry) -> None:
    """A list of the country as somebody else keeps it: names said otherwise, units gone and new."""
    frame = registry.read("DHIS2")
    units = damaged(frame.units.assign(truth=frame.units["uuid"]), _NOISE, np.random.default_rng(5))
    units["source_ref"] = pd.Series([f"{1000 + row}" for row in range(len(units))], dtype="str")
    registry.load(
        _SOURCE, VersionFrame("", units.drop(columns="truth"), frame.fields, types=frame.types), origin={}
    )


def _matched(stage: Stage) -> MatchWorkspace:
    stage.open("match")
    space = stage.window.findChild(MatchWorkspace)
    assert space is not None
    assert stage.desk.live is not None
    session = stage.desk.live.session
    session.write("load", _load_list).result()
    stage.settle(0.5)
    live = next(v.label for v in session.versions if v.state == "live")
    space.start.form.choose(f"{_SOURCE}@1", live)
    space.start.form.run.click()
    stage.wait(lambda: space.reviewing.found is not None)
    stage.wait(lambda: space.maps.grounds is not None and space.deciding.front is not None)
    return space


def _in_work(stage: Stage) -> MatchWorkspace:
    space = _matched(stage)
    for verb in ("accept", "accept", "no-match", "accept", "refuse", "skip", "accept"):
        stage.wait(lambda: space.deciding.front is not None)
        stage.desk.actions.run(f"match.{verb}")
        stage.settle(0.2)
    stage.wait(lambda: not space.reviewing.is_writing)
    return space


def _to_doubtful(space: MatchWorkspace) -> None:
    """A doubtful unit with several candidates where there is one: names alike but not the same, a place."""
    review, sides = space.reviewing.review, space.reviewing.sides
    assert review is not None
    assert sides is not None

    def worth(row: int) -> tuple[bool, int]:
        found = review.candidates(row)
        names = sides[0].name(row), sides[1].name(found[0].row)
        alike = 0.6 < SequenceMatcher(None, *names).ratio() < 0.97
        return alike and (found[0].distance_m or 0) > 20, len(found)

    rows = review.queue("doubt", states=["proposed"]).tolist()[:600]
    space.queue.lines.go_to(max(rows, key=worth))
