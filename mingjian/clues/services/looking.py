"""Looks at personal data, written down."""

from mingjian.audit import log
from mingjian.clues.page import LinePage
from mingjian.people.models import User


def line_looked_at(*, by: User, page: LinePage) -> None:
    """Somebody opened a filed line in its file."""
    place = {name: page.row[name] for name in ("institution_id", "period", "file", "line")}
    log.record(by=by, action="clue.look_at_line", about=page.clue, table=page.table.name, **place)
