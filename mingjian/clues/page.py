"""Everything on a clue's page, put together from the database, the library and the kept evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404

from mingjian.clues import selectors
from mingjian.clues.filed import FiledTable, tables_of
from mingjian.clues.models import Clue, Event, Reliability
from mingjian.clues.models.work import DISMISS_REASONS
from mingjian.clues.originals import Passage, passage
from mingjian.clues.picture import Picture, masked_subject, picture_of
from mingjian.clues.selectors import Kin
from mingjian.clues.states import MOVES
from mingjian.engine.contracts import Table, Words
from mingjian.engine.dossier import Law, laws_in_force
from mingjian.engine.questions import Model
from mingjian.people.models import User
from mingjian.web.home import lake, results
from mingjian.web.library import library


@dataclass(frozen=True)
class Happening:
    """One event of a clue's history, in words."""

    event: Event

    @property
    def words(self) -> Words:
        """What happened."""
        return MOVES[self.event.kind].words

    @property
    def reason(self) -> Words | None:
        """The listed reason of a dismissal."""
        return DISMISS_REASONS.get(self.event.facts.get("reason", ""))

    @property
    def growth(self) -> Words | None:
        """Why a clue set aside came back early: amount or measure then and now."""
        if self.event.kind != "grow":
            return None
        amount, measure = (_then_and_now(self.event.facts[name]) for name in ("amount", "measure"))
        share = f"{self.event.facts['growth']:.0%}"
        zh = f"金额{amount}，度量{measure}；增加超过{share}即恢复。"
        return Words(zh, f"Amount {amount}, measure {measure}; more than {share} brings it back.")


@dataclass(frozen=True)
class CluePage:
    """One clue with all that a person needs to verify it; whatever is costly is read when the page shows it."""

    clue: Clue
    reader: User

    @property
    def subject(self) -> str:
        """The subject as it may be shown."""
        return masked_subject(self.clue)

    @cached_property
    def model(self) -> Model | None:
        """The model as the library has it now; None when it is there no more."""
        return library().models.get(self.clue.model)

    @cached_property
    def laws(self) -> tuple[Law, ...]:
        """The parameters with the value in force on the clue's day."""
        return laws_in_force(library(), self.model, self.clue.as_of) if self.model else ()

    @cached_property
    def evidence(self) -> list[dict[str, Any]]:
        """The filed rows, as kept when the clue arose."""
        return list(results().evidence_of(self.clue.fingerprint, self.clue.clue_id).to_pylist())

    @cached_property
    def tables(self) -> list[FiledTable]:
        """The filed rows by table."""
        return tables_of(library(), self.model, self.clue.facts, self.evidence)

    @cached_property
    def picture(self) -> Picture | None:
        """The picture, when the evidence has one."""
        return picture_of(self.clue, self.evidence)

    @cached_property
    def subject_kin(self) -> list[Kin]:
        """Other clues about the same subject."""
        return selectors.same_subject(seen_by=self.reader, clue=self.clue)

    @cached_property
    def party_kin(self) -> list[Kin]:
        """Clues about the same people and firms, anywhere."""
        return selectors.same_parties(seen_by=self.reader, clue=self.clue)

    @cached_property
    def reliability(self) -> Reliability | None:
        """How reliable the model has been."""
        return selectors.reliability_of(model=self.clue.model, sort=self.clue.institution.sort)

    @cached_property
    def history(self) -> list[Happening]:
        """What happened to the clue, newest first."""
        return [Happening(event) for event in self.clue.events.select_related("by")]

    @property
    def moves(self) -> frozenset[str]:
        """What may be done to the clue where it stands."""
        return frozenset(name for name, move in MOVES.items() if self.clue.state in move.sources)


@dataclass(frozen=True)
class LinePage:
    """One filed line in its file."""

    clue: Clue
    row: dict[str, Any]
    table: Table
    passage: Passage | None


def line_page(*, seen_by: User, clue_id: str, number: int) -> LinePage:
    """The line behind the evidence row `number` of a clue; only evidence of a clue that one sees leads to a line."""
    clue = selectors.clue_get(seen_by=seen_by, clue_id=clue_id)
    rows: Sequence[dict[str, Any]] = CluePage(clue, seen_by).evidence
    if number >= len(rows) or rows[number]["table"] not in library().tables:
        raise Http404
    row, table = rows[number], library().tables[rows[number]["table"]]
    filings = set(results().record(clue.last_run_id).source["filings"])
    return LinePage(clue, row, table, passage(lake(), table, row, filings))


def _then_and_now(values: Sequence[Any]) -> str:
    return " → ".join("–" if value is None else f"{float(value):,.2f}" for value in values)
