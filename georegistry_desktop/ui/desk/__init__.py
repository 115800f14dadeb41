"""What a screen may ask of the window, and what it must answer to be a workspace of it."""

from .asking import Asking, Password
from .desk import Desk
from .message import Message
from .panel import Panel
from .place import Place
from .settings import Settings
from .status import Status
from .subject_workspace import SubjectWorkspace
from .workspace import Workspace

__all__ = [
    "Asking",
    "Desk",
    "Message",
    "Panel",
    "Password",
    "Place",
    "Settings",
    "Status",
    "SubjectWorkspace",
    "Workspace",
]
