"""What every question of the library must keep to. A rule is a function: docstring the law, message the remedy."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from mingjian.engine import indicators
from mingjian.engine.cases import Case, read_cases
from mingjian.engine.clues import CONTRACT, codes_of, evidence_tables
from mingjian.engine.compiler import Compiled, Compiler, parse
from mingjian.engine.errors import Flaw, LibraryError
from mingjian.engine.library import Library
from mingjian.engine.notices import APPLICATION, APPLYING, WATCHING, Notice
from mingjian.engine.plan import base_table, features_read, tables_read
from mingjian.engine.portable import differences
from mingjian.engine.questions import Check, Feature, Indicator, Model
from mingjian.engine.sentences import fields
from mingjian.engine.service_rules import service_flaws

Question = Model | Indicator | Feature | Check
MODEL_LINES = 80


@dataclass(frozen=True)
class Subject:
    """One question under the rules: its text as a tree, and what the compiler found in it."""

    library: Library
    question: Question
    compiled: Compiled
    tree: exp.Expr
    compiler: Compiler
    reads: tuple[str, ...]
    cases: tuple[Case, ...] = ()

    def flaw(self, node: exp.Expr | None, problem: str, fix: str) -> Flaw:
        """A flaw at `node`'s place in the file."""
        meta = node.meta if node is not None else {}
        return Flaw(self.question.path, problem, fix, meta.get("line"), meta.get("col"))


def no_bare_number(subject: Subject) -> Iterator[Flaw]:
    """A number in a question is law or practice and lives in a dated, sourced parameter. Only 0 and 1 are bare."""
    for literal in subject.tree.find_all(exp.Literal):
        if not literal.is_string and literal.this not in ("0", "1"):
            yield subject.flaw(literal, f"the number {literal.this} stands bare in the SQL.", "Make it a parameter.")


def no_star(subject: Subject) -> Iterator[Flaw]:
    """A question names its columns, so that a new column in a contract changes nothing by itself."""
    for star in subject.tree.find_all(exp.Star):
        if not isinstance(star.parent, exp.Count):
            yield subject.flaw(star, "`select *` is used.", "Name the columns.")


def only_known_codes(subject: Subject) -> Iterator[Flaw]:
    """A code column is compared with keys of its list: a mistyped key would silently find nothing."""
    columns = {column.name for column in subject.tree.find_all(exp.Column)}
    lists = codes_of(subject.library, subject.reads, columns)
    for comparison in subject.tree.find_all(exp.EQ, exp.NEQ, exp.In):
        column = comparison.this
        code_list = lists.get(column.name) if isinstance(column, exp.Column) else None
        if code_list is None or _is_ambiguous(subject, column.name):
            continue
        for literal in _texts(comparison):
            if literal.this not in code_list.values and literal.this != "other":
                keys = ", ".join(code_list.values)
                yield subject.flaw(
                    literal, f"{column.name} is compared with '{literal.this}'.", f"Its list has {keys}."
                )


def one_text_for_both_engines(subject: Subject) -> Iterator[Flaw]:
    """A model runs on DuckDB and on Spark; what cannot be had on both, or differs between them, is refused here.

    Checks run on DuckDB alone.
    """
    if not isinstance(subject.question, Check):
        for node, problem, fix in differences(subject.tree, subject.compiler.typed(subject.compiled.tree)):
            yield subject.flaw(node, problem, fix)


def result_keeps_the_contract(subject: Subject) -> Iterator[Flaw]:
    """A model's result says who, what, how much and against what; an indicator's who and how much."""
    wanted: tuple[str, ...] = ()
    if isinstance(subject.question, Model):
        wanted = (*CONTRACT, *subject.question.unique)
    if isinstance(subject.question, Indicator):
        wanted = indicators.CONTRACT
    for name in wanted:
        if name not in subject.compiled.columns:
            yield subject.flaw(None, f"the result has no column {name}.", "Add it to the last SELECT.")


def sentence_names_columns(subject: Subject) -> Iterator[Flaw]:
    """A sentence takes its facts from the result, the same facts in both languages."""
    if not isinstance(subject.question, Model):
        return
    clue = subject.question.clue
    for name in sorted((fields(clue.zh) | fields(clue.en)) - subject.compiled.columns.keys()):
        yield subject.flaw(
            None, f"the sentence names {name}, which is no column of the result.", "Add it or mend the name."
        )
    if fields(clue.zh) != fields(clue.en):
        yield subject.flaw(None, "the two sentences name different facts.", "Name the same ones in both languages.")


def has_evidence(subject: Subject) -> Iterator[Flaw]:
    """A clue leads to filed rows: the key of at least one table read stands in the result."""
    if isinstance(subject.question, Model) and not evidence_tables(subject.library, subject.compiled, subject.reads):
        keys = "; ".join(f"{name}: {', '.join(subject.library.tables[name].grain)}" for name in _bases(subject))
        yield subject.flaw(None, "no table's whole key stands in the result.", f"Add one of: {keys}.")


