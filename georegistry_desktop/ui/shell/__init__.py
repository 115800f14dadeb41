"""The main window: strip, bars, palette, jobs, messages; it opens registries and keeps the place."""

# Before anything of Qt, which reads the source of each module that is loaded after it: a third of the start.
import georegistry_desktop.session  # noqa: F401
