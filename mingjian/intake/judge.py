"""One column of a contract in SQL: its value in the lake, and for each rule whether a filed cell breaks it.

Dates are YYYYMMDD or YYYY-MM-DD; 99991231 and 00000000 mean "never": given, but NULL in the lake. Codes come in any
spelling and leave as keys; open lists keep what follows 其他-. Personal identifiers leave as keyed hashes.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pyarrow as pa

from mingjian.engine.contracts import CodeList, Column
from mingjian.lake.vault import veiled_sql

NEVER = ("99991231", "9999-12-31", "00000000", "0000-00-00")
YES = ("是", "y", "yes", "1", "true", "t")
NO = ("否", "n", "no", "0", "false", "f")


@dataclass(frozen=True)
class Judgement:
    """SQL in three layers, so that nothing is computed twice.

    `cell` is over the raw row, `value` over the cell (named `cell_of`), `breaches` over both; a breach is true where
    its rule is broken and never NULL.
    """

    cell: str
    value: str
    breaches: Mapping[str, str] = field(default_factory=dict)


def cell_of(column: str) -> str:
    """The name of the column's cell between the first and the second layer."""
    return f'"{column}:cell"'


@dataclass(frozen=True)
class Judge:
    """Writes judgements; `key` turns personal identifiers into hashes, `text_limit` is in bytes."""

    key: bytes
    text_limit: int

    def column(self, column: Column, raw: str | None, filed_as: pa.DataType) -> Judgement:
        """The judgement of `column` over the SQL expression `raw` of Arrow type `filed_as`; raw None: not filed."""
        cell = cell_of(column.name)
        if raw is None:
            return Judgement("null", f"null::{column.sql_type}")
        if is_typed(column, filed_as):
            value, breaches = _typed(column, cell, filed_as)
            return Judgement(raw, value, breaches | _shared(column, cell))
        text = raw if pa.types.is_string(filed_as) or pa.types.is_dictionary(filed_as) else f"cast({raw} as varchar)"
        value, breaches = self._from_text(column, cell)
        return Judgement(f"nullif(trim({text}), '')", value, breaches | _shared(column, cell))

    def _from_text(self, column: Column, cell: str) -> tuple[str, dict[str, str]]:
        match column.type:
            case "text":
                too_long = {"length": f"coalesce(strlen({cell}), 0) > {self.text_limit}"}
                return veiled_sql(self.key, f"upper({cell})") if column.personal == "identifier" else cell, too_long
            case "money":
                exact = f"try_cast({cell} as decimal(26, 6))"
                rounded = {"decimals": f"coalesce({exact} <> {column.name}, false)"}
                return f"try_cast({exact} as decimal(20, 2))", _unread("type", column, cell) | rounded
            case "code":
                assert column.codes  # noqa: S101 - the contract reader refuses a code column without a list
                return _code(column.codes, cell), _unread("code", column, cell)
            case "date":
                wrong = f"{column.name} is null and {cell} is not null and {cell} not in ({_listed(NEVER)})"
                return _date(cell), {"type": wrong}
            case _:
                return _PLAIN[column.type](column, cell), _unread("type", column, cell)


def is_typed(column: Column, filed_as: pa.DataType) -> bool:
    """Whether a Parquet column already has a type that needs no reading of text."""
    kinds = {
        "flag": pa.types.is_boolean,
        "integer": pa.types.is_integer,
        "money": lambda kind: pa.types.is_decimal(kind) or pa.types.is_integer(kind) or pa.types.is_floating(kind),
        "date": lambda kind: pa.types.is_date(kind) or pa.types.is_timestamp(kind),
        "time": pa.types.is_time,
    }
    kinds["rate"] = kinds["decimal"] = kinds["money"]
    return column.type in kinds and bool(kinds[column.type](filed_as))


_ARROW_NAMES = {
    "integer": "int64",
    "money": "decimal128(20, 2)",
    "rate": "decimal128(20, 6)",
    "decimal": "decimal128(20, 6)",
}


def _typed(column: Column, cell: str, filed_as: pa.DataType) -> tuple[str, dict[str, str]]:
    if column.type == "date":
        return f"nullif(cast({cell} as date), date '9999-12-31')", {}
    if column.type in ("flag", "time") or str(filed_as) == _ARROW_NAMES.get(column.type):
        return cell, {}
    return f"try_cast({cell} as {column.sql_type})", _unread("type", column, cell)


def _unread(rule: str, column: Column, cell: str) -> dict[str, str]:
    return {rule: f"{column.name} is null and {cell} is not null"}


