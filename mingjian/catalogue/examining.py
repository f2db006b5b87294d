"""A model's text under the library's rules and its own cases, as `mingjian models check` and `test` would do it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mingjian.catalogue.cases_told import case_words
from mingjian.catalogue.overlay import Text
from mingjian.engine.cases import Case, Verdict, read_cases, run_case
from mingjian.engine.duck import DuckEngine
from mingjian.engine.errors import Flaw, LibraryError
from mingjian.engine.library import Library
from mingjian.engine.lint import lint_question
from mingjian.engine.questions import Model

CASE_MEMORY = "1GB"


@dataclass(frozen=True)
class Examined:
    """What came out: places to mend, or how each case went; cases run only when there is nothing to mend."""

    flaws: Sequence[Mapping[str, Any]]
    verdicts: Sequence[Mapping[str, Any]]


def examine(library: Library, model: str, text: Text) -> Examined:
    """Check `text` as the model `model` of `library`."""
    with TemporaryDirectory(prefix="mingjian-") as folder:
        text.lay(Path(folder), model)
        try:
            whole = library.overlaid(Path(folder))
            flaws = lint_question(whole, whole.models[model])
            verdicts = [] if flaws else list(_verdicts(whole, whole.models[model]))
        except LibraryError as error:
            flaws, verdicts = error.flaws, []
    return Examined([_told(flaw) for flaw in flaws], verdicts)


def _verdicts(library: Library, model: Model) -> Iterator[Mapping[str, Any]]:
    for case in read_cases(model):
        engine = DuckEngine(threads=1, memory=CASE_MEMORY)
        engine.seal([])
        try:
            yield _verdict(case, run_case(library, model, case, engine)) | {"told": case_words(library, case).zh}
        finally:
            engine.close()


def _verdict(case: Case, verdict: Verdict) -> dict[str, Any]:
    return {
        "name": case.name,
        "as_of": case.as_of.isoformat(),
        "is_good": verdict.is_good,
        "missing": [_line(row) for row in verdict.missing],
        "surplus": [_line(row) for row in verdict.surplus],
        "sentences": list(verdict.sentences),
    }


def _line(row: Mapping[str, str]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in row.items())


def _told(flaw: Flaw) -> Mapping[str, Any]:
    """The flaw without the folder, which was there for the examination only."""
    return {
        "file": flaw.path.name,
        "line": flaw.line,
        "column": flaw.column,
        "problem": flaw.problem.replace(str(flaw.path), flaw.path.name),
        "fix": flaw.fix,
    }
