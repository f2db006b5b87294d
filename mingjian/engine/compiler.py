"""From a question's text to SQL that an engine runs: names and types checked, the law's dated values written in.

The tree is SQLGlot's; names and types are checked by binding the text against empty tables of the contracts in DuckDB.
"""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import sqlglot
from sqlglot import exp
from sqlglot.errors import OptimizeError, ParseError
from sqlglot.optimizer.annotate_types import annotate_types
from sqlglot.optimizer.qualify import qualify

from mingjian.deadlines.days import days_reached
from mingjian.engine.errors import Flaw, LibraryError
from mingjian.engine.library import Library
from mingjian.engine.parameters import Parameter
from mingjian.engine.questions import Feature

HISTORY = "_history"
PREVIOUS = "_previous"
_SAID = ("'<source>.<name>'", "<date>")


@dataclass(frozen=True)
class Compiled:
    """One question ready to run: its tree, its columns with types, and everything it reads, found in its SQL.

    `sql` is the text as DuckDB reads it; every engine's text is translated from this one.
    """

    path: Path
    tree: exp.Query
    sql: str
    columns: Mapping[str, str]
    tables: tuple[str, ...]
    features: tuple[str, ...]
    parameters: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The same text, laid out for a reader."""
        return self.tree.sql("duckdb", pretty=True)


class Compiler:
    """Compiles questions of one library for one run date; features are compiled when first read."""

    def __init__(self, library: Library, as_of: date) -> None:
        """An empty table is laid out for each contract when first read; questions are bound against them."""
        self.library = library
        self.as_of = as_of
        self.features: dict[str, Compiled] = {}
        self._shapes = duckdb.connect()
        self._known: dict[str, Mapping[str, str]] = {}
        self._types = {
            table.name + suffix: table.lake_types
            for table in library.tables.values()
            for suffix in ("", HISTORY, PREVIOUS)
        }

    def compile(self, sql: str, path: Path) -> Compiled:
        """The question in `sql`; raises LibraryError naming file, line, column and the nearest right name."""
        tree = parse(sql, path)
        read = self._tables_read(tree, path)
        parameters: list[str] = []
        tree = _expand(tree, self._expansions(path, parameters))
        sql = tree.sql("duckdb")
        columns = self._bind(tree, sql, path)
        tables = tuple(sorted(name for name in read if name not in self.library.features))
        features = tuple(sorted(name for name in read if name in self.library.features))
        return Compiled(path, tree, sql, columns, tables, features, tuple(dict.fromkeys(parameters)))

    def feature(self, name: str) -> Compiled:
        """The feature `name`, compiled once; its columns then exist for whoever reads it."""
        if name not in self.features:
            feature = self.library.features[name]
            compiled = self.compile(feature.sql, feature.path)
            self.features[name] = compiled
            self._lay_out(name, _feature_columns(feature, compiled))
        return self.features[name]

    def typed(self, tree: exp.Query) -> exp.Expr:
        """The tree of a compiled question with every column's table and every expression's type."""
        schema = self._schema(tree)
        return annotate_types(qualify(tree.copy(), dialect="duckdb", schema=schema), schema, dialect="duckdb")

    def _schema(self, tree: exp.Query) -> dict[str, object]:
        read = {table.name for table in tree.find_all(exp.Table)} & self._known.keys()
        return {name: dict(self._known[name]) for name in read}

    def _lay_out(self, name: str, columns: Mapping[str, str]) -> None:
        self._known[name] = columns
        body = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
        self._shapes.execute(f'create or replace table "{name}" ({body})')

    def _tables_read(self, tree: exp.Query, path: Path) -> set[str]:
        own = {cte.alias for cte in tree.find_all(exp.CTE)}
        read = set()
        for table in tree.find_all(exp.Table):
            if table.name in own:
                continue
            if table.name in self.library.features:
                self.feature(table.name)
            elif table.name not in self._types:
                names = [*self._types, *self.library.features]
                raise LibraryError([_unknown(path, table.this, "table", table.name, names)])
            elif table.name not in self._known:
                self._lay_out(table.name, self._types[table.name])
            read.add(table.name)
        return read

    def _expansions(self, path: Path, used: list[str]) -> Mapping[str, Callable[[exp.Anonymous], exp.Expr]]:
        def param(call: exp.Anonymous) -> exp.Expr:
            name, day = _arguments(call, path, "param", 2)
            return _dated_case(self._parameter(name, path, used), day)

        def working_days(call: exp.Anonymous) -> exp.Expr:
            (name,) = _arguments(call, path, "working_days", 1)
            parameter = self._parameter(name, path, used)
            dated = parameter.on(self.as_of)
            days = days_reached(self.as_of, int(dated.value)) if dated and dated.value is not None else None
            return exp.null() if days is None else exp.Literal.number(days)

        def today(_: exp.Anonymous) -> exp.Expr:
            return exp.cast(exp.Literal.string(self.as_of.isoformat()), "date")

        return {
            "param": param,
            "working_days": working_days,
            "as_of": today,
            "add_days": _add("DAY"),
            "add_months": _add("MONTH"),
            "full_months": _full_months,
        }

    def _parameter(self, name: exp.Expr, path: Path, used: list[str]) -> Parameter:
        parameter = self.library.parameters.get(name.name)
        if parameter is None:
            raise LibraryError([_unknown(path, name, "parameter", name.name, self.library.parameters)])
        used.append(parameter.name)
        return parameter

    def _bind(self, tree: exp.Query, sql: str, path: Path) -> Mapping[str, str]:
        try:
            rows = self._shapes.execute(f"describe {sql}").fetchall()
        except duckdb.Error as fault:
            raise LibraryError([self._explain(tree, path, str(fault))]) from fault
        return {row[0]: row[1] for row in rows}

    def _explain(self, tree: exp.Query, path: Path, fault: str) -> Flaw:
        schema = self._schema(tree)
        try:
            qualify(tree.copy(), dialect="duckdb", schema=schema)
        except OptimizeError as unresolved:
            for column in tree.find_all(exp.Column):
                if f"'{column.name}'" in str(unresolved) or f'"{column.name}"' in str(unresolved):
                    names = {name for table in schema for name in self._known[table]}
                    return _unknown(path, column.this, "column", column.name, names)
        return Flaw(path, f"the SQL cannot be bound: {fault.splitlines()[0]}.", "Mend the SELECT.")


def parse(sql: str, path: Path) -> exp.Query:
    """The one SELECT in `sql` as a tree; raises LibraryError with the place of the fault."""
    try:
        statements = sqlglot.parse(sql, dialect="duckdb")
    except ParseError as fault:
        first = fault.errors[0]
        line, column = first["line"], first["col"]
        raise LibraryError(
            [Flaw(path, f"the SQL cannot be read: {first['description']}.", "Mend the SELECT.", line, column)]
        ) from fault
    if len(statements) != 1 or not isinstance(statements[0], exp.Query):
        raise LibraryError([Flaw(path, "there is more, less or other than one SELECT.", "Write exactly one SELECT.")])
    return statements[0]


def _expand(tree: exp.Query, expansions: Mapping[str, Callable[[exp.Anonymous], exp.Expr]]) -> exp.Query:
    def visit(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Column) and not node.table and node.name == "as_of":
            return expansions["as_of"](exp.Anonymous(this="as_of"))
        call = (
            exp.Anonymous(this="add_months", expressions=[node.this, node.expression]) if _is_add_months(node) else node
        )
        if isinstance(call, exp.Anonymous) and call.name.lower() in expansions:
            return expansions[call.name.lower()](call)
        return node

    for node in reversed(list(tree.walk())):
        changed = visit(node)
        if changed is not node:
            node.replace(changed)
    return tree


def _is_add_months(node: exp.Expr) -> bool:
    """SQLGlot knows a function of this name, but not with one meaning for all engines."""
    return isinstance(node, exp.AddMonths)


def _arguments(call: exp.Anonymous, path: Path, name: str, count: int) -> list[exp.Expr]:
    if len(call.expressions) != count:
        raise LibraryError(
            [Flaw(path, f"{name} takes {count} arguments.", f"Write {name}({', '.join(_SAID[:count])}).")]
        )
    return list(call.expressions)


def _dated_case(parameter: Parameter, day: exp.Expr) -> exp.Expr:
    """The law on that day as an expression that both engines run and that a reader can check."""
    case = exp.Case()
    for dated in reversed(parameter.values):
        since = exp.cast(exp.Literal.string(dated.since.isoformat()), "date")
        case = case.when(exp.GTE(this=day.copy(), expression=since), _literal(dated.value), copy=False)
    return exp.paren(case)


def _literal(value: object) -> exp.Expr:
    if value is None:
        return exp.null()
    return exp.Literal.string(value) if isinstance(value, str) else exp.Literal.number(format(value, "f"))


def _add(unit: str) -> Callable[[exp.Anonymous], exp.Expr]:
    """A date so many whole days or months later, in words that every engine reads."""

    def add(call: exp.Anonymous) -> exp.Expr:
        day, count = call.expressions
        step: exp.Expr = exp.cast(exp.paren(count.copy()), "int")
        if unit == "MONTH":
            step = exp.Mul(this=exp.Interval(this=exp.Literal.string("1"), unit=exp.var(unit)), expression=step)
        return exp.cast(exp.paren(exp.Add(this=exp.paren(day.copy()), expression=step)), "date")

    return add


def _full_months(call: exp.Anonymous) -> exp.Expr:
    """Months that have run out between two dates; the engines' own functions disagree on the last one."""
    first, last = (argument.sql("duckdb") for argument in call.expressions)
    text = (
        f"(year({last}) - year({first})) * 12 + month({last}) - month({first})"
        f" - case when day({last}) < day({first}) then 1 else 0 end"
    )
    return exp.paren(sqlglot.parse_one(text, dialect="duckdb"))


def _unknown(path: Path, node: exp.Expr, kind: str, name: str, known: Iterable[str]) -> Flaw:
    nearest = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    fix = f"Did you mean {nearest[0]}?" if nearest else f"Name a {kind} of the library."
    return Flaw(path, f"there is no {kind} {name}.", fix, node.meta.get("line"), node.meta.get("col"))


def _feature_columns(feature: Feature, compiled: Compiled) -> Mapping[str, str]:
    return feature.columns if feature.python else compiled.columns
