"""The auditor's pages: the log, an entry with its proof, checkpoints and checks of the whole."""

from dataclasses import dataclass, fields

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from mingjian.audit import keys, proving, selectors, services
from mingjian.audit.actions import all_actions
from mingjian.audit.models import Checkpoint, Entry, Head, Verification
from mingjian.audit.selectors import Wanted
from mingjian.web.access import Person, needs, public

ENTRIES_A_PAGE = 50
CHECKS_SHOWN = 5
CHECKPOINTS_SHOWN = 100


class Seen(HttpRequest):
    """A request behind the door."""

    user: Person  # type: ignore[assignment]


@dataclass(frozen=True)
class Log:
    """A page of the log; `older` is the number to go on from."""

    entries: list[Entry]
    wanted: Wanted
    older: int | None
    size: int


@dataclass(frozen=True)
class Seals:
    """The page of checkpoints and checks."""

    checkpoints: list[Checkpoint]
    checks: list[Verification]
    size: int
    key: str

    @property
    def is_waiting(self) -> bool:
        """Whether a check is under way."""
        return any(check.ended_at is None for check in self.checks)


@require_GET
@needs("see_audit")
def index(request: Seen) -> HttpResponse:
    """The log, filtered, the newest first."""
    wanted = Wanted(**{field.name: request.GET.get(field.name, "").strip() for field in fields(Wanted)})
    entries = selectors.entry_list(seen_by=request.user, wanted=wanted)
    if before := request.GET.get("before", "").strip():
        entries = entries.filter(index__lt=int(before)) if before.isdecimal() else entries.none()
    shown = list(entries[: ENTRIES_A_PAGE + 1])
    older = shown[ENTRIES_A_PAGE - 1].index if len(shown) > ENTRIES_A_PAGE else None
    log = Log(shown[:ENTRIES_A_PAGE], wanted, older, _size())
    template = "audit/_log.html" if request.htmx else "audit/index.html"  # type: ignore[attr-defined]
    return render(request, template, {"log": log, "actions": all_actions()})


@require_GET
@needs("see_audit")
def entry(request: Seen, index: int) -> HttpResponse:
    """One entry with the proof that it is in the log."""
    found = selectors.entry_get(seen_by=request.user, index=index)
    return render(request, "audit/entry.html", {"entry": found, "proof": proving.prove_inclusion(found)})


@require_GET
@needs("see_audit")
def checkpoints(request: Seen) -> HttpResponse:
    """Checkpoints, the public key, and the checks of the whole log."""
    seals = Seals(
        list(selectors.checkpoint_list(seen_by=request.user)[:CHECKPOINTS_SHOWN]),
        list(selectors.verification_list(seen_by=request.user)[:CHECKS_SHOWN]),
        _size(),
        keys.public_key(),
    )
    template = "audit/_checks.html" if request.htmx else "audit/checkpoints.html"  # type: ignore[attr-defined]
    return render(request, template, {"seals": seals})


@require_GET
@needs("see_audit")
def checkpoint(request: Seen, size: int) -> HttpResponse:
    """A checkpoint as a signed note, to be kept elsewhere."""
    seal = selectors.checkpoint_get(seen_by=request.user, size=size).seal
    return _download(seal.note, f"mingjian-audit-{size}.txt")


@public
@require_GET
def key(request: HttpRequest) -> HttpResponse:
    """The public key by which checkpoints are checked."""
    return _download(keys.public_key() + "\n", "mingjian-audit.pub")


@require_POST
@needs("see_audit")
def seal(request: Seen) -> HttpResponse:
    """Make a checkpoint now."""
    services.checkpoint_ask(by=request.user)
    return redirect("audit:checkpoints")


@require_POST
@needs("see_audit")
def verify(request: Seen) -> HttpResponse:
    """Have the whole log checked now."""
    services.verification_ask(by=request.user)
    return redirect("audit:checkpoints")


def _size() -> int:
    head = Head.objects.first()
    return head.size if head else 0


def _download(text: str, name: str) -> HttpResponse:
    told = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=told)
