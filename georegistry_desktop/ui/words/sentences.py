"""Changes as whole sentences in the language of the window, where they stand alone: history, comparison."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from georegistry_desktop.domain.changes import Change
from georegistry_desktop.domain.wording import SENTENCES, words_of
from georegistry_desktop.ui.words.changes import short
from georegistry_desktop.ui.words.terms import field_word
from georegistry_desktop.ui.words.values import Namer, distance_words, value_words


def change_sentence(change: Change, name: Namer = str) -> str:
    """One change without a full stop, as ``domain.wording.describe`` says it in English."""
    words = words_of(change, name)
    params = dict(words.params)
    if words.code in ("set", "close"):
        field = str(params.get("field", "closed_date"))
        for side in {"before", "after"} & params.keys():
            params[side] = short(value_words(field, params[side], name))
        params["field"] = field_word(field)
    elif words.code == "move-point":
        params["metres"] = distance_words(float(str(params["metres"])))
    elif words.code == "redraw":
        share = QLocale().toString(100 * float(str(params["share"])), "f", 1)
        params["share"] = f"{share} %"
    return QCoreApplication.translate("sentences", SENTENCES[words.code]).format_map(params)
