"""What each act writes into the register, once nothing stands against it: one table from acts to functions."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Max

from mingjian.registry import law, residing
from mingjian.registry.book import Book, days_after, years_after
from mingjian.registry.connector import Act
from mingjian.registry.models import Mortgage, Objection, PreNotice, Seizure, Title
from mingjian.registry.words import Kind, NoteEnd, SeizureEnd, Stage

ASIDE = 1_000_000  # ranks are changed by way of these, as no two may be the same on the way
Outcome = dict[str, Any]


def create_mortgage(book: Book, act: Act, sender: str) -> Outcome:
    """A new mortgage behind all that stand."""
    last = book.live(Mortgage).aggregate(last=Max("rank"))["last"] or 0
    number = f"京（{book.today.year}）不动产证明第{book.receipt.pk:07d}号" if book.receipt else act["number"]
    mortgage = Mortgage(
        unit=book.unit,
        number=number,
        kind=act["kind"],
        mortgagee=sender,
        mortgagee_name=act["mortgagee_name"],
        mortgagee_code=act.get("mortgagee_code", ""),
        mortgagors=[dict(one) for one in act["mortgagors"]],
        rank=last + 1,
        effective_at=book.at,
        recorded_at=book.at,
        receipt=book.receipt,
        **_terms(act),
    )
    mortgage.full_clean(validate_unique=False, validate_constraints=False)
    mortgage.save(force_insert=True)
    told = {"number": number, "rank": mortgage.rank, "amount": str(mortgage.amount), "kind": mortgage.kind}
    book.write("create_mortgage", **told, mortgagee=sender)
    return told


def amend_mortgage(book: Book, act: Act, _sender: str) -> Outcome:
    """Amount, term, scope, ban on transfer, or that the claim of a maximum-amount mortgage is fixed."""
    mortgage = _mortgage(book, act)
    terms = {name: value for name, value in _terms(act).items() if name in act}
    if "mortgagors" in act:
        terms["mortgagors"] = [dict(one) for one in act["mortgagors"]]
    before = {name: str(getattr(mortgage, name)) for name in terms}
    _change(mortgage, **terms)
    told = {"number": mortgage.number, "before": before, "after": {name: str(value) for name, value in terms.items()}}
    book.write("amend_mortgage", **told)
    return told


def rerank(book: Book, act: Act, _sender: str) -> Outcome:
    """Give every live mortgage the rank that was agreed."""
    ranks = {number: int(rank) for number, rank in act["ranks"].items()}
    live = list(book.live(Mortgage))
    before = {one.number: one.rank for one in live}
    book.live(Mortgage).update(rank=F("rank") + ASIDE)
    for mortgage in live:
        _change(mortgage, rank=ranks[mortgage.number])
    book.write("rerank", before=before, after=ranks)
    return {"ranks": ranks}


def assign_mortgage(book: Book, act: Act, _sender: str) -> Outcome:
    """The mortgage goes to whom the claim went."""
    mortgage = _mortgage(book, act)
    before = mortgage.mortgagee
    who = {name: act.get(name, "") for name in ("mortgagee", "mortgagee_name", "mortgagee_code")}
    _change(mortgage, **who)
    told = {"number": mortgage.number, "before": before, "after": act["mortgagee"]}
    book.write("assign_mortgage", **told)
    return told


def cancel_mortgage(book: Book, act: Act, _sender: str) -> Outcome:
    """The mortgage stands no more."""
    mortgage = _mortgage(book, act)
    book.end(mortgage, ended_for=act["reason"])
    told = {"number": mortgage.number, "reason": act["reason"]}
    book.write("cancel_mortgage", **told)
    return told


def reinstate_mortgage(book: Book, act: Act, _sender: str) -> Outcome:
    """What was cancelled in error stands again, with the rank and from the instants that it had."""
    mortgage = Mortgage.objects.get(unit=book.unit, number=act["number"])
    told = {"number": mortgage.number, "rank": mortgage.rank, "amount": str(mortgage.amount), "reason": act["reason"]}
    cancelled = {"cancelled_at": str(mortgage.ended_at), "cancelled_for": mortgage.ended_for}
    _change(mortgage, ended_at=None, ended_for="")
    book.write("reinstate_mortgage", **told, **cancelled, mortgagee=mortgage.mortgagee)
    return told


def convert_mortgage(book: Book, act: Act, _sender: str) -> Outcome:
    """A pre-notice, or a mortgage of what was under construction, is an ordinary one; it counts from when it did."""
    mortgage = _mortgage(book, act)
    before = mortgage.kind
    mortgagors = [{"name": title.owner_name, "party": title.owner} for title in book.live(Title)]
    _change(mortgage, kind=Kind.ORDINARY, mortgagors=mortgagors)
    told = {"number": mortgage.number, "before": before, "rank": mortgage.rank}
    book.write("convert_mortgage", **told)
    return told


def transfer_title(book: Book, act: Act, _sender: str) -> Outcome:
    """New owners instead of the old; mortgages follow, and a buyer's own pre-notice has served."""
    buyers = act["buyers"]
    for title in book.live(Title):
        book.end(title)
    for note in book.live(PreNotice, holder__in=[one["party"] for one in buyers]):
        book.end(note, ended_for=NoteEnd.CONVERTED)
    numbers = [_title(book, one, len(buyers)) for one in buyers]
    book.write("transfer_title", titles=numbers, price=str(act.get("price", "")))
    return {"titles": numbers}


