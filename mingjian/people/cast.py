"""The people of the demonstration, known to docs and tests alike; passwords are made at start and told once."""

import secrets
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass

from django.contrib.auth.hashers import get_hasher
from django.db import transaction

from mingjian.audit import log
from mingjian.engine.contracts import Words
from mingjian.engine.language import say
from mingjian.people.models import Grant, Organisation, Team, User
from mingjian.people.powers import Role

SUPERVISOR = "SUPERVISOR"
SUPERVISOR_NAME = Words("监管局", "Supervisor")
# Organisations that file nothing, and so stand in no register: the public and a court.
PUBLIC, COURT = "PUBLIC", "COURT1"
OTHERS = {
    PUBLIC: (Organisation.Kind.PUBLIC, "", Words("社会公众", "Public")),
    COURT: (Organisation.Kind.DEPARTMENT, "court", Words("区人民法院", "District People's Court")),
}
QUICK = {"time_cost": 1, "memory_cost": 1024, "parallelism": 1}  # of Argon2, in passes, KiB and lanes
TEAMS = {"banks": Words("银行监管处", "Bank supervision"), "insurers": Words("保险监管处", "Insurer supervision")}


@dataclass(frozen=True)
class Member:
    """One of the cast: who acts for which organisation, in which roles."""

    username: str
    name: Words
    organisation: str
    roles: tuple[Role, ...]
    team: str | None = None
    party: str = ""


CAST = (
    Member("lin", Words("林静", "Lin Jing"), SUPERVISOR, (Role.ANALYST,), "banks"),
    Member("zhou", Words("周明", "Zhou Ming"), SUPERVISOR, (Role.ANALYST,), "insurers"),
    Member("chen", Words("陈国栋", "Chen Guodong"), SUPERVISOR, (Role.HEAD,), "banks"),
    Member("xu", Words("徐薇", "Xu Wei"), SUPERVISOR, (Role.AUTHOR,), "banks"),
    Member("gao", Words("高翔", "Gao Xiang"), SUPERVISOR, (Role.APPROVER,), "banks"),
    Member("shen", Words("沈岚", "Shen Lan"), SUPERVISOR, (Role.AUDITOR,)),
    Member("admin", Words("管理员", "Administrator"), SUPERVISOR, (Role.ADMINISTRATOR,)),
    Member("pan", Words("潘越", "Pan Yue"), SUPERVISOR, (Role.ADMINISTRATOR,)),
    Member("wang", Words("王芳", "Wang Fang"), "B0001", (Role.FILING_OFFICER,)),
    Member("zhao", Words("赵强", "Zhao Qiang"), "B0001", (Role.COMPLIANCE_OFFICER,)),
    Member("sun", Words("孙丽", "Sun Li"), "B0002", (Role.FILING_OFFICER, Role.COMPLIANCE_OFFICER)),
    Member("qian", Words("钱进", "Qian Jin"), "P0001", (Role.FILING_OFFICER, Role.COMPLIANCE_OFFICER)),
    Member("he", Words("何平", "He Ping"), "D0001", (Role.DEPARTMENT_OFFICER,)),
    Member("ma", Words("马超", "Ma Chao"), "B0001", (Role.LOAN_OFFICER,)),
    Member("fang", Words("方琳", "Fang Lin"), "B0001", (Role.LOAN_REVIEWER,)),
    Member("luo", Words("罗兰", "Luo Lan"), "B0002", (Role.LOAN_OFFICER, Role.LOAN_REVIEWER)),
    Member("deng", Words("邓伟", "Deng Wei"), "D0001", (Role.REGISTRAR,)),
    Member("cao", Words("曹颖", "Cao Ying"), "D0001", (Role.REGISTRAR,)),
    Member("yan", Words("严正", "Yan Zheng"), COURT, (Role.COURT_OFFICER, Role.ASKER)),
    # Of the public: their parties are units of the demonstration's register, see registers.seeding.
    Member("tang", Words("唐宁", "Tang Ning"), PUBLIC, (Role.PERSON,), party="7a" * 16),
    Member("meng", Words("孟洁", "Meng Jie"), PUBLIC, (Role.PERSON,), party="7b" * 16),
    # Of the public too: the exchange's demonstration says which owner of the city this is.
    Member("jiang", Words("江宁", "Jiang Ning"), PUBLIC, (Role.PERSON,)),
    Member("hu", Words("胡敏", "Hu Min"), "B0001", (Role.ASKER,)),
)


@dataclass(frozen=True)
class Credential:
    """How one of the cast signs in; the password is known only while it is being told."""

    user: User
    password: str


@transaction.atomic
def cast_enter(*, by: log.Actor, cast: Iterable[Member] = CAST) -> list[Credential]:
    """Enter those of the cast whose organisation is there, with new passwords; gives how each signs in."""
    home = _supervisor()
    for code, (kind, sort, name) in OTHERS.items():
        said = {"kind": kind, "sort": sort, "name_zh": name.zh, "name_en": name.en}
        Organisation.objects.get_or_create(code=code, defaults=said)
    known = {organisation.code: organisation for organisation in Organisation.objects.all()}
    members = [member for member in cast if member.organisation in known]
    told = [_enter(member, known[member.organisation]) for member in members]
    log.record(by=by, action="cast.enter", about=home, people=[one.user.username for one in told])
    return told


def _supervisor() -> Organisation:
    names = {"name_zh": SUPERVISOR_NAME.zh, "name_en": SUPERVISOR_NAME.en}
    for code, words in TEAMS.items():
        Team.objects.get_or_create(code=code, defaults={"name_zh": words.zh, "name_en": words.en})
    return Organisation.objects.get_or_create(
        code=SUPERVISOR, defaults={"kind": Organisation.Kind.SUPERVISOR, **names}
    )[0]


def _enter(member: Member, organisation: Organisation) -> Credential:
    password = secrets.token_urlsafe(9)
    user = User.objects.filter(username=member.username).first() or User(username=member.username)
    user.name, user.organisation = say(member.name.zh, member.name.en), organisation
    user.party = member.party
    user.team = Team.objects.get(code=member.team) if member.team else None
    user.password = _hashed(password)
    user.save()
    for role in member.roles:
        Grant.objects.get_or_create(user=user, role=role)
    return Credential(user, password)


def _hashed(password: str) -> str:
    """A password of 72 random bits needs no slow hash to be safe; the first sign-in renews it at the full cost."""
    hasher = copy(get_hasher())
    for cost, value in QUICK.items():
        setattr(hasher, cost, value)
    return hasher.encode(password, hasher.salt())
