"""Changing models: beginning a change, writing its text, moving it along, having it examined and compared."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.catalogue import errors, lifecycle, overlay
from mingjian.catalogue.models import STATE_WORDS, Comparison, Draft, Examination, Version
from mingjian.catalogue.overlay import Text
from mingjian.catalogue.standing import files_follow_database
from mingjian.catalogue.tasks import comparison_work, examination_work
from mingjian.clues.models import Clue
from mingjian.engine import terms
from mingjian.engine.beginning import CASES, MODEL_ID, SQL
from mingjian.engine.questions import TRIAL
from mingjian.people.access import require
from mingjian.people.models import User


@transaction.atomic
def draft_begin(*, by: User, model: str) -> Draft:
    """Begin a change of `model`, or a new model when there is none of that name."""
    require(by, "write_models")
    if not MODEL_ID.fullmatch(model) or model.partition(".")[0] not in terms.RISKS:
        raise errors.ModelIdUnfit(model=model)
    standing = overlay.text_in_force(model)
    draft = _enter(by, Draft(model=model, author=by, based_on=standing.digest if standing else ""))
    _save(by, draft, standing or Text(SQL, CASES), "")
    return draft


@transaction.atomic
def retirement_begin(*, by: User, model: str, on: date, why: str) -> Draft:
    """Begin taking `model` out of force from `on`: the change only writes that and why into its text."""
    require(by, "write_models")
    standing = overlay.text_in_force(model)
    if standing is None or not MODEL_ID.fullmatch(model):
        raise errors.ModelIdUnfit(model=model)
    if not why.strip():
        raise errors.ReasonMissing
    draft = _enter(by, Draft(model=model, author=by, based_on=standing.digest, is_retirement=True))
    _save(by, draft, overlay.retired_text(standing, on, why.strip()), why.strip())
    return draft


@transaction.atomic
def draft_write(*, by: User, draft: int, text: Text, note: str) -> Version:
    """Save a new text of a change that is still a draft, and have it examined."""
    require(by, "write_models")
    found = _locked(draft)
    if found.state != Draft.State.DRAFT or found.is_retirement:
        raise _not_open(found)
    clean = Text(_tidy(text.sql), _tidy(text.cases))
    if clean.digest == found.newest.digest:
        raise errors.TextUnchanged
    return _save(by, found, clean, note)


@transaction.atomic
def draft_move(*, by: User, draft: int, name: str, why: str = "") -> Draft:
    """Move a change along the table of moves; refuses what the table or its guards do not allow."""
    move = lifecycle.MOVES[name]
    require(by, move.power)
    found = _locked(draft)
    if found.state not in move.sources or name not in lifecycle.moves_of(found, by):
        raise _not_open(found)
    if move.needs_reason and not why.strip():
        raise errors.ReasonMissing
    for guard in move.guards:
        guard(found, by)
    before = found.state
    _settle(found, by, move, why.strip())
    facts = {"model": found.model, "digest": found.newest.digest, "before": before, "why": why.strip()}
    log.record(by=by, action=f"draft.{name}", about=found, **facts)
    _follow(found)
    return found


@transaction.atomic
def examination_make(*, by: User, model: str) -> Examination:
    """Have the text in force examined: the library's rules and its own cases."""
    require(by, "see_catalogue")
    standing = overlay.text_in_force(model)
    if standing is None:
        raise errors.ModelIdUnfit(model=model)
    return _examine(by, model, standing.digest, None)


@transaction.atomic
def comparison_make(*, by: User, draft: int) -> Comparison:
    """Have the newest text of a change compared with the one in force, over all periods."""
    if not by.may("approve_models"):
        require(by, "write_models")
    found = _locked(draft)
    if not found.is_open:
        raise _not_open(found)
    standing = overlay.text_in_force(found.model)
    made = Comparison(version=found.newest, by=by, against=standing.digest if standing else "")
    made.full_clean()
    made.save()
    log.record(by=by, action="comparison.make", about=made, draft=found.pk, model=found.model)
    transaction.on_commit(lambda: comparison_work.enqueue(made.pk))
    return made


def _enter(by: User, draft: Draft) -> Draft:
    if Draft.objects.filter(model=draft.model, state__in=Draft.OPEN).exists():
        raise errors.ChangeOpen(model=draft.model)
    draft.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError as rival:  # two began at once: the database let one in
        raise errors.ChangeOpen(model=draft.model) from rival
    log.record(by=by, action="draft.begin", about=draft, model=draft.model, is_retirement=draft.is_retirement)
    return draft


def _save(by: User, draft: Draft, text: Text, note: str) -> Version:
    number = draft.versions.count() + 1
    version = Version(draft=draft, number=number, by=by, note=note, digest=text.digest, sql=text.sql, cases=text.cases)
    version.full_clean()
    version.save()
    log.record(by=by, action="draft.write", about=draft, model=draft.model, version=number, digest=text.digest)
    _examine(by, draft.model, text.digest, version)
    return version


def _examine(by: User, model: str, digest: str, version: Version | None) -> Examination:
    examination = Examination.objects.create(by=by, model=model, digest=digest, version=version)
    log.record(by=by, action="examination.make", about=examination, model=model, digest=digest)
    transaction.on_commit(lambda: examination_work.enqueue(examination.pk))
    return examination


def _settle(draft: Draft, by: User, move: lifecycle.Move, why: str) -> None:
    draft.state, draft.moved_at, draft.why = move.target, timezone.now(), why
    if move.target == Draft.State.SUBMITTED:
        draft.submitted_by = by
    if move.power == "approve_models":
        draft.decided_by, draft.decided_at = by, timezone.now()
    if move.target in (Draft.State.IN_FORCE, Draft.State.RETIRED):
        earlier = lifecycle.MOVES["replace"]
        Draft.objects.filter(model=draft.model, state__in=earlier.sources).update(state=earlier.target)
    draft.save(update_fields=["state", "moved_at", "why", "submitted_by", "decided_by", "decided_at"])


def _follow(draft: Draft) -> None:
    """What a move means for the runs, once it is certain; the worker makes up for what fails here."""
    if draft.state not in (Draft.State.TRIAL, Draft.State.SUBMITTED):
        Clue.objects.filter(model=draft.model + TRIAL).update(finding=Clue.Finding.GONE)
    transaction.on_commit(files_follow_database, robust=True)


def _locked(number: int) -> Draft:
    return Draft.objects.select_for_update().select_related("author").get(pk=number)


def _not_open(draft: Draft) -> errors.MoveNotOpen:
    return errors.MoveNotOpen(state=STATE_WORDS[draft.state])


def _tidy(text: str) -> str:
    """A browser sends other line ends than the library writes."""
    return text.replace("\r\n", "\n").rstrip() + "\n"
