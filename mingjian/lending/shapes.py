"""What the bank's API takes."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from mingjian.mortgage.shapes import Money, Short
from mingjian.mortgage.states import Kind, Pattern, Role
from mingjian.registry.words import Kind as MortgageKind


class PartySaid(Schema):
    """An owner or buyer; the document number is kept as its keyed hash alone."""

    name: Annotated[Short, Field(min_length=1)]
    id_number: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[0-9A-Za-z]+$")]
    role: Literal[Role.MORTGAGOR, Role.BUYER, Role.HOLDER] = Role.MORTGAGOR


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
    debtor_id: Annotated[str, Field(max_length=64, pattern=r"^[0-9A-Za-z]*$")] = ""
    starts_on: date | None = None
    ends_on: date | None = None
    scope: Annotated[str, Field(max_length=4000, pattern=r"^[^\x00]*$")] = ""
    is_transfer_banned: bool = False
    is_fixed: bool = False
    mortgagee: Short = ""
    mortgagee_name: Short = ""
    old_number: Short = ""
    price: Money | None = None
    ranks: dict[Short, Annotated[int, Field(ge=1, le=1000)]] = Field(default_factory=dict)
    reason: Short = ""


class ConsentShown(Schema):
    """What is asked of a mortgagee: about its own mortgage alone, and what it answered."""

    id: int
    number: str
    unit: str
    kind: str
    facts: dict[str, Any]
    digest: str
    asked_at: datetime
    state: str
    answered_at: datetime | None
    signature: str
    reason: str
