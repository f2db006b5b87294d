"""The network's services: what a department answers, to whom, for what; read from `library/services/`.

What a field is, its type and its words come from the register's table contract and are said nowhere twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mingjian.engine import strict_yaml
from mingjian.engine.contracts import Words
from mingjian.engine.errors import Flaw, LibraryError

PURPOSES = "purposes.yaml"
DOMAINS: Mapping[str, Words] = {
    "real_estate": Words("不动产", "real estate"),
    "civil_affairs": Words("民政", "civil affairs"),
    "provident_fund": Words("住房公积金", "provident fund"),
    "housing": Words("住房和建设", "housing and construction"),
    "social_security": Words("社会保险", "social security"),
    "medical_insurance": Words("医疗保险", "medical insurance"),
    "business_registry": Words("市场主体登记", "business registry"),
}
SUBJECT_KINDS: Mapping[str, Words] = {
    "person": Words("个人", "person"),
    "firm": Words("企业", "firm"),
    "unit": Words("不动产单元", "property unit"),
    "project": Words("建设项目", "construction project"),
}
BASES: Mapping[str, Words] = {
    "consent": Words("本人同意", "consent"),
    "contract": Words("合同约定", "contract"),
    "duty": Words("法定职责", "statutory duty"),
}
# How much of a field is told: the value; the band it lies in; whether there is one; whether it is the one asked about.
FORMS: Mapping[str, Words] = {
    "value": Words("原值", "the value"),
    "band": Words("区间", "the band it lies in"),
    "yes_no": Words("有无", "whether there is one"),
    "same": Words("是否一致", "whether it is the one named"),
}
Bands = Annotated[list[Decimal], Field(min_length=1)]
Form = Literal["value", "yes_no", "same"]


class _Door(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Bilingual(_Door):
    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    @property
    def words(self) -> Words:
        return Words(self.zh, self.en)


class _Banded(_Door):
    band: Bands


class _PurposeSaid(_Door):
    title: _Bilingual
    askers: list[str] = Field(min_length=1)
    basis: Literal["consent", "contract", "duty"]
    law: _Bilingual
    certainty: Literal["sure", "article_from_memory", "unsure"]


class _ServiceSaid(_Door):
    title: _Bilingual
    about: _Bilingual
    table: str
    subject: str
    subject_kind: Literal["person", "firm", "unit", "project"]
    in_force_while_empty: str | None = None
    newest_by: str | None = None
    most: int = Field(default=100, ge=1, le=1000)
    fresh_days: str = "exchange.register_fresh_days"
    a_day: str = "exchange.queries_a_day"
    sensitive: list[str] = []
    purposes: dict[str, dict[str, Form | _Banded]] = Field(min_length=1)


@dataclass(frozen=True)
class Purpose:
    """Why somebody may ask: who, on what legal basis, by which law."""

    code: str
    title: Words
    askers: tuple[str, ...]
    basis: str
    law: Words
    certainty: str


@dataclass(frozen=True)
class Told:
    """How much of one field is told: `form` is one of FORMS; a band's edges, rising."""

    form: str
    edges: tuple[Decimal, ...] = ()


@dataclass(frozen=True)
class Service:
    """One question that a department answers about one subject, from one of its registers."""

    id: str
    domain: str
    title: Words
    about: Words
    table: str
    subject: str
    subject_kind: str
    in_force_while_empty: str | None
    newest_by: str | None
    most: int
    fresh_days: str
    a_day: str
    sensitive: frozenset[str]
    purposes: Mapping[str, Mapping[str, Told]]
    path: Path

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Every column that some purpose may learn something of."""
        return tuple(dict.fromkeys(column for fields in self.purposes.values() for column in fields))


def read_purposes(folder: Path) -> dict[str, Purpose]:
    """The purposes for which the network may be asked, by code."""
    path = folder / PURPOSES
    if not path.exists():
        return {}
    flaws: list[Flaw] = []
    purposes = {}
    for code, said in strict_yaml.read(path).items():
        try:
            one = _PurposeSaid.model_validate(said)
        except ValidationError as fault:
            flaws += _flaws(path, fault, f"{code}.")
            continue
        law, title = one.law.words, one.title.words
        purposes[code] = Purpose(code, title, tuple(one.askers), one.basis, law, one.certainty)
    if flaws:
        raise LibraryError(flaws)
    return purposes


def read_services(folder: Path) -> dict[str, Service]:
    """The services by id `<domain>.<file>`; raises LibraryError with every flaw of every file."""
    services: dict[str, Service] = {}
    flaws: list[Flaw] = []
    for path in sorted(folder.glob("*/*.yaml")):
        try:
            service = _service(path, strict_yaml.read(path))
        except ValidationError as fault:
            flaws += _flaws(path, fault)
            continue
        services[service.id] = service
    if flaws:
        raise LibraryError(flaws)
    return services


def _service(path: Path, said: Any) -> Service:
    one = _ServiceSaid.model_validate(said)
    purposes = {code: {column: _told(form) for column, form in fields.items()} for code, fields in one.purposes.items()}
    kept = one.model_dump(include={"table", "subject", "subject_kind", "in_force_while_empty", "newest_by", "most"})
    return Service(
        id=f"{path.parent.name}.{path.stem}",
        domain=path.parent.name,
        title=one.title.words,
        about=one.about.words,
        fresh_days=one.fresh_days,
        a_day=one.a_day,
        sensitive=frozenset(one.sensitive),
        purposes=purposes,
        path=path,
        **kept,
    )


def _told(said: Any) -> Told:
    return Told("band", tuple(said.band)) if isinstance(said, _Banded) else Told(said)


def _flaws(path: Path, fault: ValidationError, place: str = "") -> Iterator[Flaw]:
    for each in fault.errors():
        where = place + ".".join(str(part) for part in each["loc"])
        yield Flaw(path, f"`{where}`: {each['msg']}.", "Write it as the other services do.")
