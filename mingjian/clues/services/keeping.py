"""Views of the queue that people keep."""

from django.db import transaction
from django.http import Http404

from mingjian.audit import log
from mingjian.clues.errors import ViewUnnamed
from mingjian.clues.models import SavedView
from mingjian.clues.wanted import Wanted
from mingjian.people.access import require
from mingjian.people.models import User

_LONGEST_NAME = 60


@transaction.atomic
def view_save(*, by: User, name: str, wanted: Wanted, is_shared: bool) -> SavedView:
    """Keep a question to the queue under a name; one's own view of that name is replaced."""
    require(by, "see_clues")
    if not 0 < len(name.strip()) <= _LONGEST_NAME:
        raise ViewUnnamed
    kept, _ = SavedView.objects.update_or_create(
        owner=by, name=name.strip(), defaults={"query": wanted.query, "is_shared": is_shared}
    )
    log.record(by=by, action="clues.view_save", about=kept, name=kept.name, query=kept.query, is_shared=is_shared)
    return kept


@transaction.atomic
def view_remove(*, by: User, number: int) -> None:
    """Keep one's own view no longer."""
    kept = SavedView.objects.select_for_update().filter(pk=number, owner=by).first()
    if kept is None:
        raise Http404
    log.record(by=by, action="clues.view_remove", about=kept, name=kept.name)
    kept.delete()
