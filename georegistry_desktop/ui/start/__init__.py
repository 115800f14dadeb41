"""The start page: which registry to work on, and a short tour of the window."""
