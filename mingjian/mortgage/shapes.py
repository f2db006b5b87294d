"""What the API of applications takes and answers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from ninja import Field, Schema

from mingjian.web.answers import Text

Short = Annotated[str, Field(max_length=100, pattern=r"^[^\x00]*$")]
Money = Annotated[Decimal, Field(ge=0, max_digits=16, decimal_places=2)]


class Said(Schema):
    """What an act asks for besides its name; which of it, the act says."""

    text: Text = ""
    payment: Annotated[str, Field(max_length=64, pattern=r"^[^\x00]*$")] = ""
    fee: Annotated[Decimal, Field(ge=0, max_digits=10, decimal_places=2)] | None = None
    settled_on: date | None = None
    contract: Annotated[str, Field(max_length=64, pattern=r"^[^\x00]*$")] = ""
    notice: Annotated[str, Field(max_length=64, pattern=r"^[^\x00]*$")] = ""


class PartyShown(Schema):
    """A party and what it did."""

    name: str
    role: str
    authorised_at: datetime | None
    signed_at: datetime | None
    acknowledged_at: datetime | None


class Line(Schema):
    """An application in a list."""

    id: int
    number: str
    kind: str
    mortgage_kind: str
    bank: str
    unit: str
    state: str
    amount: Decimal | None
    due_on: date | None


class Shown(Line):
    """An application whole; `of` is the one that it follows, `later` those that followed it, newest first.

    `asked` and `consents`: mortgages whose holders have to consent, and whose did.
    """

    parties: list[PartyShown]
    of: int | None
    later: list[int]
    asked: list[str]
    consents: list[str]
    certificate_digest: str
    is_certificate_in_force: bool
    facts: dict[str, Any]
    contract_number: str
    contract_digest: str
    receipt_number: str
    missing: list[str]
    reason: str
    fee: Decimal | None
    recorded_at: datetime | None
    mortgage_number: str
    rank: int | None
