"""The window, in Qt: the only room that knows it. What is shown and done comes from the rooms below."""
