"""An authorisation as an institution sends it in."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from mingjian.authorisations.services import Wish
from mingjian.network.texts import Short

Kind = Literal["person", "firm", "unit", "project"]


class AuthorisationSaid(BaseModel):
    """What is to be allowed, by whom, about what, for how long; `evidence` portal waits for the person's own hand."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    person: Annotated[Short, Field(min_length=1)]
    person_kind: Literal["person", "firm"]
    subjects: Annotated[list[tuple[Kind, Short]], Field(min_length=1, max_length=50)]
    services: Annotated[dict[Short, list[Short]], Field(min_length=1, max_length=30)]
    purpose: Short
    case: Annotated[Short, Field(min_length=1)]
    contact: Annotated[str, Field(min_length=1, max_length=200)]
    days: Annotated[int, Field(ge=1, le=366)]
    most_uses: Annotated[int, Field(ge=1, le=10_000)] = 1
    span: Literal["altogether", "day", "month"] = "altogether"
    retention_days: Annotated[int, Field(ge=1, le=3660)] = 365
    evidence: Literal["portal", "paper", "contract"] = "portal"
    evidence_hash: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    guardian: Short = ""
    has_separate_consent: bool = False

    def wish(self) -> Wish:
        """As the service takes it."""
        return Wish(case_number=self.case, **self.model_dump(exclude={"case"}))
