"""`mingjian docs`: the catalogue of tables, codes, parameters and models, in both languages."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from mingjian.cli import screen
from mingjian.engine.contracts import CodeList, Column, Table, Words
from mingjian.engine.library import Library
from mingjian.engine.parameters import Parameter
from mingjian.engine.questions import Indicator, Model


def docs(
    directory: Annotated[Path, typer.Argument(file_okay=False, help="写到哪里 · Where to write the pages.")],
) -> None:
    """由监管知识库生成中英文目录 · Write the catalogue of the library, a folder a language."""
    library = Library.load()
    for language in ("zh", "en"):
        folder = directory / language
        folder.mkdir(parents=True, exist_ok=True)
        for name, lines in pages(library, language).items():
            path = folder / f"{name}.md"
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            screen.stdout().print(str(path), soft_wrap=True)


def pages(library: Library, language: str) -> dict[str, Iterable[str]]:
    """Every page of the catalogue in one language, by name, as lines of Markdown."""
    return {
        "tables": _tables(library, language),
        "codes": _codes(library.code_lists.values(), language),
        "parameters": _parameters(library.parameters.values(), language),
        "models": _models(library.models.values(), language),
        "indicators": _indicators(library.indicators.values(), language),
    }


def _tables(library: Library, language: str) -> Iterator[str]:
    yield f"# {_('数据标准', 'The data standard', language)}"
    for table in library.tables.values():
        yield from _table(table, language)


def _table(table: Table, language: str) -> Iterator[str]:
    number = f" · EAST {table.east5_number}" if table.east5_number else ""
    yield from (
        "",
        f"## {table.title.in_language(language)} `{table.name}`{number}",
        "",
        table.about.in_language(language),
    )
    key = _("主键", "key", language)
    yield from ("", f"{table.cadence} · {', '.join(table.filed_by)} · {key}: {', '.join(table.grain)}", "")
    heading = _("字段|名称|类型|必填|说明", "column|title|type|required|note", language)
    yield from (f"|{heading}|", "|---|---|---|---|---|")
    for column in table.columns.values():
        yield _column(column, language)


def _column(column: Column, language: str) -> str:
    kind = f"{column.type} ({column.codes.name})" if column.codes else column.type
    required = "✓" if column.is_required else ""
    note = column.note.in_language(language) if column.note else ""
    return f"|`{column.name}`|{_cell(column.title.in_language(language))}|{kind}|{required}|{_cell(note)}|"


def _codes(code_lists: Iterable[CodeList], language: str) -> Iterator[str]:
    yield f"# {_('代码表', 'Code lists', language)}"
    for codes in code_lists:
        more = _("，可自定义", ", open", language) if codes.is_open else ""
        yield from ("", f"## {codes.title.in_language(language)} `{codes.name}`{more}", "")
        for key, words in codes.values.items():
            yield f"- `{key}` {words.in_language(language)}"


def _parameters(parameters: Iterable[Parameter], language: str) -> Iterator[str]:
    yield f"# {_('参数', 'Parameters', language)}"
    for parameter in parameters:
        yield from ("", f"## {parameter.title.in_language(language)} `{parameter.name}`", "")
        yield f"{parameter.unit} · {parameter.source} · {parameter.certainty}"
        if parameter.note:
            yield from ("", parameter.note.in_language(language))
        yield ""
        for dated in parameter.values:
            source = dated.source.in_language(language) if dated.source else ""
            value = _("废止", "repealed", language) if dated.value is None else dated.value
            yield f"- {dated.since}: **{value}** {source}"


def _models(models: Iterable[Model], language: str) -> Iterator[str]:
    yield f"# {_('监管模型', 'Models', language)}"
    for model in models:
        yield from (
            "",
            f"## {model.title.in_language(language)} `{model.id}`",
            "",
            model.question.in_language(language),
        )
        law = ", ".join(f"`{name}`" for name in model.law)
        yield from ("", f"{model.kind} · {model.severity} · {model.recipient} · {law}")
        yield from ("", f"{_('局限', 'Limits', language)}: {model.limits.in_language(language)}")


def _indicators(indicators: Iterable[Indicator], language: str) -> Iterator[str]:
    yield f"# {_('指标', 'Indicators', language)}"
    for indicator in indicators:
        yield from ("", f"## {indicator.title.in_language(language)} `{indicator.id}`", "")
        yield from (indicator.about.in_language(language), "", indicator.unit)


def _(zh: str, en: str, language: str) -> str:
    return Words(zh, en).in_language(language)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
