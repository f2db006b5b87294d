"""What clues name: parties (hashed identifiers, firms' codes) out of facts and evidence, and the names and numbers."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb

from mingjian.clues.models import Mention
from mingjian.lake.vault import is_party

NAMES_OF_A_FACT = 50
_KEY = re.compile(r"(^|_)(id|number|code|name|account)$")
_LONGEST = 128
# Persons' and firms' identifiers as evidence rows spell them; banks that hold a mortgage are no party to a clue.
_IN_EVIDENCE = r'"((?:[a-z_]*_)?(?:id_number|unified_code))": "([^"]+)"'
_NO_PARTY = "mortgagee"


def mentions_of(clues: Iterable[Mapping[str, Any]], parties: Mapping[str, set[str]]) -> Iterator[tuple[str, str, str]]:
    """Each clue's mentions once (clue, kind, key); `clues` are rows of an answer, `parties` from its evidence."""
    for clue in clues:
        named = set(_named(clue)) | parties.get(clue["clue_id"], set())
        for key in sorted(named):
            kind = Mention.Kind.PARTY if is_party(key) else Mention.Kind.NAME
            yield clue["clue_id"], kind.value, key


def _named(clue: Mapping[str, Any]) -> Iterator[str]:
    yield clue["subject_id"]
    for name, value in json.loads(clue["facts"]).items():
        if _KEY.search(name):
            values = value[:NAMES_OF_A_FACT] if isinstance(value, list) else [value]
            yield from (str(one)[:_LONGEST] for one in values if one)


def parties_of(engine: duckdb.DuckDBPyConnection, evidence: Iterable[Path]) -> dict[str, set[str]]:
    """Each clue's parties as the rows of the files `evidence` name them."""
    files = [str(path) for path in evidence if path.exists()]
    if not files:
        return {}
    found = engine.execute(
        "select clue_id, list(distinct party) from (select clue_id, unnest(list_transform("
        "list_filter(list_zip(regexp_extract_all(row, $1, 1), regexp_extract_all(row, $1, 2)), "
        "lambda pair: pair[1] not like $2), lambda pair: pair[2])) as party from read_parquet($3)) group by clue_id",
        [_IN_EVIDENCE, f"{_NO_PARTY}%", files],
    )
    return {clue: set(parties) for clue, parties in found.fetchall()}
