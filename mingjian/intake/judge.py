"""One column of a contract in SQL: its value in the lake, and for each rule whether a filed cell breaks it.

Dates are YYYYMMDD or YYYY-MM-DD; 99991231 and 00000000 mean "never": given, but NULL in the lake. Codes come in any spelling
and leave as keys; open lists keep what follows 其他-. Personal identifiers leave as keyed hashes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pyarrow as pa

from mingjian.engine.contracts import CodeList, Column
from mingjian.lake.vault import hash_sql

_NEVER = ("99991231", "9999-12-31", "00000000", "0000-00-00")
_YES = ("是", "y", "yes", "1", "true", "t")
_NO = ("否", "n", "no", "0", "false", "f")


@dataclass(frozen=True)
class Judgement:
    """SQL over one cell: the value for the lake, and the predicate that is true where a rule is broken."""

    value: str
    breaches: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Judge:
    """Writes judgements; `key` turns personal identifiers into hashes, `text_limit` is in bytes."""

    key: bytes
    text_limit: int

    def column(self, column: Column, cell: str | None, filed_as: pa.DataType) -> Judgement:
        """The judgement of `column` over the SQL expression `cell` of Arrow type `filed_as`; cell None: not filed."""
        if cell is None:
            return Judgement(f"null::{column.sql_type}")
        if is_typed(column, filed_as):
            return _with_shared(column, _typed(column, cell, filed_as), f"{cell} is not null")
        text = cell if pa.types.is_string(filed_as) or pa.types.is_dictionary(filed_as) else f"cast({cell} as varchar)"
        cell_text = f"nullif(trim({text}), '')"
        given = f"{cell_text} is not null"
        return _with_shared(column, self._from_text(column, cell_text, given), given)

    def _from_text(self, column: Column, text: str, given: str) -> Judgement:
        match column.type:
            case "text":
                return self._text(column, text)
            case "code":
                assert column.codes  # noqa: S101 - the contract reader refuses a code column without a list
                value = _code(column.codes, text)
                return Judgement(value, {"code": f"{value} is null and {given}"})
            case "flag":
                value = _flag(text)
            case "integer":
                number = f"try_cast({text} as decimal(28, 6))"
                value = f"case when {number} = trunc({number}) then try_cast({number} as bigint) end"
            case "date":
                return _date(text, given)
            case "time":
                value = _time(text)
            case "money":
                return _money(text, given)
            case _:
                value = f"try_cast({text} as {column.sql_type})"
        return Judgement(value, {"type": f"{value} is null and {given}"})

    def _text(self, column: Column, text: str) -> Judgement:
        value = hash_sql(self.key, f"upper({text})") if column.personal == "identifier" else text
        return Judgement(value, {"length": f"strlen({text}) > {self.text_limit}"})


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


def _typed(column: Column, cell: str, filed_as: pa.DataType) -> Judgement:
    if column.type == "date":
        day = f"cast({cell} as date)"
        return Judgement(f"nullif({day}, date '9999-12-31')")
    if column.type in ("flag", "time") or str(filed_as) == _ARROW_NAMES.get(column.type):
        return Judgement(cell)
    value = f"try_cast({cell} as {column.sql_type})"
    return Judgement(value, {"type": f"{value} is null and {cell} is not null"})


_ARROW_NAMES = {"integer": "int64", "money": "decimal128(20, 2)", "rate": "decimal128(20, 6)", "decimal": "decimal128(20, 6)"}


def _with_shared(column: Column, judgement: Judgement, given: str) -> Judgement:
    breaches = dict(judgement.breaches)
    if column.is_required:
        breaches["required"] = f"not ({given})"
    bounds = []
    if column.minimum is not None:
        bounds.append(f"{judgement.value} < {column.minimum}")
    if column.maximum is not None:
        bounds.append(f"{judgement.value} > {column.maximum}")
    if bounds:
        breaches["range"] = f"coalesce({' or '.join(bounds)}, false)"
    return Judgement(judgement.value, breaches)


def _code(codes: CodeList, text: str) -> str:
    by_key: dict[str, list[str]] = {}
    for spelling, key in _folded(codes).items():
        by_key.setdefault(key, []).append(spelling)
    cases = " ".join(f"when lower({text}) in ({', '.join(map(quoted, known))}) then {quoted(key)}" for key, known in by_key.items())
    if codes.is_open:
        cases += f" when starts_with({text}, '其他-') then 'other-' || substr({text}, 4)"
        cases += f" when starts_with(lower({text}), 'other-') then 'other-' || substr({text}, 7)"
    return f"case {cases} end"


def _folded(codes: CodeList) -> dict[str, str]:
    return {spelling.lower(): key for spelling, key in codes.spellings.items()}


def _flag(text: str) -> str:
    yes, no = (", ".join(map(quoted, words)) for words in (_YES, _NO))
    return f"case when lower({text}) in ({yes}) then true when lower({text}) in ({no}) then false end"


def _date(text: str, given: str) -> Judgement:
    never = f"{text} in ({', '.join(map(quoted, _NEVER))})"
    dashed = f"case when strlen({text}) = 8 then {text}[1:4] || '-' || {text}[5:6] || '-' || {text}[7:8] else {text} end"
    day = f"case when strlen({text}) in (8, 10) then try_cast({dashed} as date) end"
    value = f"case when not {never} then {day} end"
    return Judgement(value, {"type": f"{value} is null and {given} and not {never}"})


def _time(text: str) -> str:
    with_colons = f"case when strlen({text}) = 6 then {text}[1:2] || ':' || {text}[3:4] || ':' || {text}[5:6] else {text} end"
    return f"case when strlen({text}) in (6, 8) then try_cast({with_colons} as time) end"


def _money(text: str, given: str) -> Judgement:
    exact = f"try_cast({text} as decimal(26, 6))"
    value = f"try_cast({exact} as decimal(20, 2))"
    return Judgement(value, {"type": f"{value} is null and {given}", "decimals": f"coalesce({exact} <> {value}, false)"})


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
    "money": ({"zh": "金额", "en": "amount"}, {"zh": "不带千分位的数字", "en": "a number without thousands separators"}),
    "rate": ({"zh": "比率", "en": "rate"}, {"zh": "不带百分号的数字", "en": "a number without a percent sign"}),
    "decimal": ({"zh": "数字", "en": "number"}, {"zh": "不带千分位的数字", "en": "a number without thousands separators"}),
}
