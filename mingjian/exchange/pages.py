"""What the page of a query shows."""

import json
from dataclasses import dataclass
from typing import Any

from mingjian.engine.contracts import Column, Words
from mingjian.exchange.models import Query
from mingjian.network.refusals import REFUSALS
from mingjian.web.library import library

_UNKNOWN = Words("–", "–")
_ROWS = Words("若干条记录", "some of the records")


@dataclass(frozen=True)
class QueryPage:
    """A query and its answer as a table."""

    query: Query
    title: Words
    columns: list[Column]
    rows: list[list[tuple[Column, Any]]]
    refusal: Words | None
    as_of: str
    missing: list[Words]

    @property
    def is_forgotten(self) -> bool:
        """Whether its answer was kept as long as agreed and no longer."""
        return self.query.answer is None and self.query.forget_on is not None


def query_page(query: Query) -> QueryPage:
    """The answer with the register's own words."""
    service = library().services.get(query.service)
    said = json.loads(bytes(query.answer or b"{}"))  # an answer that is forgotten says nothing
    records = said.get("records", [])
    known = library().tables[service.table].columns if service else {}
    columns = [known[name] for name in records[0] if name in known] if records else []
    rows = [[(column, record[column.name]) for column in columns] for record in records]
    refusal = REFUSALS[query.reason].words if query.reason in REFUSALS else None
    missing = [known[name].title if name in known else _ROWS for name in said.get("missing", [])]
    title = service.title if service else _UNKNOWN
    return QueryPage(query, title, columns, rows, refusal, said.get("as_of") or "", missing)
