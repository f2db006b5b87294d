"""Who watches what: exposures of the lake under the authorisations in force, or where the law gives the reason.

What a bank applies for is watched under the application's own authorisation, apart from what it is exposed to.
"""

from collections.abc import Iterator
from datetime import datetime

import pyarrow as pa

from mingjian.authorisations.models import Authorisation
from mingjian.authorisations.states import AuthorisationState
from mingjian.clues.writing import rows_insert
from mingjian.engine.notices import APPLYING, EVERYBODY, EXPOSURE, WATCHING
from mingjian.notices.models import Watch
from mingjian.notices.workbench import Workbench
from mingjian.people.models import Organisation

AT_ONCE = 500
_COLUMNS = (
    "organisation_id", "kind", "subject", "reference", "is_mortgagee", "is_owed", "is_applicant", "authorisation_id",
)  # fmt: skip
_KEPT = pa.schema(
    [
        ("id", pa.int64()),
        ("organisation_id", pa.int64()),
        ("kind", pa.string()),
        ("subject", pa.string()),
        ("reference", pa.string()),
        ("is_mortgagee", pa.bool_()),
        ("is_owed", pa.bool_()),
        ("is_applicant", pa.bool_()),
        ("authorisation_id", pa.int64()),
    ]
)
_PERMITTED = pa.schema(
    [
        ("authorisation_id", pa.int64()),
        ("code", pa.string()),
        ("is_applicant", pa.bool_()),
        ("subject", pa.string()),
    ]
)
_PURPOSES = {WATCHING: False, APPLYING: True}  # what an authorisation is for, and whether it ends with an application
_WANTED = """
with concerned as (
    select institution_id, subject_kind, subject_id, reference, is_mortgagee, is_owed, false as is_applicant
    from exposure
    union all
    select institution_id, subject_kind, subject_id, reference, 0, 0, true from application_exposure
)
select organisation.id as organisation_id, exposure.subject_kind as kind, exposure.subject_id as subject,
    exposure.reference, exposure.is_mortgagee = 1 as is_mortgagee, exposure.is_owed = 1 as is_owed,
    exposure.is_applicant, max(permitted.authorisation_id) as authorisation_id, exposure.institution_id
from concerned as exposure
inner join organisation on exposure.institution_id = organisation.code
left join permitted
    on exposure.institution_id = permitted.code and exposure.subject_id = permitted.subject
    and exposure.is_applicant = permitted.is_applicant
where permitted.authorisation_id is not null or exposure.is_mortgagee = 1
    or not exposure.is_applicant and list_contains({open}, exposure.subject_kind)
group by all
"""
_SAME = " and ".join(f"wanted.{name} is not distinct from kept.{name}" for name in _COLUMNS)
WATCH = "watch"


def watches_lay_out(bench: Workbench, at: datetime) -> None:
    """Have the engine know every watch there is to be as `watch`: those not kept yet have no `id`."""
    bench.exposures()
    organisations = dict(Organisation.objects.filter(kind__in=Organisation.MEMBERS).values_list("code", "pk"))
    bench.engine.put("organisation", pa.table({"code": list(organisations), "id": list(organisations.values())}))
    bench.engine.put("permitted", _table(_permitted(at), _PERMITTED))
    bench.engine.put("kept", _table(Watch.objects.order_by().values_list("pk", *_COLUMNS).iterator(), _KEPT))
    notices = bench.compiler.library.notices.values()
    kinds = sorted({one.subject for one in notices if one.basis and one.basis.whose == EVERYBODY})
    bench.engine.materialise("wanted", _WANTED.format(open=kinds))
    bench.engine.materialise(WATCH, f"select wanted.*, kept.id from wanted left join kept on {_SAME}")


def watches_keep(bench: Workbench) -> int:
    """Enter the watches that are new and drop those that are no more; gives how many there are."""
    gone = "select kept.id from kept anti join watch on kept.id = watch.id"
    over = bench.engine.collect(gone).column(0).to_pylist()
    for start in range(0, len(over), AT_ONCE):
        Watch.objects.filter(pk__in=over[start : start + AT_ONCE]).delete()
    new = bench.engine.collect(f"select {', '.join(_COLUMNS)} from {WATCH} where id is null")
    rows_insert(Watch, _COLUMNS, zip(*(column.to_pylist() for column in new.columns), strict=True))
    return int(bench.engine.collect(f"select count(*) from {WATCH}").column(0)[0].as_py())


def expose(bench: Workbench, among: str) -> None:
    """From now on the questions see the watches of `among` as the exposures there are."""
    bench.engine.materialise(
        EXPOSURE,
        "select institution_id, kind as subject_kind, subject as subject_id, reference,"
        f" cast(is_mortgagee as int) as is_mortgagee, cast(is_owed as int) as is_owed from {among}"
        " where not is_applicant",
    )


def in_force(at: datetime) -> dict[str, object]:
    """What an authorisation under which notices may be given is like."""
    return {"purpose__in": [*_PURPOSES], "state": AuthorisationState.ACTIVE, "starts_at__lte": at, "ends_at__gt": at}


def _permitted(at: datetime) -> Iterator[tuple[int, str, bool, str]]:
    wanted = ("pk", "recipient__code", "purpose", "subjects")
    found = Authorisation.objects.filter(**in_force(at)).order_by().values_list(*wanted)
    for number, code, purpose, subjects in found.iterator():
        yield from ((number, code, _PURPOSES[purpose], subject) for subject in subjects)


def _table(rows: Iterator[tuple[object, ...]], shape: pa.Schema) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(shape)
    return pa.table([pa.array(column, field.type) for column, field in zip(columns, shape, strict=True)], shape)
