"""An engine over the lake that knows each table and feature once it has been asked for."""

from dataclasses import dataclass, field

import pyarrow as pa

from mingjian.engine.compiler import Compiled, Compiler
from mingjian.engine.computing import compute
from mingjian.engine.engines import Engine
from mingjian.engine.notices import APPLICATION, EXPOSURE, Notice
from mingjian.engine.plan import base_table, features_read, tables_read
from mingjian.lake import Pin


@dataclass
class Workbench:
    """What one pass works with."""

    engine: Engine
    compiler: Compiler
    pin: Pin
    known: set[str] = field(default_factory=set)
    questions: dict[str, Compiled] = field(default_factory=dict)

    def exposures(self) -> pa.Table:
        """Every live exposure of every institution, as the lake has it."""
        for feature in (EXPOSURE, APPLICATION):
            self.ready(self.compiler.feature(feature))
            self._learn(feature)
        return self.engine.collect(f"select * from {EXPOSURE}")

    def question(self, rule: Notice) -> Compiled:
        """A notice's question, compiled once."""
        if rule.id not in self.questions:
            self.questions[rule.id] = self.compiler.compile(rule.sql, rule.path)
        return self.questions[rule.id]

    def ready(self, compiled: Compiled) -> None:
        """Have the engine know all that a question reads."""
        for name in tables_read(compiled, self.compiler):
            self.table(name)
        for name in features_read(compiled, self.compiler):
            self._learn(name)

    def table(self, name: str) -> None:
        """Have the engine know a table."""
        if name not in self.known:
            table, is_history = base_table(name)
            self.engine.attach(name, self.pin.slice(table, is_history), self._types(table))
            self.known.add(name)

    def before(self, table: str, pin: Pin) -> str:
        """Have the engine know a table as another pin has it; gives its name."""
        name = f"{table}_before"
        self.engine.attach(name, pin.slice(table, history=False), self._types(table))
        return name

    def _learn(self, feature: str) -> None:
        if feature not in self.known:
            compute(self.engine, self.compiler, feature)
            self.known.add(feature)

    def _types(self, table: str) -> dict[str, str]:
        return self.compiler.library.tables[table].lake_types
