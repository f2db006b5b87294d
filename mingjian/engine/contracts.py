"""The data standard: what a table holds, column by column, read from `library/tables/`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from mingjian.engine import strict_yaml
from mingjian.engine.errors import Flaw, LibraryError

SQL_TYPES: Mapping[str, str] = {
    "text": "VARCHAR",
    "code": "VARCHAR",
    "flag": "BOOLEAN",
    "integer": "BIGINT",
    "money": "DECIMAL(20, 2)",
    "rate": "DECIMAL(20, 6)",
    "decimal": "DECIMAL(20, 6)",
    "date": "DATE",
    "time": "TIME",
}
CADENCES = ("snapshot", "increment", "register")
# Who files for each day; everybody else files for a period, whose end is a run's date.
DAILY = frozenset({"network", "register"})
# Of them who files as it changes what a department files for its periods: seen by whoever wants the newest, by no run.
LIVE = frozenset({"register"})
ADDED_COLUMNS: Mapping[str, str] = {
    "institution_id": "VARCHAR",
    "period": "DATE",
    "_filing": "BIGINT",
    "_file": "INTEGER",
    "_line": "BIGINT",
}


@dataclass(frozen=True)
class Words:
    """One text in both languages."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The text for a reader of `language` (zh or en)."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class CodeList:
    """The values a code column may take: key (what models compare with) to its words; open lists take 其他-….."""

    name: str
    title: Words
    values: Mapping[str, Words]
    is_open: bool = False
    source: Words | None = None

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Every accepted spelling (key, Chinese, English) to its key."""
        return {text: key for key, words in self.values.items() for text in (words.en, words.zh, key)}


@dataclass(frozen=True)
class Column:
    """One column: its type, its words, and every simple check that follows from it."""

    name: str
    type: str
    title: Words
    note: Words | None = None
    unit: str | None = None
    is_required: bool = False
    codes: CodeList | None = None
    refers: tuple[tuple[str, str], ...] = ()
    personal: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    east5: str | None = None

    @property
    def sql_type(self) -> str:
        """The type in the lake, as DuckDB and Spark both write it."""
        return SQL_TYPES[self.type]


@dataclass(frozen=True)
class Table:
    """One table contract: the columns in the standard's order, its key, how often and by whom it is filed."""

    name: str
    family: str
    title: Words
    about: Words
    cadence: str
    filed_by: tuple[str, ...]
    grain: tuple[str, ...]
    columns: Mapping[str, Column]
    path: Path
    east5_number: str | None = None
    east5_code: str | None = None

    @cached_property
    def lake_types(self) -> dict[str, str]:
        """Every column of the lake's table, the added ones last, to its SQL type."""
        return {name: column.sql_type for name, column in self.columns.items()} | dict(ADDED_COLUMNS)

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Every header a file may use for a column (English key, pinyin, Chinese) to the column, lower case."""
        named: dict[str, str] = {}
        for name, column in self.columns.items():
            for text in (column.title.zh, column.title.en, column.east5, name):
                if text:
                    named[text.strip().lower()] = name
        return named

    @property
    def is_daily(self) -> bool:
        """Whether only those file it who file day by day."""
        return DAILY.issuperset(self.filed_by)

    @property
    def file_names(self) -> tuple[str, ...]:
        """Every name by which a file may say it holds this table."""
        names = (self.name, self.title.zh, self.title.en, self.east5_number, self.east5_code)
        return tuple(name for name in names if name)


@dataclass
class _Reader:
    """Reads one contract file and gathers its flaws instead of stopping at the first."""

    path: Path
    code_lists: Mapping[str, CodeList]
    flaws: list[Flaw] = field(default_factory=list)

    def column(self, name: str, said: dict[str, Any]) -> Column:
        self._check(name, said)
        low, high = said.get("range", [None, None])
        return Column(
            name=name,
            type=said["type"],
            title=Words(said["zh"], said["en"]),
            note=words(said.get("note")),
            unit=said.get("unit"),
            is_required=said.get("required", False),
            codes=self.code_lists.get(said.get("codes", "")),
            refers=_references(said.get("refers")),
            personal=said.get("personal"),
            minimum=low,
            maximum=high,
            east5=said.get("east5"),
        )

    def _check(self, name: str, said: dict[str, Any]) -> None:
        known = {"type", "zh", "en", "note", "unit", "required", "codes", "refers", "personal", "range", "east5"}
        for key in said.keys() - known:
            self._flaw(
                f"column {name} says `{key}`, which no contract knows.", f"Use one of {', '.join(sorted(known))}."
            )
        if said.get("type") not in SQL_TYPES:
            self._flaw(f"column {name} has the type {said.get('type')!r}.", f"Use one of {', '.join(SQL_TYPES)}.")
            said["type"] = "text"
        if said["type"] == "code" and said.get("codes") not in self.code_lists:
            self._flaw(f"column {name} names the code list {said.get('codes')!r}.", "Add it to tables/codes/.")
        for language in ("zh", "en"):
            if not said.get(language):
                self._flaw(f"column {name} has no {language} name.", "Give both languages.")
                said[language] = name

    def _flaw(self, problem: str, fix: str) -> None:
        self.flaws.append(Flaw(self.path, problem, fix))


def words(said: dict[str, str] | None) -> Words | None:
    """A `{zh, en}` mapping as Words; None stays None."""
    return Words(str(said["zh"]), str(said["en"])) if said else None


def _references(said: str | list[str] | None) -> tuple[tuple[str, str], ...]:
    targets = [said] if isinstance(said, str) else said or []
    return tuple((table, column) for table, _, column in (target.partition(".") for target in targets))


def read_code_lists(folder: Path) -> dict[str, CodeList]:
    """All code lists of `library/tables/codes/`, by name."""
    return {path.stem: _code_list(path) for path in sorted(folder.glob("*.yaml"))}


def _code_list(path: Path) -> CodeList:
    said = strict_yaml.read(path)
    values = {str(key): Words(str(value["zh"]), str(value["en"])) for key, value in said["values"].items()}
    title = Words(said["title"]["zh"], said["title"]["en"])
    return CodeList(path.stem, title, values, said.get("open", False), words(said.get("source")))


def read_tables(folder: Path, code_lists: Mapping[str, CodeList] | None = None) -> dict[str, Table]:
    """All table contracts under `library/tables/`, with its own code lists unless more are given.

    Raises LibraryError with every flaw of every file.
    """
    code_lists = code_lists or read_code_lists(folder / "codes")
    tables: dict[str, Table] = {}
    flaws: list[Flaw] = []
    for path in _contract_paths(folder):
        reader = _Reader(path, code_lists)
        tables[path.stem] = _table(path, reader)
        flaws += reader.flaws
    flaws += list(_dangling(tables))
    if flaws:
        raise LibraryError(flaws)
    return tables


def _contract_paths(folder: Path) -> Iterator[Path]:
    for family in ("bank", "insurance", "registers", "reports"):
        yield from sorted(path for path in (folder / family).glob("*.yaml") if path.stem != "items")


def _table(path: Path, reader: _Reader) -> Table:
    said = strict_yaml.read(path)
    columns = {name: reader.column(name, dict(value)) for name, value in said["columns"].items()}
    for key in set(said["grain"]) - columns.keys():
        reader.flaws.append(Flaw(path, f"the grain names {key}, which is no column.", "Name a column."))
    if said["cadence"] not in CADENCES:
        reader.flaws.append(Flaw(path, f"the cadence is {said['cadence']!r}.", f"Use one of {', '.join(CADENCES)}."))
    east5 = said.get("east5", {})
    return Table(
        name=path.stem,
        family=path.parent.name,
        title=Words(said["title"]["zh"], said["title"]["en"]),
        about=Words(said["about"]["zh"], said["about"]["en"]),
        cadence=said["cadence"],
        filed_by=tuple(said["filed_by"]),
        grain=tuple(said["grain"]),
        columns=columns,
        path=path,
        east5_number=str(east5["table"]) if east5 else None,
        east5_code=east5.get("code"),
    )


def _dangling(tables: Mapping[str, Table]) -> Iterator[Flaw]:
    for table in tables.values():
        for column in table.columns.values():
            for target, key in column.refers:
                if target not in tables or key not in tables[target].columns:
                    yield Flaw(
                        table.path, f"column {column.name} refers to {target}.{key}.", "Name a column that exists."
                    )
