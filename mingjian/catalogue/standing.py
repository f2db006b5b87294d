"""Which texts stand, as the database knows it, and the home's files made to say so: they follow it, never lead it."""

import logging

from mingjian.catalogue.models import Draft
from mingjian.catalogue.overlay import Text, lay_over
from mingjian.engine.questions import TRIAL

_log = logging.getLogger(__name__)


def files_follow_database() -> list[str]:
    """Write what was approved or put on trial here, take away trials that ended; gives the models put right."""
    state = Draft.State
    standing = Draft.objects.filter(state__in=(state.IN_FORCE, state.RETIRED))
    tried = Draft.objects.filter(state__in=(state.TRIAL, state.SUBMITTED), is_retirement=False)
    texts = {draft.model: _text(draft) for draft in standing}
    changed = lay_over(texts | {draft.model + TRIAL: _text(draft) for draft in tried})
    if changed:
        _log.info("The home's models were made what was decided: %s", ", ".join(changed))
    return changed


def _text(draft: Draft) -> Text:
    newest = draft.newest
    return Text(newest.sql, newest.cases)
