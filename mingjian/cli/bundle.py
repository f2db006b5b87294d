"""`mingjian bundle`: checks evidence bundles, with nothing but the file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from mingjian.cli import errors, options, screen
from mingjian.engine.language import ask_for, readers, say

if TYPE_CHECKING:
    from mingjian.cases.verifying import Report

app = typer.Typer(no_args_is_help=True, help="核查的证据包 · Evidence bundles of cases.")


@app.callback()
def _group() -> None:
    """核查的证据包 · Evidence bundles of cases."""


@app.command("verify")
def verify(
    file: Annotated[Path, typer.Argument(help="证据包（zip）· The bundle, a zip file.")],
    key: Annotated[
        str | None, typer.Option("--key", help="签名方公布的公钥（base64）· The signer's published key.")
    ] = None,
    json: options.Json = False,
    lang: options.Lang = None,
) -> None:
    """离线校验：签名、哈希、结论是否出自事实 · Check offline: signature, hashes, sentences against facts."""
    from mingjian.cases.verifying import check_bundle

    ask_for(lang)
    if not file.is_file():
        raise errors.FileMissing(path=file)
    report = check_bundle(file, key)
    if json:
        faults = [{"place": fault.place, "zh": fault.problem.zh, "en": fault.problem.en} for fault in report.faults]
        facts = {name: getattr(report, name) for name in ("case", "made_at", "public_key", "files", "sentences")}
        screen.print_json({**facts, "fingerprint": report.fingerprint, "holds": report.holds, "faults": faults})
    else:
        _show(report)
    if not report.holds:
        raise typer.Exit(1)


def _show(report: "Report") -> None:
    console = screen.stdout()
    told = say(
        f"核查{report.case}，{report.made_at}导出，{report.files}个文件，{report.sentences}条结论。",
        f"Case {report.case}, exported {report.made_at}: {report.files} files, {report.sentences} sentences.",
    )
    console.print(Text(told), soft_wrap=True)
    key = say(f"签名密钥指纹 {report.fingerprint}", f"Fingerprint of the signing key {report.fingerprint}")
    console.print(Text(key), soft_wrap=True)
    for fault in report.faults:
        console.print(Text(f"  {fault.place}: {fault.problem.in_language(readers())}", style="red"), soft_wrap=True)
    if report.holds:
        good = say(
            "签名有效，内容完整，结论均出自所列事实。", "Signed, whole, and every sentence follows from its facts."
        )
        console.print(Text(good, style="green"))
