"""What a run must do: which questions, what tables and features they read, and what an earlier run already answered."""

import fnmatch
import hashlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from mingjian.engine.compiler import HISTORY, PREVIOUS, Compiled, Compiler
from mingjian.engine.contracts import Words
from mingjian.engine.engines import Slice, Source
from mingjian.engine.errors import Flaw, LibraryError
from mingjian.engine.library import Library
from mingjian.engine.questions import Indicator, Model
from mingjian.engine.reasons import nobody_filed

FORMAT = "1"


@dataclass(frozen=True)
class Task:
    """One model or indicator of the plan: ready to run, or the reason why not."""

    question: Model | Indicator
    as_of: date
    compiled: Compiled | None
    reads: tuple[str, ...] = ()
    fingerprint: str = ""
    skipped: Words | None = None
    flaws: tuple[Flaw, ...] = ()


class Plan:
    """What a run must do, in the library's order, each task made when it is asked for.

    `compiler` makes the tasks; `slices` are the parts of tables that those made so far read.
    """

    def __init__(self, library: Library, source: Source, pattern: str) -> None:
        """The plan for what is in force and fits `pattern` by its id."""
        self.compiler = Compiler(library, source.as_of)
        self.slices: dict[str, Slice] = {}
        self.questions = tuple(
            question
            for name, question in library.asked.items()
            if fnmatch.fnmatch(name, pattern) and not is_retired(question, source.as_of)
        )
        self._source = source
        same = source.daily_as_of == source.as_of
        self._daily = self.compiler if same else Compiler(library, source.daily_as_of)

    def tasks(self) -> Iterator[Task]:
        """Every task; one thread makes them ahead, while engines work on those before."""
        with ThreadPoolExecutor(1) as pool:
            made = [pool.submit(self.task, question) for question in self.questions]
            try:
                for task in made:
                    yield task.result()
            finally:
                pool.shutdown(cancel_futures=True)

    def task(self, question: Model | Indicator) -> Task:
        """The task of one question; what reads tables that nobody filed is skipped."""
        compiler = self.compiler
        try:
            compiled = compiler.compile(question.sql, question.path)
            if is_daily(compiled, compiler.library) and compiler is not self._daily:
                compiler = self._daily
                compiled = compiler.compile(question.sql, question.path)
            reads = tables_read(compiled, compiler)
        except LibraryError as error:
            return Task(question, compiler.as_of, None, flaws=tuple(error.flaws))
        for name in reads:
            if name not in self.slices:
                self.slices[name] = self._source.slice(*base_table(name))
        missing = [name for name in reads if not self.slices[name].files]
        if missing and (len(missing) == len(reads) or set(missing) & set(compiled.tables)):
            tables = [compiler.library.tables[base_table(name)[0]] for name in missing]
            return Task(question, compiler.as_of, compiled, reads, skipped=nobody_filed(tables))
        fingerprint = _fingerprint(question, compiled, compiler, self.slices)
        return Task(question, compiler.as_of, compiled, reads, fingerprint)


def is_retired(question: Model | Indicator, day: date) -> bool:
    """Whether it has been taken out of force by `day`; it is kept, never deleted."""
    return bool(question.retired and question.retired["on"] <= day)


def is_daily(compiled: Compiled, library: Library) -> bool:
    """Whether the question is about what is filed day by day and nothing else; its date is then the last such day."""
    tables = [library.tables[base_table(name)[0]] for name in compiled.tables]
    return bool(tables) and not compiled.features and all(table.is_daily for table in tables)


def base_table(name: str) -> tuple[str, bool]:
    """The contract's table behind a name in SQL, and whether all its history is meant."""
    return name.removesuffix(HISTORY).removesuffix(PREVIOUS), name.endswith(HISTORY)


def tables_read(compiled: Compiled, compiler: Compiler) -> tuple[str, ...]:
    """Every table read, directly or through features."""
    names = set(compiled.tables)
    for feature in features_read(compiled, compiler):
        names |= set(compiler.feature(feature).tables)
    return tuple(sorted(names))


def features_read(compiled: Compiled, compiler: Compiler) -> list[str]:
    """Every feature needed, foundations first."""
    ordered: list[str] = []
    for name in compiled.features:
        for deeper in [*features_read(compiler.feature(name), compiler), name]:
            if deeper not in ordered:
                ordered.append(deeper)
    return ordered


def _fingerprint(
    question: Model | Indicator, compiled: Compiled, compiler: Compiler, slices: Mapping[str, Slice]
) -> str:
    """The same text under the same name over the same rows gives the same clues: this is what says so."""
    text = question.path.read_text(encoding="utf-8")
    digest = hashlib.sha256(f"{FORMAT} {question.id} {text} {compiled.sql}".encode())
    for name in features_read(compiled, compiler):
        digest.update(compiler.feature(name).sql.encode())
    for name in tables_read(compiled, compiler):
        part = slices[name]
        files = sorted("/".join(PurePath(file).parts[-2:]) for file in part.files)  # the same when the home has moved
        digest.update(f"{name} {files} {part.filings and sorted(part.filings)}".encode())
    return digest.hexdigest()[:32]