def complete_unit(book: Book, _act: Act, sender: str) -> Outcome:
    """The building is registered: its mortgages under construction become ordinary, except of pre-noticed units."""
    book.unit.stage, book.unit.registrable_on = Stage.BUILT, book.today
    book.unit.save(update_fields=["stage", "registrable_on"])
    book.write("complete_unit")
    if not book.live(PreNotice).exists():
        for mortgage in book.live(Mortgage, kind=Kind.CONSTRUCTION):
            convert_mortgage(book, {"number": mortgage.number}, sender)
    return {"unit": book.unit.code}


def seize(book: Book, act: Act, sender: str) -> Outcome:
    """A seizure, live when there is none, else at the end of the queue."""
    last = book.live(Seizure).aggregate(last=Max("waiting"))["last"]
    waiting, years = (0 if last is None else last + 1), int(act["years"])
    term = {"starts_on": book.today, "ends_on": years_after(book.today, years)} if waiting == 0 else {}
    number = book.numbered(act, "CF")
    said = {name: act[name] for name in ("authority", "document_number")}
    amount = Decimal(act["amount"]) if act.get("amount") else None
    facts = {"court": sender, "amount": amount, "waiting": waiting, "years": years}
    seizure = Seizure(unit=book.unit, number=number, recorded_at=book.at, **said, **facts, **term)
    seizure.full_clean(validate_unique=False, validate_constraints=False)
    seizure.save(force_insert=True)
    book.write("seize", number=number, waiting=waiting)
    return {"number": number, "waiting": waiting, "ends_on": str(seizure.ends_on or "")}


def renew_seizure(book: Book, act: Act, _sender: str) -> Outcome:
    """The live seizure's term anew from today; a waiting one's for when it takes effect."""
    seizure = book.live(Seizure).get(number=act["number"])
    seizure.years = int(act["years"])
    if seizure.waiting == 0:
        seizure.ends_on = years_after(book.today, seizure.years)
    seizure.save(update_fields=["years", "ends_on"])
    book.write("renew_seizure", number=seizure.number, ends_on=str(seizure.ends_on or ""))
    return {"number": seizure.number, "ends_on": str(seizure.ends_on or "")}


def lift_seizure(book: Book, act: Act, _sender: str) -> Outcome:
    """A seizure is lifted; those behind it move up, and the next takes effect."""
    seizure = book.live(Seizure).get(number=act["number"])
    book.end(seizure, ended_for=SeizureEnd.LIFTED)
    book.write("lift_seizure", number=seizure.number)
    if seizure.waiting == 0:
        book.advance(book.today)
    else:
        for behind in list(book.live(Seizure, waiting__gt=seizure.waiting)):
            behind.waiting -= 1
            behind.save(update_fields=["waiting"])
    return {"number": seizure.number}


def enter_objection(book: Book, act: Act, _sender: str) -> Outcome:
    """An objection, for fifteen days by itself (Civil Code art. 220)."""
    days = law.number("registration.objection_days", book.today)
    number, lapses_on = book.numbered(act, "YY"), days_after(book.today, days)
    said = {"objector_name": act["name"], "objector": act.get("party", ""), "reason": act["reason"]}
    objection = Objection(unit=book.unit, number=number, recorded_at=book.at, lapses_on=lapses_on, **said)
    objection.full_clean(validate_unique=False)
    objection.save(force_insert=True)
    book.write("object", number=objection.number, name=objection.objector_name)
    return {"number": objection.number, "lapses_on": objection.lapses_on.isoformat()}


