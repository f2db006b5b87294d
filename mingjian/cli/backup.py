"""`mingjian backup` and `mingjian restore`: everything that a home holds in one archive, and back."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from mingjian.cli import errors, options, screen
from mingjian.engine.language import say

if TYPE_CHECKING:
    from mingjian.backup.manifest import Manifest

_MEGABYTE = 1_000_000


def backup(
    target: Annotated[
        Path, typer.Argument(dir_okay=False, help="写成哪个文件（tar）· The archive to write, a tar file.")
    ],
    home: options.Home = options.DEFAULT_HOME,
    json: options.Json = False,
) -> None:
    """备份主目录的全部内容，平台照常运行 · Everything that the home holds in one archive, while the platform runs."""
    from mingjian.backup.making import backup_make

    with screen.progress(quiet=json) as tell:
        made = backup_make(home, target, tell, lambda sentence: screen.stderr().print(Text(sentence)))
    _show(made, json, say(f"已备份到{target}", f"Backed up to {target}"))
    if not json:
        _warn(made)


def restore(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="备份文件 · The archive that a backup wrote.")],
    home: options.Home = options.DEFAULT_HOME,
    json: options.Json = False,
) -> None:
    """核对备份并恢复到一个空的位置，要么全部，要么不动 · Verify a backup and put it into an empty place, or nothing."""
    from mingjian.backup.restoring import backup_restore

    if not file.is_file():
        raise errors.FileMissing(path=file)
    with screen.progress(quiet=json) as tell:
        restored = backup_restore(file, home, tell)
    _show(restored, json, say(f"已恢复到{home}", f"Restored to {home}"))


def _show(manifest: "Manifest", as_json: bool, done: str) -> None:
    files, size = len(manifest.files), manifest.size
    if as_json:
        facts = {name: getattr(manifest, name) for name in ("made_at", "versions", "databases", "warehouse", "keys")}
        screen.print_json({**facts, "files": files, "bytes": size})
        return
    megabytes = f"{size / _MEGABYTE:,.1f} MB"
    told = say(
        f"{done}：{manifest.made_at}的{files}个文件，{megabytes}。",
        f"{done}: {files} files of {manifest.made_at}, {megabytes}.",
    )
    screen.stdout().print(Text(told, style="bold"), soft_wrap=True)


def _is_key_outside() -> bool:
    return bool(os.environ.get("MINGJIAN_KEY") or os.environ.get("MINGJIAN_KEY_FILE"))


def _warn(manifest: "Manifest") -> None:
    """What whoever keeps the archive has to know."""
    secret = say(
        "其中有密钥和可读的个人标识，文件权限为 600：请加密保存，与平台分开。",
        "It holds keys and readable personal identifiers; only its owner may read it: keep it encrypted, elsewhere.",
    )
    key = say(
        "个人标识的密钥由环境变量给出，不在备份中：请另行保存。",
        "The key of personal identifiers is given by the environment and not in the backup: keep it apart.",
    )
    data = say(
        f"数据文件在{manifest.warehouse}，不在备份中：请保留桶的对象版本。",
        f"The data files lie in {manifest.warehouse}, not in the backup: have the bucket keep object versions.",
    )
    lines = (secret, key if _is_key_outside() else "", data if manifest.warehouse else "")
    for line in filter(None, lines):
        screen.stdout().print(Text(line), soft_wrap=True)
