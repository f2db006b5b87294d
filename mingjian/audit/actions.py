"""What the log calls the things that are done: each room's `actions.py` says it for its own."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "audit.verify": Words("校验审计日志", "checked the audit log"),
    "audit.seal": Words("生成检查点", "made a checkpoint"),
    "personal.look": Words("查看个人信息", "looked at personal data"),
}


@cache
def all_actions() -> Mapping[str, Words]:
    """Every action that any room knows, by its name in the log."""
    found: dict[str, Words] = {}
    for app in settings.INSTALLED_APPS:
        if app.startswith("mingjian.") and find_spec(f"{app}.actions"):
            found |= import_module(f"{app}.actions").ACTIONS
    return found


def words_of(action: str) -> Words:
    """What an action is called; its own name when no room knows it."""
    return all_actions().get(action, Words(action, action))
