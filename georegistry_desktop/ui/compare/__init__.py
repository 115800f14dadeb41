"""The workspace that sets two versions side by side: what differs, where, what exactly, and the decision."""

from .workspace import CompareWorkspace

__all__ = ["CompareWorkspace"]
