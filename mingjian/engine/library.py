"""The whole library, read once: tables, parameters, features, models, indicators, notices, checks, services."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

import mingjian
from mingjian.engine.contracts import CodeList, Table, Words, read_code_lists, read_tables
from mingjian.engine.notices import Notice, read_notices
from mingjian.engine.parameters import Parameter, read_parameters
from mingjian.engine.questions import (
    Check,
    Feature,
    Indicator,
    Model,
    read_checks,
    read_features,
    read_indicators,
    read_models,
)
from mingjian.engine.services import Purpose, Service, read_purposes, read_services

OVERLAY = "library"  # the folder of a home that holds the models approved there
_TEXTS = (".sql", ".yaml")


@dataclass(frozen=True)
class Library:
    """What supervisors know, by name."""

    path: Path
    tables: Mapping[str, Table]
    code_lists: Mapping[str, CodeList]
    parameters: Mapping[str, Parameter]
    features: Mapping[str, Feature]
    models: Mapping[str, Model]
    indicators: Mapping[str, Indicator]
    notices: Mapping[str, Notice]
    checks: Mapping[str, Check]
    purposes: Mapping[str, Purpose]
    services: Mapping[str, Service]
    overlay: Path | None = None

    @classmethod
    def load(cls, path: Path | None = None, overlay: Path | None = None) -> "Library":
        """The library at `path`, else the one that came with the program, which is read once a process.

        Models under `overlay` are laid over it, see `overlaid`. Raises LibraryError with every flaw found.
        """
        whole = cls._at(path) if path else _shipped()
        return whole.overlaid(overlay) if overlay else whole

    @classmethod
    def _at(cls, folder: Path) -> "Library":
        notices = read_notices(folder / "notices")
        purposes, services = read_purposes(folder / "services"), read_services(folder / "services")
        code_lists = read_code_lists(folder / "tables" / "codes")
        code_lists |= {
            "notice_rule": _by_title("notice_rule", Words("提示规则", "Rule of a notice"), notices),
            "network_service": _by_title("network_service", Words("数据网络服务", "Service of the network"), services),
            "network_purpose": _by_title("network_purpose", Words("数据网络查询目的", "Purpose of a query"), purposes),
        }
        return cls(
            path=folder,
            tables=read_tables(folder / "tables", code_lists),
            code_lists=code_lists,
            parameters=read_parameters(folder / "parameters"),
            features=read_features(folder / "features"),
            models=read_models(folder / "models"),
            indicators=read_indicators(folder / "indicators"),
            notices=notices,
            checks=read_checks(folder / "checks"),
            purposes=purposes,
            services=services,
        )

    def overlaid(self, overlay: Path) -> "Library":
        """The same library with the models of `overlay/models` in place of its own of the same id, and beside them."""
        return replace(self, models={**self.models, **read_models(overlay / "models")}, overlay=overlay)

    @property
    def asked(self) -> dict[str, Model | Indicator]:
        """What a run may ask: every model and every indicator, by id."""
        return {**self.models, **self.indicators}

    @property
    def cased(self) -> dict[str, Model | Indicator]:
        """Every question with cases of its own: what a run may ask, and the notices."""
        return {**self.asked, **self.notices}

    @cached_property
    def version(self) -> str:
        """The hash of every file of the library: the same text, the same version."""
        digest = hashlib.sha256()
        for folder in [self.path, *([self.overlay] if self.overlay else [])]:
            for path in sorted(path for path in folder.rglob("*") if path.suffix in _TEXTS):
                digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()[:16]


def _by_title(name: str, title: Words, held: Mapping[str, Notice | Purpose | Service]) -> CodeList:
    """The names of another part of the library as a code list, so that a row which holds one is read by its title."""
    return CodeList(name, title, {key: one.title for key, one in held.items()}, is_open=True)


@cache
def _shipped() -> Library:
    return Library.load(default_path())


def default_path() -> Path:
    """The library beside the package in a checkout, inside it in an installed wheel."""
    package = Path(mingjian.__file__).parent
    installed = package / "_library"
    return installed if installed.exists() else package.parent / "library"
