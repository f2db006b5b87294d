"""A clue's sentence: one template a language, the numbers written as that reader's language writes them."""

import string
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from mingjian.engine.contracts import CodeList

MANY = 5
FORMATS = ("percent", "money", "number", "text")


def fields(template: str) -> set[str]:
    """The names between the braces of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def sentence(template: str, facts: Mapping[str, Any], language: str, codes: Mapping[str, CodeList]) -> str:
    """The template filled for a reader of `language`; `{x:percent}`, `{x:money}`, `{x:number}` set a number's form.

    Codes become words, numbers get separators, lists are cut after a few.
    """
    written = []
    for literal, name, form in _pieces(template):
        written.append(literal)
        if name is not None:
            code_list = codes.get(name)
            value = _words_of(code_list, facts[name], language) if code_list else facts[name]
            written.append(_written(value, form, language))
    return "".join(written)


@lru_cache(maxsize=2048)
def _pieces(template: str) -> tuple[tuple[str, str | None, str], ...]:
    """What a template is made of: text, then the fact that follows it and the form of that; read once a template."""
    return tuple((literal, name, form or "") for literal, name, form, _ in string.Formatter().parse(template))


def _words_of(code_list: CodeList, value: Any, language: str) -> Any:
    if isinstance(value, list):
        return [_words_of(code_list, one, language) for one in value]
    if value is None:
        return None
    key, _, rest = str(value).partition("-")
    word = code_list.values[key].in_language(language) if key in code_list.values else str(value)
    return f"{word}-{rest}" if rest and key in code_list.values else word


def _written(value: Any, form: str, language: str) -> str:
    if value is None:
        return "未填" if language == "zh" else "not given"
    if isinstance(value, list):
        return _listed(value, form, language)
    if isinstance(value, bool):
        return ("是" if value else "否") if language == "zh" else ("yes" if value else "no")
    if isinstance(value, int | float | Decimal):
        return _number(value, form)
    if isinstance(value, date | datetime):
        return _day(value, language)
    return str(value)


def _listed(values: list[Any], form: str, language: str) -> str:
    first = [_written(value, form, language) for value in values[:MANY]]
    if len(values) <= MANY:
        return ("、" if language == "zh" else ", ").join(first)
    if language == "zh":
        return f"{'、'.join(first)}等{len(values)}项"
    return f"{', '.join(first)} and {len(values) - MANY} more"


def _number(value: int | float | Decimal, form: str) -> str:
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if form == "percent":
        return f"{_trimmed(exact * 100, 2)}%"
    if form == "money":
        return f"{exact:,.2f}"
    return _trimmed(exact, 4)


def _trimmed(value: Decimal, places: int) -> str:
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(value: date, language: str) -> str:
    if language == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {value:%B} {value.year}"
