"""What an application hands in at the registry: its acts, built from its terms; and what stands against them."""

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

from mingjian.engine.errors import UserError
from mingjian.mortgage.law import today
from mingjian.mortgage.models import Application
from mingjian.mortgage.states import CONSENTED, Kind, Pattern, Role
from mingjian.people.models import Organisation
from mingjian.registry import rules
from mingjian.registry.asked import Asked
from mingjian.registry.connector import Act, Facts, Package, registry
from mingjian.registry.errors import ConsentMissing, OthersHarmed


def package_of(application: Application) -> Package:
    """The package; the same application gives the same one for ever."""
    signatures = tuple(application.parties.order_by("pk").values_list("signature", flat=True))
    acts = tuple(ACTS[application.kind](application))
    return Package(application.bank.code, application.unit, acts, application.contract_digest, signatures)


def facts_of(application: Application) -> Facts:
    """What is registered on the application's unit now. The only place where the room asks for it."""
    return registry().facts(application.unit)


def obstacles(application: Application) -> list[UserError]:
    """What stands against the acts as the register is now; of several acts only the first is judged on what stands.

    The consents of other mortgagees, if they can be asked here, are asked with the papers and not missed before.
    """
    facts, acts = facts_of(application), ACTS[application.kind](application)
    wanted = consents_missing(application, facts)
    known = set(Organisation.objects.filter(code__in=wanted.values()).values_list("code", flat=True)) if wanted else ()
    askable = {number for number, mortgagee in wanted.items() if mortgagee in known}
    first = Asked(_agreed_to(acts[0], askable), application.bank.code, facts, today())
    others = sorted(wanted.keys() - askable) if len(acts) > 1 else []
    return [*rules.obstacles(first), *([OthersHarmed(others)] if others else [])]


def _agreed_to(act: Act, askable: Collection[str]) -> Act:
    """The act as it would be, had all agreed who can be asked here."""
    if act["act"] == "assign_mortgage":
        return {**act, "accepted_by": act["mortgagee"]}
    return {**act, "consents": askable}


def consents_missing(application: Application, facts: Facts) -> dict[str, str]:
    """Whose consent the acts take and did not get: numbers of mortgages, each with its mortgagee, now or to be."""
    if application.kind not in CONSENTED:
        return {}
    if application.kind == Kind.ASSIGN:
        to = application.terms["mortgagee"]
        return {} if application.terms.get("accepted_by") == to else {application.mortgage_number: to}
    acts = [Asked(act, application.bank.code, facts, today()) for act in ACTS[application.kind](application)]
    against = [one for act in acts for one in rules.obstacles(act) if isinstance(one, ConsentMissing)]
    numbers = {number for one in against for number in one.numbers} - {application.mortgage_number}
    return {one.number: one.mortgagee for one in facts.mortgages if one.number in numbers}


def _parties(application: Application, role: str) -> list[dict[str, str]]:
    parties = application.parties.filter(role=role).order_by("pk")
    return [{"name": one.name, "party": one.party} for one in parties]


def _new(application: Application, mortgagors: str = Role.MORTGAGOR) -> Act:
    """The new mortgage that the terms describe."""
    return {
        "act": "create_mortgage",
        "kind": application.mortgage_kind,
        "mortgagee_name": application.bank.name_zh,
        "mortgagors": _parties(application, mortgagors),
        **_holders(application),
        "amount": str(application.amount),
        "contract_number": application.contract_number,
        "contract_digest": application.contract_digest,
        **_said(application, "debtor_name", "starts_on", "ends_on", "scope", "is_transfer_banned"),
    }


def _agreed(application: Application) -> dict[str, list[dict[str, str]]]:
    """The owners who apply jointly with the bank (Interim Regulation art. 14), and holders of pre-notices."""
    return {"owners": _parties(application, Role.MORTGAGOR), **_holders(application)}


def _holders(application: Application) -> dict[str, list[dict[str, str]]]:
    """Holders of pre-notices who take part: by signing they agree (Civil Code art. 221)."""
    holders = _parties(application, Role.HOLDER)
    return {"holders": holders} if holders else {}


def _said(application: Application, *names: str) -> dict[str, Any]:
    return {name: application.terms[name] for name in names if name in application.terms}


def _first(application: Application) -> list[Act]:
    return [_new(application)]


def _change(application: Application) -> list[Act]:
    said = _said(application, "ends_on", "starts_on", "scope", "is_transfer_banned", "is_fixed", "consents")
    amount = {} if application.amount is None else {"amount": str(application.amount)}
    return [{"act": "amend_mortgage", "number": application.mortgage_number, **amount, **said, **_agreed(application)}]


def _rerank(application: Application) -> list[Act]:
    return [{"act": "rerank", **_said(application, "ranks", "consents"), **_agreed(application)}]


def _assign(application: Application) -> list[Act]:
    said = _said(application, "mortgagee", "mortgagee_name", "accepted_by")
    return [{"act": "assign_mortgage", "number": application.mortgage_number, **said}]


def _convert(application: Application) -> list[Act]:
    return [{"act": "convert_mortgage", "number": application.mortgage_number, **_agreed(application)}]


def _release(application: Application) -> list[Act]:
    return [{"act": "cancel_mortgage", "number": application.mortgage_number, **_said(application, "reason")}]


def _transfer(application: Application) -> list[Act]:
    """Transfer first, then what happens to the old mortgage and the new one: all in one instant, or nothing."""
    agreed = {**_said(application, "consents"), **_holders(application)}
    said = {**_said(application, "price"), **agreed, "owners": _parties(application, Role.MORTGAGOR)}
    old = {"number": application.terms.get("old_number", ""), **agreed}
    moved = {"act": "transfer_title", "buyers": _parties(application, Role.BUYER), **said}
    new = {**_new(application, Role.BUYER), **agreed}
    if application.pattern == Pattern.FOLLOWS:
        return [moved, {"act": "amend_mortgage", **old, "mortgagors": moved["buyers"]}]
    if application.pattern == Pattern.KEPT:
        return [moved, {"act": "amend_mortgage", **old, "mortgagors": moved["buyers"]}, new]
    return [moved, new]


ACTS: Mapping[str, Callable[[Application], list[Act]]] = {
    Kind.FIRST: _first,
    Kind.CHANGE: _change,
    Kind.RERANK: _rerank,
    Kind.ASSIGN: _assign,
    Kind.CONVERT: _convert,
    Kind.RELEASE: _release,
    Kind.TRANSFER: _transfer,
}


def outcome(result: tuple[Act, ...], act: str) -> Act | None:
    """What became of the last act of a name."""
    return next((one for one in reversed(result) if one["act"] == act), None)


def plain(said: Any) -> Any:
    """The same as JSON keeps it."""
    return json.loads(json.dumps(said, default=str))
