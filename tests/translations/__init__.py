"""The strings of the window and their translations; ``packaging/translate`` calls this."""
