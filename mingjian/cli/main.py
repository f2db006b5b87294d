"""The `mingjian` command: puts the command groups together and tells mistakes as sentences."""

import sys
from typing import Annotated

import typer

from mingjian.cli import (
    audit,
    backup,
    bundle,
    certificate,
    city,
    clues,
    demo,
    departments,
    docs,
    errors,
    indicators,
    intake,
    league,
    models,
    network,
    receipt,
    register,
    remind,
    run,
    score,
    serve,
)
from mingjian.cli.options import Lang
from mingjian.cli.version import version
from mingjian.engine.errors import LibraryError, UserError
from mingjian.engine.language import ask_for

app = typer.Typer(
    name="mingjian",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="明鉴：接收、检核、分析机构报送的监管数据 · Receives, checks and analyses what institutions file.",
)
app.command("demo")(demo.demo)
app.command("city")(city.city)
app.command("intake")(intake.intake)
app.command("run")(run.run)
app.command("clues")(clues.clues)
app.command("clue")(clues.clue)
app.command("indicators")(indicators.indicators)
app.command("score")(score.score)
app.command("league")(league.league)
app.command("serve")(serve.serve)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("remind")(remind.remind)
app.command("departments")(departments.departments)
app.command("register")(register.register)
app.command("network")(network.network)
app.command("docs")(docs.docs)
app.add_typer(models.app, name="models")
app.add_typer(audit.app, name="audit")
app.add_typer(bundle.app, name="bundle")
app.add_typer(certificate.app, name="certificate")
app.add_typer(receipt.app, name="receipt")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(version())
        raise typer.Exit


@app.callback()
def _begin(
    lang: Lang = None,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本 · Print the version.")
    ] = False,
) -> None:
    ask_for(lang)


def main() -> None:
    """Run the command line; a person's mistake ends in a sentence and exit code 2."""
    try:
        app()
    except (UserError, LibraryError) as error:
        errors.tell(error)
        sys.exit(2)
    except OSError as refusal:
        if refusal.filename is None:
            raise
        errors.tell(errors.PlaceRefused(path=refusal.filename, reason=refusal.strerror))
        sys.exit(2)
