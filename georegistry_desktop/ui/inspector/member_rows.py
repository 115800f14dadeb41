"""The rows of other names, groups, and references elsewhere."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from georegistry_desktop.domain import Group
from georegistry_desktop.editing import change_members, create_group
from georegistry_desktop.editing.change_members import Members
from georegistry_desktop.ui.inspector.ask import News
from georegistry_desktop.ui.inspector.members_field import MembersField
from georegistry_desktop.ui.inspector.rows import Rows
from georegistry_desktop.ui.inspector.subject import Subject
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import field_word


class MemberRows(Rows):
    """Each is a set of members, which come and go one by one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.aliases = self._add("aliases", self.tr("Add a name"))
        self.groups = self._add("groups", self.tr("Join a group"), self.tr("Create group “{name}”"))
        self.references = self._add("references", self.tr("Add SOURCE:REF"))
        self.groups.created.connect(self._create_group)

    def show_subject(self, subject: Subject, news: News | None) -> None:
        """Groups are looked for among all of the version."""
        super().show_subject(subject, news)
        known = {uuid: group.name for uuid, group in subject.groups.items()}
        count = len(subject.units)
        self.aliases.show_members(subject.members("aliases"), count)
        self.groups.show_members(subject.members("groups"), count, subject.name, known)
        self.references.show_members(subject.members("references"), count)

    def _add(self, members: Members, hint: str, creates: str = "") -> MembersField:
        field = MembersField(field_word(members), hint, self.theme, creates=creates)
        self.add_row(members, field)
        field.added.connect(lambda key: self._change(members, add=[key]))
        field.removed.connect(lambda key: self._change(members, remove=[key]))
        return field

    def _change(
        self, members: Members, *, add: list[str] | None = None, remove: list[str] | None = None
    ) -> None:
        if self.subject is not None:
            edit = partial(
                change_members.plan,
                uuids=self.subject.uuids,
                members=members,
                add=add or (),
                remove=remove or (),
            )
            self.ask(self.rows[members], edit)

    def _create_group(self, name: str) -> None:
        if self.subject is not None:
            group = Group(uuid=str(uuid4()), name=name)
            self.ask(self.rows["groups"], partial(create_group.plan, group=group, members=self.subject.uuids))
