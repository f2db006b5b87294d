"""What the mortgage API takes and answers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from mingjian.mortgage.states import Kind, Pattern, Role
from mingjian.registry.words import Kind as MortgageKind
from mingjian.web.answers import Text

Short = Annotated[str, Field(max_length=100, pattern=r"^[^\x00]*$")]
Money = Annotated[Decimal, Field(ge=0, max_digits=16, decimal_places=2)]


class PartySaid(Schema):
    """An owner or buyer; the document number is kept as its keyed hash alone."""

    name: Short
    id_number: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[0-9A-Za-z]+$")]
    role: Role = Role.MORTGAGOR


class WishSaid(Schema):
    """What is to be registered."""

    kind: Kind
    unit: Short
    mortgage_kind: MortgageKind | Literal[""] = ""
    pattern: Pattern | Literal[""] = ""
    amount: Money | None = None
    mortgage_number: Short = ""
    contract_number: Short = ""
    parties: list[PartySaid] = Field(default_factory=list, max_length=20)
    debtor_name: Short = ""
    starts_on: date | None = None
    ends_on: date | None = None
    scope: Annotated[str, Field(max_length=4000, pattern=r"^[^\x00]*$")] = ""
    is_transfer_banned: bool = False
    is_fixed: bool = False
    mortgagee: Short = ""
    mortgagee_name: Short = ""
    old_number: Short = ""
    price: Money | None = None
    consents: list[Short] = Field(default_factory=list, max_length=50)
    ranks: dict[Short, Annotated[int, Field(ge=1, le=1000)]] = Field(default_factory=dict)
    reason: Short = ""


class Said(Schema):
    """What an act asks for besides its name; which of it, the act says."""

    text: Text = ""
    payment: Annotated[str, Field(max_length=64, pattern=r"^[^\x00]*$")] = ""
    fee: Annotated[Decimal, Field(ge=0, max_digits=10, decimal_places=2)] | None = None
    settled_on: date | None = None
    contract: Annotated[str, Field(max_length=64, pattern=r"^[^\x00]*$")] = ""


class OrderSaid(Schema):
    """What is entered on the spot."""

    unit: Short
    act: Short
    number: Short = ""
    document_number: Short = ""
    years: Annotated[int, Field(ge=0, le=99)] | None = None
    amount: Money | None = None
    name: Short = ""
    party: Annotated[str, Field(max_length=64, pattern=r"^[0-9A-Za-z]*$")] = ""
    reason: Short = ""


class PartyShown(Schema):
    """A party and what it did."""

    name: str
    role: str
    authorised_at: datetime | None
    signed_at: datetime | None


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
    """An application whole."""

    parties: list[PartyShown]
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


class OrderShown(Schema):
    """An entry on the spot."""

    id: int
    act: str
    unit: str
    given_at: datetime
    recorded_at: datetime | None
    result: dict[str, Any]


class UnitShown(Schema):
    """What is registered on a unit, as the registry tells it."""

    facts: dict[str, Any]
