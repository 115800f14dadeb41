"""The window: Qt, and nothing that the command line cannot do.

``desk`` is what a screen may ask of the window; ``theme``, ``actions``, ``widgets`` and ``words`` serve every
screen; ``tree``, ``map`` and ``inspector`` are parts that screens are made of; a screen is a workspace, found
through the entry points ``georegistry.panels``; ``shell`` is the main window around them. Lower rooms know no
higher ones, screens do not know each other.
"""
