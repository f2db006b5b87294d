"""`mingjian receipt`: receipts of exchanges, checked offline."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from mingjian.cli import options, screen
from mingjian.cli.audit import public_key_in
from mingjian.engine.language import readers, say
from mingjian.signing import receipts
from mingjian.signing.errors import NotAReceipt

app = typer.Typer(no_args_is_help=True, help="数据交换回执：离线校验 · Receipts of the data network, checked offline.")


@app.command("verify")
def verify(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="回执文件 · The receipt.")],
    key: Annotated[
        Path | None,
        typer.Option(
            "--key", exists=True, dir_okay=False, help="另行保存的网络公钥 · The network's key, kept elsewhere."
        ),
    ] = None,
    witness: Annotated[
        Path | None,
        typer.Option(
            "--witness", exists=True, dir_okay=False, help="另行保存的见证公钥 · A witness's key, kept elsewhere."
        ),
    ] = None,
    json: options.Json = False,
) -> None:
    """离线校验一份回执：签名、摘要、日志存证 · Whether a receipt holds: signatures, digests, its place in the log."""
    try:
        receipt = receipts.read(file.read_text(encoding="utf-8"))
    except ValueError as fault:
        raise NotAReceipt(path=file) from fault
    network, second = (public_key_in(path) if path else "" for path in (key, witness))
    found = receipts.faults(receipt, network, second)
    if json:
        entry = receipt.proof.said
        screen.print_json({"faults": found, "entry": entry.index, "at": entry.at, "by": entry.organisation})
    else:
        _show(receipt, found)
    if found:
        raise typer.Exit(1)


def _show(receipt: receipts.Receipt, found: list[str]) -> None:
    for fault in found:
        screen.stdout().print(Text(receipts.FAULTS[fault].in_language(readers()), style="red"), soft_wrap=True)
    said = receipt.proof.said
    sound = (
        f"回执成立：{said.organisation}于{said.at}所问，日志第{said.index}条，签名与存证均相符。",
        f"The receipt holds: asked by {said.organisation} at {said.at}, entry {said.index} of the log, all signed.",
    )
    broken = (f"回执不成立：{len(found)}处不符。", f"The receipt does not hold: {len(found)} faults.")
    screen.stdout().print(Text(say(*(broken if found else sound)), style="bold"), soft_wrap=True)
