"""Pictures of every screen, to look at: ``python -m tests.screens FOLDER``.

A scene is a function in ``scenes/`` that brings the window somewhere; see ``stage.Stage``.
"""