def law_is_used(subject: Subject) -> Iterator[Flaw]:
    """The law that a model or an indicator names is the law it applies."""
    if isinstance(subject.question, Model | Indicator):
        for name in subject.question.law:
            if name not in _parameters(subject):
                yield subject.flaw(None, f"`law` names {name}, which the SQL does not use.", "Use it or take it out.")


def has_cases(subject: Subject) -> Iterator[Flaw]:
    """A model or indicator is tested by at least one case that finds and one that finds nothing."""
    if isinstance(subject.question, Model | Indicator):
        if not any(case.expect for case in subject.cases):
            yield subject.flaw(None, "no case expects an answer.", "Add one to the .test.yaml.")
        if all(case.expect for case in subject.cases):
            yield subject.flaw(None, "no case expects that nothing is found.", "Add one to the .test.yaml.")


def is_short(subject: Subject) -> Iterator[Flaw]:
    """One question, one page."""
    lines = subject.question.path.read_text(encoding="utf-8").count("\n")
    if isinstance(subject.question, Model | Indicator) and lines > MODEL_LINES:
        yield subject.flaw(None, f"the file has {lines} lines.", f"Keep to {MODEL_LINES}: move a step into a feature.")


def notice_tells_the_least(subject: Subject) -> Iterator[Flaw]:
    """A notice tells no more than its service does for what it is told for: never another's name or amount."""
    notice = subject.question
    if not isinstance(notice, Notice):
        return
    service = subject.library.services.get(notice.service)
    purpose = APPLYING if APPLICATION in subject.compiled.features else WATCHING
    offered = service.purposes.get(purpose) if service else None
    if service is None or offered is None:
        yield subject.flaw(None, f"{notice.service} tells nothing for {purpose}.", "Name a service that does.")
        return
    told = {name for name, form in offered.items() if form.form == "value"} | {service.subject}
    for name in sorted(fields(notice.clue.zh) & (subject.library.tables[service.table].columns.keys() - told)):
        yield subject.flaw(None, f"the sentence tells {name}, which {notice.service} does not.", "Leave it out.")


RULES: tuple[Callable[[Subject], Iterator[Flaw]], ...] = (
    no_bare_number,
    no_star,
    only_known_codes,
    one_text_for_both_engines,
    result_keeps_the_contract,
    sentence_names_columns,
    has_evidence,
    law_is_used,
    has_cases,
    is_short,
    notice_tells_the_least,
)


ANY_DAY = date(2025, 12, 31)


def lint(library: Library) -> list[Flaw]:
    """Every flaw of every model, indicator, notice, feature, check and service; an empty list is a clean library."""
    compiler = Compiler(library, ANY_DAY)
    questions: list[Question] = [*library.features.values(), *library.cased.values(), *library.checks.values()]
    return [flaw for question in questions for flaw in _flaws(library, compiler, question)] + service_flaws(library)


def lint_question(library: Library, question: Question) -> list[Flaw]:
    """Every flaw of one question."""
    return list(_flaws(library, Compiler(library, ANY_DAY), question))


def _flaws(library: Library, compiler: Compiler, question: Question) -> Iterator[Flaw]:
    try:
        compiled = compiler.compile(question.sql, question.path)
        reads = tables_read(compiled, compiler)
        cases = tuple(read_cases(question)) if isinstance(question, Model | Indicator) else ()
    except LibraryError as error:
        yield from error.flaws
        return
    subject = Subject(library, question, compiled, parse(question.sql, question.path), compiler, reads, cases)
    for rule in RULES:
        yield from rule(subject)


def _texts(comparison: exp.Expr) -> list[exp.Literal]:
    others = comparison.expressions if isinstance(comparison, exp.In) else [comparison.args["expression"]]
    return [other for other in others if isinstance(other, exp.Literal) and other.is_string]


def _is_ambiguous(subject: Subject, column: str) -> bool:
    """Whether two tables read give the column different lists; the comparison then cannot be judged by name."""
    tables = [subject.library.tables[name] for name in _bases(subject)]
    lists = [table.columns[column].codes for table in tables if column in table.columns]
    return len({code_list.name if code_list else None for code_list in lists}) > 1


def _bases(subject: Subject) -> list[str]:
    return list(dict.fromkeys(base_table(name)[0] for name in subject.reads))


def _parameters(subject: Subject) -> set[str]:
    """The parameters of the question and of the features it reads."""
    features = [subject.compiler.feature(name) for name in features_read(subject.compiled, subject.compiler)]
    return {name for compiled in (subject.compiled, *features) for name in compiled.parameters}