def _shared(column: Column, cell: str) -> dict[str, str]:
    breaches = {"required": f"{cell} is null"} if column.is_required else {}
    bounds = [
        f"{column.name} {sign} {bound}"
        for sign, bound in (("<", column.minimum), (">", column.maximum))
        if bound is not None
    ]
    return breaches | ({"range": f"coalesce({' or '.join(bounds)}, false)"} if bounds else {})


def spelled(codes: CodeList) -> dict[str, str]:
    """Every spelling in lower case to its key; one that two keys share is the first one's."""
    firsts = list(dict.fromkeys(codes.spellings.values()))
    by_key = sorted(codes.spellings.items(), key=lambda one: firsts.index(one[1]), reverse=True)
    return {spelling.lower(): key for spelling, key in by_key}


def _code(codes: CodeList, cell: str) -> str:
    known: dict[str, list[str]] = {}
    for spelling, key in spelled(codes).items():
        known.setdefault(key, []).append(spelling)
    cases = " ".join(
        f"when lower({cell}) in ({_listed(spellings)}) then {quoted(key)}" for key, spellings in known.items()
    )
    if codes.is_open:
        cases += f" when starts_with({cell}, '其他-') then 'other-' || substr({cell}, 4)"
        cases += f" when starts_with(lower({cell}), 'other-') then 'other-' || substr({cell}, 7)"
    return f"case {cases} end"


def _flag(_: Column, cell: str) -> str:
    return f"case when lower({cell}) in ({_listed(YES)}) then true when lower({cell}) in ({_listed(NO)}) then false end"


def _integer(_: Column, cell: str) -> str:
    number = f"try_cast({cell} as decimal(28, 6))"
    return f"case when {number} = trunc({number}) then try_cast({number} as bigint) end"


def _date(cell: str) -> str:
    dashed = (
        f"case when strlen({cell}) = 8 then {cell}[1:4] || '-' || {cell}[5:6] || '-' || {cell}[7:8] else {cell} end"
    )
    return (
        f"case when strlen({cell}) in (8, 10) and {cell} not in ({_listed(NEVER)}) then try_cast({dashed} as date) end"
    )


def _time(_: Column, cell: str) -> str:
    with_colons = (
        f"case when strlen({cell}) = 6 then {cell}[1:2] || ':' || {cell}[3:4] || ':' || {cell}[5:6] else {cell} end"
    )
    return f"case when strlen({cell}) in (6, 8) then try_cast({with_colons} as time) end"


def _number(column: Column, cell: str) -> str:
    return f"try_cast({cell} as {column.sql_type})"


_PLAIN: Mapping[str, Callable[[Column, str], str]] = {
    "flag": _flag,
    "integer": _integer,
    "time": _time,
    "rate": _number,
    "decimal": _number,
}


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(map(quoted, texts))


def quoted(text: str) -> str:
    """`text` as a SQL literal."""
    return "'" + text.replace("'", "''") + "'"


@dataclass(frozen=True)
class Spelling:
    """The words with which a receipt explains what a type or a list wants."""

    column: Column

    @cached_property
    def facts(self) -> dict[str, object]:
        """What the sentences of `type`, `code`, `range` need, in both languages."""
        column = self.column
        facts: dict[str, object] = {}
        if column.type in _FORMS:
            facts |= {"type": _FORMS[column.type][0], "form": _FORMS[column.type][1]}
        if column.codes:
            facts["codes"] = {"zh": column.codes.title.zh, "en": column.codes.title.en}
            facts["allowed"] = {
                "zh": "、".join(one.zh for one in list(column.codes.values.values())[:8]),
                "en": ", ".join(one.en for one in list(column.codes.values.values())[:8]),
            }
        low, high = (f"{bound:g}" if bound is not None else "" for bound in (column.minimum, column.maximum))
        return facts | {"range": f"[{low}, {high}]"}


_FORMS = {
    "date": ({"zh": "日期", "en": "date"}, {"zh": " YYYYMMDD ", "en": "YYYYMMDD"}),
    "time": ({"zh": "时间", "en": "time of day"}, {"zh": " HHMMSS ", "en": "HHMMSS"}),
    "flag": ({"zh": "是否标志", "en": "flag"}, {"zh": "“是”或“否”", "en": "是 or 否"}),
    "integer": ({"zh": "整数", "en": "whole number"}, {"zh": "不带小数的数字", "en": "digits without decimals"}),
    "money": (
        {"zh": "金额", "en": "amount"},
        {"zh": "不带千分位的数字", "en": "a number without thousands separators"},
    ),
    "rate": ({"zh": "比率", "en": "rate"}, {"zh": "不带百分号的数字", "en": "a number without a percent sign"}),
    "decimal": (
        {"zh": "数字", "en": "number"},
        {"zh": "不带千分位的数字", "en": "a number without thousands separators"},
    ),
}
