"""A registry with its own store: each call is one transaction that holds the unit, so who is killed did all or none."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mingjian.registry import errors, rules
from mingjian.registry.acts import ACTS
from mingjian.registry.asked import Asked
from mingjian.registry.book import Book
from mingjian.registry.connector import Act, Facts, Package, Receipted
from mingjian.registry.models import Mortgage, Receipt, Recording, Unfiled, Unit
from mingjian.registry.words import ReceiptState

TICK = timedelta(microseconds=1)


class Simulator:
    """See connector.Registry."""

    def facts(self, unit: str) -> Facts:
        """What is registered now; what the law has ended by now is ended first."""
        with transaction.atomic():
            found = Unit.objects.filter(pk=unit).first()
            if found is None:
                raise errors.UnitNotFound(unit=unit)
            book = Book(found, timezone.now())
            facts = book.facts()
            return _settled(Book(_held(unit), timezone.now())) if book.is_due(facts) else facts

    def settle(self, on: date) -> int:
        """Let what the law has ended by a day take effect on every unit, asked or not; gives on how many."""
        seized = Q(seizures__waiting=0, seizures__ended_at=None, seizures__ends_on__lt=on)
        disputed = Q(objections__sued_on=None, objections__ended_at=None, objections__lapses_on__lt=on)
        noted = Q(prenotices__ended_at=None, registrable_on__lt=on)
        lived_in = Q(residencerights__ended_at=None, residencerights__ends_on__lt=on)
        due = Unit.objects.filter(seized | disputed | noted | lived_in)
        codes = list(due.distinct().values_list("pk", flat=True))
        for code in codes:
            self.facts(code)
        return len(codes)

    def receive(self, key: UUID, package: Package) -> Receipted:
        """Take a package in; the instant of the receipt stands in it."""
        with transaction.atomic():
            if not Unit.objects.filter(pk=package.unit).exists():
                raise errors.UnitNotFound(unit=package.unit)
            said = {"digest": package.digest, "package": _plain(package), "received_at": timezone.now()}
            receipt, is_new = Receipt.objects.get_or_create(key=key, defaults={"unit_id": package.unit, **said})
            if receipt.digest != package.digest:
                raise errors.KeyUsedForAnother
            if is_new:
                Unfiled.objects.create(unit_id=package.unit)
            return _told(receipt)

    def find(self, key: UUID) -> Receipted | None:
        """What came in under the key."""
        receipt = Receipt.objects.filter(key=key).first()
        return _told(receipt) if receipt else None

    def record(self, key: UUID) -> Receipted:
        """Record all acts at one instant, later than any earlier one of the unit."""
        with transaction.atomic():
            receipt = _receipt(key)
            if receipt.state == ReceiptState.RECORDED:
                return _told(receipt)
            _open(receipt)
            book = Book(_held(receipt.unit_id), timezone.now(), receipt)
            book.at = max(book.at, _last(book) + TICK)
            receipt.result = _all_done(book, receipt.package["acts"], receipt.package["sender"])
            book.unit.save(update_fields=["version"])
            return _close(receipt, ReceiptState.RECORDED, book.at)

    def close(self, key: UUID, state: str) -> Receipted:
        """Reject or withdraw."""
        with transaction.atomic():
            receipt = _receipt(key)
            if receipt.state == state:
                return _told(receipt)
            _open(receipt)
            return _close(receipt, ReceiptState(state), timezone.now())

    def mortgage(self, number: str) -> Act | None:
        """What a certificate says."""
        found = Mortgage.objects.select_related("unit").filter(number=number).first()
        return _certified(found) if found else None


def _held(code: str) -> Unit:
    unit = Unit.objects.select_for_update().filter(pk=code).first()
    if unit is None:
        raise errors.UnitNotFound(unit=code)
    return unit


def _last(book: Book) -> datetime:
    """The instant of the unit's last recording: clocks may go back, the register does not."""
    last = Recording.objects.filter(unit=book.unit, version=book.unit.version).values_list("at", flat=True).first()
    return last or datetime.min.replace(tzinfo=UTC)


def _settled(book: Book) -> Facts:
    """What the law ends by itself ends, in lines of its own; gives what is registered then."""
    facts = book.facts()
    if not book.is_due(facts):
        return facts
    receipt, book.receipt, before = book.receipt, None, book.unit.version
    book.settle()
    book.receipt = receipt
    if book.unit.version != before:
        book.unit.save(update_fields=["version"])
    return book.facts()


def _all_done(book: Book, acts: Sequence[Act], sender: str) -> list[dict[str, Any]]:
    """Each act on what the acts before it left."""
    facts, done = _settled(book), list[dict[str, Any]]()
    for act in acts:
        done.append(_done(book, act, sender, facts if not done else book.facts()))
    return done


def _done(book: Book, act: Act, sender: str, facts: Facts) -> dict[str, Any]:
    """One act, unless something stands against it."""
    cancelled = book.cancelled(act["number"]) if act["act"] == "reinstate_mortgage" else None
    against = rules.obstacles(Asked(act, sender, facts, book.today, cancelled))
    if against:
        raise errors.NotRecordable(against)
    return {"act": act["act"], **ACTS[act["act"]](book, act, sender)}


def _receipt(key: UUID) -> Receipt:
    receipt = Receipt.objects.select_for_update().filter(key=key).first()
    if receipt is None:
        raise errors.ReceiptNotFound(key=key)
    return receipt


def _open(receipt: Receipt) -> None:
    if receipt.state != ReceiptState.RECEIVED:
        raise errors.ReceiptClosed(number=receipt.number, state=receipt.state)


def _close(receipt: Receipt, state: ReceiptState, at: datetime) -> Receipted:
    receipt.state, receipt.closed_at = state, at
    receipt.save(update_fields=["state", "closed_at", "result"])
    Unfiled.objects.create(unit_id=receipt.unit_id)
    return _told(receipt)


def _told(receipt: Receipt) -> Receipted:
    return Receipted(
        receipt.number,
        receipt.unit_id,
        receipt.state,
        receipt.received_at,
        receipt.closed_at,
        tuple(receipt.result),
    )


def _plain(package: Package) -> dict[str, Any]:
    said = asdict(package)
    return {**said, "acts": list(said["acts"]), "signatures": list(said["signatures"])}


def _certified(mortgage: Mortgage) -> Act:
    """Only what stands in the register, so that anybody who may read it derives the same."""
    unit = mortgage.unit
    texts = ("number", "kind", "mortgagee", "mortgagee_name", "mortgagors", "debtor_name", "scope", "contract_number",
             "contract_digest", "is_transfer_banned", "is_fixed", "rank")  # fmt: skip
    dates = ("starts_on", "ends_on", "recorded_at", "effective_at", "ended_at")
    return {
        **{name: getattr(mortgage, name) for name in texts},
        **{name: value.isoformat() if (value := getattr(mortgage, name)) else None for name in dates},
        "amount": f"{mortgage.amount:.2f}",
        "unit": unit.code,
        "location": unit.location,
    }
