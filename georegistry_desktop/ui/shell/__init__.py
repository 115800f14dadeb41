"""The main window: strip, bars, palette, jobs, messages; it opens registries and keeps the place."""
