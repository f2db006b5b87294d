"""What the desk's API takes and answers."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Field, Schema

from mingjian.mortgage.shapes import Money, Short
from mingjian.web.answers import Bilingual


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


class OrderShown(Schema):
    """An entry on the spot; `is_waiting` for a second registrar."""

    id: int
    act: str
    unit: str
    given_at: datetime
    recorded_at: datetime | None
    is_waiting: bool
    declined: Bilingual | None
    result: dict[str, Any]


class UnitShown(Schema):
    """What is registered on a unit, as the registry tells it."""

    facts: dict[str, Any]
