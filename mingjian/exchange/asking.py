"""One question on its way through the checks: what came in, and what is known of it so far."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from typing import Annotated

from django.utils import timezone
from pydantic import BaseModel, ConfigDict, Field

from mingjian.engine.services import Purpose, Service
from mingjian.exchange.knowing import Allowed, Known
from mingjian.network.texts import Article, Short
from mingjian.signing.messages import Message, Signature


class Claim(BaseModel):
    """What a request says: the service, about whom, why, under what; `same` holds what fields are compared with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    service: Annotated[Short, Field(examples=["real_estate.title"])]
    subject: Annotated[Short, Field(min_length=1)]
    purpose: Annotated[Short, Field(examples=["mortgage"])]
    case: Annotated[Short, Field(min_length=1)]
    clerk: Annotated[Short, Field(min_length=1)]
    authorisation: Short = ""
    article: Article = ""
    fields: Annotated[list[Short], Field(max_length=100)] = []
    same: Annotated[dict[Short, Short], Field(max_length=20)] = {}


def _now() -> datetime:
    return timezone.now()


@dataclass
class Asking:
    """The question and what the checks have found out about it."""

    message: Message
    at: datetime = field(default_factory=_now)
    claim: Claim | None = None
    signature: Signature | None = None
    asker: Known | None = None
    service: Service | None = None
    purpose: Purpose | None = None
    authorisation: Allowed | None = None
    fields: tuple[str, ...] = ()
    subject: str = ""
    is_verified: bool = False
    answered: str = ""  # the number of the query that has this idempotency key

    @property
    def idempotency_key(self) -> str:
        """What makes a second asking the same."""
        return self.message.headers.get("idempotency-key", "")

    @cached_property
    def day(self) -> date:
        """The day on which it came, where the network is."""
        return timezone.localdate(self.at)

    @cached_property
    def request_digest(self) -> str:
        """The hash of the content, in hex."""
        return sha256(self.message.body).hexdigest()
