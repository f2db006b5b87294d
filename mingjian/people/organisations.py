"""Organisations follow the lake's register of institutions."""

from collections.abc import Iterable

from django.db import transaction

from mingjian.audit import log
from mingjian.lake.ledger import Institution
from mingjian.people.models import Organisation

SUPERVISED = ("bank", "insurer")  # kinds of the register that are supervised; the others are departments


@transaction.atomic
def organisations_adopt(*, by: log.Actor, register: Iterable[Institution]) -> list[Organisation]:
    """Enter the institutions and departments that the console does not know yet; gives the new ones."""
    known = set(Organisation.objects.values_list("code", flat=True))
    new = [_organisation(one) for one in register if one.id not in known]
    for organisation in new:
        organisation.save()
        log.record(by=by, action="organisation.enter", about=organisation, code=organisation.code)
    return new


def _organisation(one: Institution) -> Organisation:
    return Organisation(
        code=one.id,
        kind=Organisation.Kind.INSTITUTION if one.kind in SUPERVISED else Organisation.Kind.DEPARTMENT,
        sort=one.kind,
        name_zh=one.name_zh,
        name_en=one.name_en,
    )