def sue(book: Book, act: Act, _sender: str) -> Outcome:
    """The objector sued in time: the objection stands until the suit is decided."""
    objection = book.live(Objection).get(number=act["number"])
    objection.sued_on = book.today
    objection.save(update_fields=["sued_on"])
    book.write("sue", number=objection.number)
    return {"number": objection.number}


def end_objection(book: Book, act: Act, _sender: str) -> Outcome:
    """The objection is cancelled."""
    book.end(book.live(Objection).get(number=act["number"]), ended_for=NoteEnd.CANCELLED)
    book.write("end_objection", number=act["number"])
    return {"number": act["number"]}


def enter_note(book: Book, act: Act, _sender: str) -> Outcome:
    """The pre-notice of a transfer to its holder."""
    number = book.numbered(act, "YG")
    note = PreNotice(unit=book.unit, number=number, recorded_at=book.at, holder_name=act["name"], holder=act["party"])
    note.full_clean(validate_unique=False)
    note.save(force_insert=True)
    book.write("note", number=number, name=note.holder_name)
    return {"number": number}


def end_note(book: Book, act: Act, _sender: str) -> Outcome:
    """The pre-notice is cancelled."""
    book.end(book.live(PreNotice).get(number=act["number"]), ended_for=NoteEnd.CANCELLED)
    book.write("end_note", number=act["number"])
    return {"number": act["number"]}


def suspend(book: Book, act: Act, _sender: str) -> Outcome:
    """A correction is pending."""
    return _suspended(book, "suspend", act["reason"])


def resume(book: Book, _act: Act, _sender: str) -> Outcome:
    """The correction is done."""
    return _suspended(book, "resume", "")


def _suspended(book: Book, act: str, reason: str) -> Outcome:
    book.unit.suspended_for = reason
    book.unit.save(update_fields=["suspended_for"])
    book.write(act, reason=reason)
    return {"reason": reason}


def _mortgage(book: Book, act: Act) -> Mortgage:
    found: Mortgage = book.live(Mortgage).get(number=act["number"])
    return found


def _change(mortgage: Mortgage, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(mortgage, name, value)
    mortgage.save(update_fields=list(changes))


def _terms(act: Act) -> dict[str, Any]:
    """The terms of a mortgage as the store keeps them."""
    days = {name: date.fromisoformat(act[name]) if act.get(name) else None for name in ("starts_on", "ends_on")}
    texts = {name: act.get(name, "") for name in ("debtor_name", "scope", "contract_number", "contract_digest")}
    flags = {name: bool(act.get(name)) for name in ("is_transfer_banned", "is_fixed")}
    return {"amount": Decimal(str(act.get("amount", 0))), **days, **texts, **flags}


def _title(book: Book, buyer: Mapping[str, Any], count: int) -> str:
    number = f"京（{book.today.year}）不动产权第{book.receipt.pk if book.receipt else 0:07d}-{buyer['party'][:6]}号"
    Title.objects.create(
        unit=book.unit,
        recorded_at=book.at,
        number=number,
        owner_name=buyer["name"],
        owner=buyer["party"],
        co_ownership="sole" if count == 1 else "joint",
        share=Decimal(1) if count == 1 else None,
    )
    return number


ACTS: Mapping[str, Callable[[Book, Act, str], Outcome]] = {
    "create_mortgage": create_mortgage,
    "amend_mortgage": amend_mortgage,
    "rerank": rerank,
    "assign_mortgage": assign_mortgage,
    "cancel_mortgage": cancel_mortgage,
    "reinstate_mortgage": reinstate_mortgage,
    "convert_mortgage": convert_mortgage,
    "transfer_title": transfer_title,
    "complete_unit": complete_unit,
    "seize": seize,
    "renew_seizure": renew_seizure,
    "lift_seizure": lift_seizure,
    "object": enter_objection,
    "sue": sue,
    "end_objection": end_objection,
    "note": enter_note,
    "end_note": end_note,
    "grant_residence": residing.grant_residence,
    "end_residence": residing.end_residence,
    "suspend": suspend,
    "resume": resume,
}
