"""`mingjian certificate`: electronic certificates, checked offline by anybody, and derived again from the register."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from mingjian.cli import options, screen
from mingjian.cli.django import ready
from mingjian.engine.language import readers, say

app = typer.Typer(no_args_is_help=True, help="电子登记证明：核验 · Electronic certificates: checked.")


@app.command("verify")
def verify(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="电子证明文件 · The certificate's file.")],
    signer: Annotated[
        Path | None,
        typer.Option(
            "--signer", exists=True, dir_okay=False, help="登记机构公布的签名证书 · The registry's certificate."
        ),
    ] = None,
    json: options.Json = False,
) -> None:
    """离线核验一份电子登记证明：签名、摘要 · Whether a certificate's file holds: its signature and its digest."""
    from mingjian.certificates.checking import check, signer_in

    found = check(file, signer_in(signer) if signer else None)
    if json:
        said = {"number": found.number, "digest": found.digest, "signer": found.signer, "faults": found.faults}
        screen.print_json({**said, "facts": found.facts})
    else:
        _show(found.number, found.digest, found.signer, found.faults)
    if found.faults:
        raise typer.Exit(1)


@app.command("derive")
def derive(home: options.Home = options.DEFAULT_HOME, json: options.Json = False) -> None:
    """由登记簿重新得出全部有效证明，列出不符的 · Derive every certificate in force from the register again."""
    ready(home)
    from mingjian.certificates.models import Certificate
    from mingjian.certificates.selectors import differing

    count, wrong = Certificate.objects.filter(revoked_at=None).count(), differing()
    if json:
        screen.print_json({"in_force": count, "differing": wrong})
    else:
        told = say(
            f"有效证明{count}份，与登记簿不符{len(wrong)}份。",
            f"{count} in force, {len(wrong)} not as the register says.",
        )
        screen.stdout().print(Text("\n".join([*wrong, told])), soft_wrap=True)
    if wrong:
        raise typer.Exit(1)


def _show(number: str, digest: str, signer: str, faults: tuple[str, ...]) -> None:
    from mingjian.certificates.checking import FAULTS

    for fault in faults:
        screen.stdout().print(Text(FAULTS[fault].in_language(readers()), style="red"), soft_wrap=True)
    sound = (
        f"证明{number}的签名和内容相符。是否仍有效，请扫码查询。",
        f"{number} is signed and whole. Scan its code to see whether it is in force.",
    )
    broken = (f"证明{number}不可采信。", f"{number} is not to be believed.")
    screen.stdout().print(Text(say(*(broken if faults else sound)), style="bold"), soft_wrap=True)
    told = say(f"内容摘要 {digest}\n签名证书指纹 {signer}", f"Digest {digest}\nSigner's fingerprint {signer}")
    screen.stdout().print(Text(told, style="dim"), soft_wrap=True)
