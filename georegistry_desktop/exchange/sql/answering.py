"""Waiting for a server's answer so that the wait can be ended in its middle."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")

_EVERY = 0.1
"""Seconds between two looks at whether to go on."""
_LEAVING = 15.0
"""Seconds in which a server has to give up; where the line is dead nobody waits longer."""


def answer(ask: Callable[[], T], *, waiting: Callable[[], None], give_up: Callable[[], object]) -> T:
    """What ``ask`` gives or raises.

    It runs in a thread of its own, for a driver hands nothing over before the answer is there; meanwhile
    ``waiting`` is called again and again. What that raises, or Ctrl-C, calls ``give_up``, which is to make
    ``ask`` end, and is raised.
    """
    there = Event()
    given: list[T] = []
    faults: list[BaseException] = []

    def work() -> None:
        try:
            given.append(ask())
        except BaseException as fault:  # noqa: BLE001 - raised where the answer is waited for
            faults.append(fault)
        finally:
            there.set()

    Thread(target=work, name="query", daemon=True).start()
    try:
        while not there.wait(_EVERY):
            waiting()
    except BaseException:
        give_up()
        there.wait(_LEAVING)
        raise
    if faults:
        raise faults[0]
    return given[0]
