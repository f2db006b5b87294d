"""A person at the terminal: runs the command as a shell would, and keeps what was said."""

import contextlib
import io
import os
from dataclasses import dataclass
from unittest import mock

from mingjian.cli.main import main
from mingjian.engine import language


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    out: str
    err: str
    code: int


def mingjian(*words: object, env: dict[str, str] | None = None) -> Said:
    """Run `mingjian` with `words`."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    argv = ["mingjian", *map(str, words)]
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch("sys.argv", argv),
        mock.patch.dict(os.environ, {"LANG": "zh_CN.UTF-8", "LC_ALL": "", "COLUMNS": "160", **(env or {})}),
    ):
        code = _exit_code()
    out.flush()
    return Said(out.buffer.getvalue().decode(), err.getvalue(), code)  # type: ignore[attr-defined]


def _exit_code() -> int:
    language._asked.set(None)
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0
