"""A canvas that one moves over: panning and zooming by mouse, touchpad and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from georegistry_desktop.scene.map.camera import Box, Camera

_NOTCH = 120
"""What a wheel turns by one step."""
_PER_NOTCH = 1.5
_KEY_PAN = 0.12
"""Share of the view that an arrow key moves it."""
EARTH: Box = (-179.0, -60.0, 179.0, 75.0)


class MovingCanvas(QWidget):
    """Owns the camera (in device-independent pixels). ``cameraChanged(Camera)`` comes with each move."""

    cameraChanged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(120, 90)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, False)
        self._camera = Camera.over(EARTH, max(self.width(), 1), max(self.height(), 1))
        self._whole: tuple[Box, float] | None = None

    @property
    def camera(self) -> Camera:
        """Where the map looks from."""
        return self._camera

    def look(self, camera: Camera) -> None:
        """Look from elsewhere; the size stays that of the canvas."""
        self._whole = None
        camera = camera.resized(max(self.width(), 1), max(self.height(), 1))
        if camera != self._camera:
            self._camera = camera
            self.update()
            self.cameraChanged.emit(camera)

    def pan(self, dx: float, dy: float) -> None:
        """Shift the picture by pixels."""
        self.look(self._camera.panned(dx, dy))

    def zoom(self, factor: float, x: float | None = None, y: float | None = None) -> None:
        """Closer by ``factor`` at a pixel, without one in the middle."""
        middle = (self.width() / 2, self.height() / 2)
        self.look(self._camera.zoomed(factor, middle[0] if x is None else x, middle[1] if y is None else y))

    def zoom_to_box(self, box: Box, *, margin: float = 0.06) -> None:
        """Show west, south, east, north whole, also when the canvas changes its size before it is moved."""
        self.look(Camera.over(box, max(self.width(), 1), max(self.height(), 1), margin=margin))
        self._whole = (box, margin)

    def zoom_to_pixels(self, box: QRectF) -> None:
        """Show a rectangle of the present view whole."""
        x, y = self._camera.grid(box.center().x(), box.center().y())
        share = max(box.width() / max(self.width(), 1), box.height() / max(self.height(), 1), 1e-3)
        middle = Camera(x, y, self._camera.step, self.width(), self.height())
        self.look(middle.zoomed(1 / share, self.width() / 2, self.height() / 2))

    def wheelEvent(self, event: QWheelEvent) -> None:
        at, angle, pixels = event.position(), event.angleDelta(), event.pixelDelta()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        # Touchpads tell when a stroke begins and ends; wheels have no such phases.
        if event.phase() != Qt.ScrollPhase.NoScrollPhase and not pixels.isNull() and not control:
            self.pan(pixels.x(), pixels.y())
        elif angle.y():
            self.zoom(_PER_NOTCH ** (angle.y() / _NOTCH), at.x(), at.y())
        elif angle.x():
            self.pan(angle.x() / 2, 0)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                at = event.position()
                self.zoom(1 + event.value(), at.x(), at.y())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across, down = self.width() * _KEY_PAN, self.height() * _KEY_PAN
        match event.key():
            case Qt.Key.Key_Left:
                self.pan(across, 0)
            case Qt.Key.Key_Right:
                self.pan(-across, 0)
            case Qt.Key.Key_Up:
                self.pan(0, down)
            case Qt.Key.Key_Down:
                self.pan(0, -down)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(_PER_NOTCH)
            case Qt.Key.Key_Minus:
                self.zoom(1 / _PER_NOTCH)
            case _:
                event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._whole is not None:
            self.zoom_to_box(self._whole[0], margin=self._whole[1])
        else:
            self.look(self._camera)
        super().resizeEvent(event)
