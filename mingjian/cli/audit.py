"""`mingjian audit`: the log of who did what, checked and exported."""

from base64 import b64decode
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from mingjian.audit import files, seals
from mingjian.audit.errors import NotACheckpoint, NotAPublicKey
from mingjian.audit.verifying import Report
from mingjian.cli import options, screen
from mingjian.cli.django import ready
from mingjian.engine.language import readers, say

KEY_BYTES = 32
app = typer.Typer(no_args_is_help=True, help="审计日志：校验、导出 · The audit log: checked and exported.")


@app.command("verify")
def verify(
    home: options.Home = options.DEFAULT_HOME,
    file: Annotated[
        Path | None,
        typer.Option("--file", exists=True, dir_okay=False, help="校验导出的文件 · Check an exported file instead."),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option("--key", exists=True, dir_okay=False, help="另行保存的公钥 · The public key, kept elsewhere."),
    ] = None,
    checkpoint: Annotated[
        list[Path] | None,
        typer.Option(
            "--checkpoint", exists=True, dir_okay=False, help="另行保存的检查点 · A checkpoint kept elsewhere."
        ),
    ] = None,
    json: options.Json = False,
) -> None:
    """离线校验审计日志有无改动、删除、插入、截断 · Whether anything was changed, removed, inserted or cut off."""
    public = public_key_in(key) if key else None
    kept = tuple(_kept(path) for path in checkpoint or [])
    if file:
        report = files.check(file, public=public, kept=kept)
    else:
        ready(home)
        from mingjian.audit import stored

        report = stored.check(public=public, kept=kept)
    _show(report, as_json=json)
    if not report.is_sound:
        raise typer.Exit(1)


@app.command("export")
def export(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="写到哪里 · The file to write.")],
    home: options.Home = options.DEFAULT_HOME,
) -> None:
    """导出审计日志，连同检查点和公钥 · Write entries, checkpoints and the public key as JSON lines."""
    ready(home)
    from mingjian.audit import stored

    count = files.write(file, stored.contents())
    told = say(f"已导出{count}条：{file}", f"{count} entries written to {file}")
    screen.stdout().print(Text(told), soft_wrap=True)


@app.command("witness")
def witness(
    address: Annotated[str, typer.Argument(help="平台的地址 · The platform's address, https://….")],
    log: Annotated[
        Path,
        typer.Option("--log", exists=True, dir_okay=False, help="日志公钥 · The log's key, kept elsewhere."),
    ],
    key: Annotated[
        Path,
        typer.Option("--key", dir_okay=False, help="见证方私钥，没有则生成 · The witness's key; made if new."),
    ] = Path("witness.key"),
    memory: Annotated[
        Path, typer.Option("--memory", dir_okay=False, help="上次见证到哪里 · What was witnessed last.")
    ] = Path("witness.json"),
    json: options.Json = False,
) -> None:
    """见证：核对日志是上次所见的延续，再签最新检查点 · Sign the newest checkpoint if it continues what was seen."""
    from mingjian.audit.witnessing import Memory
    from mingjian.client.witness import Witness
    from mingjian.web import signing

    private = signing.signing_key(key)
    seen = Witness(address, private, public_key_in(log)).look(Memory.read(memory))
    seen.write(memory)
    if json:
        screen.print_json({"size": seen.size, "root": seen.root, "public_key": signing.public_key(private)})
        return
    told = say(f"已见证日志前{seen.size}条。", f"Witnessed the log's first {seen.size} entries.")
    screen.stdout().print(Text(told, style="bold"), soft_wrap=True)


@app.command("witness-key")
def witness_key(
    key: Annotated[
        Path,
        typer.Option("--key", dir_okay=False, help="见证方私钥，没有则生成 · The witness's key; made if new."),
    ] = Path("witness.key"),
) -> None:
    """见证方的公钥，交给平台登记 · The witness's public key, for MINGJIAN_WITNESSES and for whoever checks receipts."""
    from mingjian.web import signing

    typer.echo(signing.public_key(signing.signing_key(key)))


def public_key_in(path: Path) -> str:
    """The public key (base64) that a file holds."""
    public = path.read_text(encoding="utf-8").strip()
    try:
        is_key = len(b64decode(public, validate=True)) == KEY_BYTES
    except ValueError:
        is_key = False
    if not is_key:
        raise NotAPublicKey(path=path)
    return public


def _kept(path: Path) -> seals.Seal:
    try:
        return seals.read(path.read_text(encoding="utf-8"))
    except ValueError:
        raise NotACheckpoint(path=path) from None


def _show(report: Report, *, as_json: bool) -> None:
    if as_json:
        found = [finding.document() for finding in report.findings]
        screen.print_json({"size": report.size, "root": report.root, "sealed": report.sealed, "findings": found})
        return
    for finding in report.findings:
        screen.stdout().print(Text(finding.sentence(readers()), style="red"), soft_wrap=True)
    sound = (
        f"日志{report.size}条，前{report.sealed}条有签名检查点，未发现改动。",
        (f"{report.size} entries, the first {report.sealed} under a signed checkpoint: nothing was changed."),
    )
    broken = (
        f"日志{report.size}条，发现{len(report.findings)}处问题。",
        (f"{report.size} entries, {len(report.findings)} findings."),
    )
    screen.stdout().print(Text(say(*(sound if report.is_sound else broken)), style="bold"), soft_wrap=True)
