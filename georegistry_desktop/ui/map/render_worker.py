"""The one thread on which all maps of the window have their pictures made."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from georegistry_desktop.scene.map.picture import Stale
from georegistry_desktop.ui.map.drawing import Drawn, Order, draw

Taker = Callable[[Drawn], None]


class RenderWorker(QObject):
    """Makes pictures one after the other. Of several orders of one canvas only the latest is carried out.

    Nothing of Qt is painted here: that would hold the interpreter, and with it the window.
    """

    _made = Signal(object, object)
    _broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders: dict[int, tuple[Order, Taker]] = {}
        self._owners: set[int] = set()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._made.connect(self._hand_out, Qt.ConnectionType.QueuedConnection)
        self._broke.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @classmethod
    def shared(cls) -> RenderWorker:
        """The worker of the application; it ends with it."""
        application = QCoreApplication.instance()
        if application is None:
            raise RuntimeError("There is no application to draw for.")
        found = application.findChild(RenderWorker)
        if found is None:
            found = cls(application)
            application.aboutToQuit.connect(found.stop)
        return found

    def ask(self, owner: int, order: Order, taker: Taker) -> None:
        """Make a picture for the canvas ``owner``; ``taker`` is called with it in the GUI thread.

        An order of the same canvas that has not begun is forgotten; a smooth picture that is being made is
        given up for any new order.
        """
        with self._changed:
            self._owners.add(owner)
            self._orders.pop(owner, None)
            self._orders[owner] = (order, taker)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="map pictures", daemon=True)
                self._thread.start()
            self._changed.notify()

    def forget(self, owner: int) -> None:
        """The canvas is gone: make nothing for it."""
        with self._changed:
            self._orders.pop(owner, None)
            self._owners.discard(owner)

    @Slot()
    def stop(self) -> None:
        """End the thread; a later order starts it anew."""
        with self._changed:
            thread, self._thread = self._thread, None
            self._orders.clear()
            self._changed.notify()
        if thread is not None:
            thread.join()

    def _work(self) -> None:
        mine = threading.current_thread()
        while True:
            with self._changed:
                while not self._orders and self._thread is mine:
                    self._changed.wait()
                if self._thread is not mine:
                    return
                owner = next(iter(self._orders))
                order, taker = self._orders.pop(owner)
            self._make(owner, order, taker)
            # What it waits with it would keep: the version of a registry that is closed.
            del order, taker

    def _make(self, owner: int, order: Order, taker: Taker) -> None:
        try:
            drawn = draw(order, partial(self._wanted, order, owner))
        except Stale:
            self._put_back(owner, order, taker)
        except Exception as fault:  # noqa: BLE001 - the thread lives on; the fault is raised where it is seen
            self._broke.emit(fault)
        else:
            self._made.emit(drawn, (owner, taker))

    def _put_back(self, owner: int, order: Order, taker: Taker) -> None:
        """A smooth picture that made way for another map is made later."""
        with self._changed:
            if order.fine and owner in self._owners and owner not in self._orders:
                self._orders[owner] = (order, taker)

    def _wanted(self, order: Order, owner: int) -> bool:
        if self._thread is not threading.current_thread() or owner not in self._owners:
            return False
        if order.fine and self._orders:
            return False
        # While the view moves, a picture that comes late is better than none.
        newer = self._orders.get(owner)
        return newer is None or newer[0].content is order.content

    @Slot(object, object)
    def _hand_out(self, drawn: Drawn, to: tuple[int, Taker]) -> None:
        owner, taker = to
        if owner in self._owners:
            taker(drawn)

    @Slot(object)
    def _tell(self, fault: Exception) -> None:
        raise fault
