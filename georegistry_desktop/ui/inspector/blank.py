"""What the inspector says where it shows no unit."""

from __future__ import annotations

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import EmptyState
from georegistry_desktop.ui.words import number_words


class Blank(EmptyState):
    """Says why there is nothing to see."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "pyramid", "", "")
        self.say_none(0, open_=True)

    def say_none(self, chosen: int, *, open_: bool) -> None:
        """So many units were chosen, and none of them is there to be shown."""
        if not chosen:
            text = self.tr(
                "Select a unit in the tree or on the map to see and to edit all that is known of it."
            )
            self.say(self.tr("Nothing is selected"), text)
        elif not open_:
            self.say(
                self.tr("Not open yet"), self.tr("What is known of it is read once the registry is open.")
            )
        elif chosen == 1:
            self.say(self.tr("The unit is gone"), self.tr("It was deleted. Undo brings it back."))
        else:
            heading = self.tr("{count} units are selected").format(count=number_words(chosen))
            self.say(heading, self.tr("Select fewer of them, 5,000 at most, to edit them together."))

    def say_unread(self) -> None:
        """What was chosen was asked for in vain."""
        self.say(
            self.tr("It cannot be read now"), self.tr("The registry was replaced, or cannot be reached.")
        )
