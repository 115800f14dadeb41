"""Whether a window can be shown here. Asked before Qt is loaded, which ends the process where it cannot."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
}
"""What Qt needs of the system to show a window on X11, and the Debian packages that bring it."""


def reason_for_no_window() -> str | None:
    """Why no window can be shown, as a sentence; None when one can."""
    if os.environ.get("QT_QPA_PLATFORM", "") not in ("", "xcb", "wayland"):
        return None  # offscreen, minimal, vnc: whoever asks for these knows
    if sys.platform != "linux":
        return None
    if _wayland_is_there():
        return None
    if not os.environ.get("DISPLAY"):
        return "There is no display here (DISPLAY is not set)."
    missing = [package for library, package in _LIBRARIES.items() if not _loads(library)]
    if missing:
        return f"Qt lacks libraries of the system: apt-get install {' '.join(missing)}"
    if not _x11_answers():
        return f"The display {os.environ['DISPLAY']} cannot be reached."
    return None


def _wayland_is_there() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name).is_socket()


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False  # it is not installed, which is what was asked
    return True


def _x11_answers() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    for function in (xcb.xcb_connection_has_error, xcb.xcb_disconnect):
        function.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused
