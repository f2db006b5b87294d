"""`mingjian models …`: list, show, check, test and begin supervisory models."""

import difflib
import fnmatch
from datetime import date
from typing import Annotated, Any

import typer
from rich.panel import Panel
from rich.syntax import Syntax
from rich.text import Text

from mingjian.cli import errors, options, scaffold, screen
from mingjian.engine import terms
from mingjian.engine.language import readers, say
from mingjian.engine.library import Library
from mingjian.engine.questions import Indicator, Model
from mingjian.workspace import NoModelMatches

app = typer.Typer(no_args_is_help=True, help="监管模型：清单、详情、检查、测试、新建 · The supervisory models.")
Pattern = Annotated[
    str, typer.Argument(metavar="[GLOB]", help="模型名称，可用 * · Which models; * stands for anything.")
]


@app.command("list")
def list_models(pattern: Pattern = "*", json: options.Json = False) -> None:
    """全部模型一览 · All models at a glance."""
    rows = [_summary(model) for model in chosen(Library.load(), pattern)]
    if json:
        screen.print_json({"models": rows})
        return
    headings = say("模型 程度 种类 主体 名称", "model severity kind subject title").split()
    screen.stdout().print(screen.table(say("监管模型", "Models"), headings, map(_line, rows)))


@app.command("show")
def show_model(
    model_id: Annotated[str, typer.Argument(metavar="ID", help="模型名称 · The model's id.")],
    json: options.Json = False,
) -> None:
    """一个模型：问题、依据、局限、SQL · One model: its question, law, limits and SQL."""
    library = Library.load()
    model = find(library, model_id)
    if json:
        screen.print_json(_whole(library, model))
        return
    console, language = screen.stdout(), readers()
    console.print(Panel(Text(model.question.in_language(language)), title=Text(model.title.in_language(language))))
    _show_law(library, model)
    console.print(Text(say("局限", "Limits"), style="bold"), Text(f"  {model.limits.in_language(language)}"), sep="\n")
    console.print(Syntax(model.sql.strip(), "sql", background_color="default", word_wrap=True))


@app.command("check")
def check_models(pattern: Pattern = "*", json: options.Json = False) -> None:
    """检查监管知识库：结构、字段、类型、书写规范 · Compile and lint the library; exit 1 when there is a flaw."""
    from mingjian.engine.lint import lint

    library = Library.load()
    fitting = asked(library, pattern)
    own = {path for model in fitting for path in (model.path, model.test_path)}
    flaws = [flaw for flaw in lint(library) if pattern == "*" or flaw.path in own]
    if json:
        screen.print_json({"flaws": [{**flaw.__dict__, "path": str(flaw.path)} for flaw in flaws]})
    else:
        for flaw in flaws:
            screen.stdout().print(Text(str(flaw)), soft_wrap=True)
        count = len(fitting)
        fine = (f"{count}个模型、指标和风险提示均无问题。", f"{count} models, indicators and notices, no flaw.")
        told = (f"共{len(flaws)}处需要修改。", f"{len(flaws)} to mend.") if flaws else fine
        screen.stderr().print(Text(say(*told)))
    if flaws:
        raise typer.Exit(1)


@app.command("test")
def run_cases(pattern: Pattern = "*", json: options.Json = False) -> None:
    """运行模型和指标自带的测试；有未通过的为1 · Run the cases beside models and indicators; exit 1 when one fails."""
    from mingjian.engine.cases import read_cases, run_case

    library = Library.load()
    cases = [(model, case) for model in asked(library, pattern) for case in read_cases(model)]
    verdicts = []
    with screen.progress(quiet=json) as tell:
        for number, (model, case) in enumerate(cases, 1):
            verdicts.append(run_case(library, model, case))
            tell(say("测试", "Cases"), number, len(cases))
    bad = [verdict for verdict in verdicts if not verdict.is_good]
    if json:
        screen.print_json({"cases": len(verdicts), "failed": [verdict.__dict__ for verdict in bad]})
    else:
        for verdict in bad:
            screen.stdout().print(Text(_failure(verdict)), style="red", soft_wrap=True)
        told = (f"{len(verdicts)}个用例，{len(bad)}个未通过。", f"{len(verdicts)} cases, {len(bad)} failed.")
        screen.stderr().print(Text(say(*told)))
    if bad:
        raise typer.Exit(1)


@app.command("new")
def new_model(
    model_id: Annotated[str, typer.Argument(metavar="ID", help="风险类别.文件名 · <risk>.<file>, what is wrong.")],
) -> None:
    """新建模型：写好样板SQL和测试 · Begin a model: its SQL and its cases, ready to be filled in."""
    for path in scaffold.write(model_id):
        screen.stdout().print(Text(str(path)), soft_wrap=True)
    told = say(
        f"填好这两个文件，然后运行 mingjian models test {model_id}。",
        f"Fill in both files, then run mingjian models test {model_id}.",
    )
    screen.stderr().print(Text(told))


def chosen(library: Library, pattern: str) -> list[Model]:
    """The models and notices whose id fits; raises NoModelMatches when nothing that has cases does."""
    return [question for question in asked(library, pattern) if isinstance(question, Model)]


def asked(library: Library, pattern: str) -> list[Model | Indicator]:
    """The models, indicators and notices whose id fits; raises NoModelMatches when none does."""
    fitting = [question for name, question in library.cased.items() if fnmatch.fnmatch(name, pattern)]
    if not fitting and (library.models or pattern != "*"):
        raise NoModelMatches(pattern=pattern)
    return fitting


def find(library: Library, model_id: str) -> Model:
    """The model by its id or a name it had; raises NoSuchModel with the nearest one."""
    for model in (*library.models.values(), *library.notices.values()):
        if model_id == model.id or model_id in model.formerly:
            return model
    nearest = difflib.get_close_matches(model_id, library.models, n=1, cutoff=0.3)
    raise errors.NoSuchModel(model=model_id, nearest=nearest[0] if nearest else "–")


def _line(row: dict[str, Any]) -> tuple[str, ...]:
    words = ((terms.SEVERITIES, "severity"), (terms.KINDS, "kind"), (terms.SUBJECTS, "subject"))
    return row["id"], *(terms.word(known, row[name]) for known, name in words), row["title"][readers()]


def _summary(model: Model) -> dict[str, Any]:
    plain = {name: getattr(model, name) for name in ("id", "risk", "kind", "subject", "recipient", "severity")}
    return {**plain, "title": model.title.__dict__, "retired": model.retired}


def _whole(library: Library, model: Model) -> dict[str, Any]:
    words = {name: getattr(model, name).__dict__ for name in ("question", "clue", "limits")}
    values = {name: library.parameters[name].on(date.today()) for name in model.law}  # noqa: DTZ011 - the law of today, here
    law = {name: dated and {"since": dated.since, "value": dated.value} for name, dated in values.items()}
    return {**_summary(model), **words, "law": law, "sql": model.sql.strip(), "path": model.path}


def _show_law(library: Library, model: Model) -> None:
    language = readers()
    rows = []
    for name in model.law:
        parameter = library.parameters[name]
        for dated in reversed(parameter.values):
            source = dated.source.in_language(language) if dated.source else ""
            value = say("废止", "repealed") if dated.value is None else dated.value
            rows.append(
                (
                    parameter.title.in_language(language),
                    dated.since,
                    value,
                    terms.word(terms.UNITS, parameter.unit),
                    source,
                )
            )
    headings = say("参数 自 值 单位 依据", "parameter since value unit source").split()
    screen.stdout().print(screen.table(say("依据", "Law"), headings, rows, right=(2,)))


def _failure(verdict: Any) -> str:
    heading = f"{verdict.model}: {verdict.case}"
    missing = [f"  {say('缺少', 'missing')} {row}" for row in verdict.missing]
    surplus = [f"  {say('多出', 'not expected')} {row}" for row in verdict.surplus]
    return "\n".join([heading, *missing, *surplus])
