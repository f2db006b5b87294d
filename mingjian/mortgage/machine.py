"""What may happen to an application: one table of moves, each from states to a state, with a power and named guards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mingjian.mortgage import guards
from mingjian.mortgage.errors import MoveNotPossible
from mingjian.mortgage.models import Application
from mingjian.mortgage.states import AT_REGISTRY, BEFORE_SENDING, State
from mingjian.people.access import NotAllowed, require
from mingjian.people.models import User

Guard = Callable[[Application, User], None]
BANK, REVIEWER, OWNER, REGISTRAR = "apply_mortgages", "confirm_mortgages", "sign_mortgages", "register_mortgages"
BY_ITSELF = ""  # the platform alone: what the registry answered, or what silence means


@dataclass(frozen=True)
class Move:
    """One way on: `power` may make it, or the platform by itself when there is none; `guards` refuse it."""

    name: str
    sources: frozenset[State]
    target: State
    power: str
    guards: tuple[Guard, ...] = ()


def _move(name: str, *sources: State, to: State, by: str, guarded: tuple[Guard, ...] = ()) -> Move:
    own = (guards.of_own_bank,) if by in (BANK, REVIEWER) else ()
    return Move(name, frozenset(sources), to, by, (*own, *guarded))


S = State
_TABLE = (
    _move("authorise", S.DRAFT, to=S.AUTHORISED, by=OWNER, guarded=(guards.every_party_authorised,)),
    _move(
        "query", S.AUTHORISED, S.QUERIED, S.PASSED, S.SIGNING, S.CONFIRMED, to=S.QUERIED, by=BANK,
        guarded=(guards.every_party_authorised,),
    ),
    _move("pass", S.QUERIED, to=S.PASSED, by=BANK,
          guarded=(guards.facts_fresh, guards.permission_holds, guards.nothing_against)),
    _move("stop", *sorted(BEFORE_SENDING - {S.DRAFT}), to=S.STOPPED, by=BANK),
    _move("send_to_sign", S.PASSED, S.SIGNING, to=S.SIGNING, by=BANK,
          guarded=(guards.applied_jointly, guards.permission_holds, guards.contract_stated)),
    _move("offer", S.DRAFT, to=S.SIGNING, by=BANK,
          guarded=(guards.passes_on, guards.contract_stated, guards.nothing_against)),
    _move(
        "confirm", S.SIGNING, S.CONFIRMED, to=S.CONFIRMED, by=REVIEWER,
        guarded=(guards.every_party_signed, guards.every_mortgagee_consented, guards.confirmed_by_a_second_person),
    ),
    _move("decline", S.SIGNING, to=S.STOPPED, by=BY_ITSELF),
    _move("declare", S.DRAFT, to=S.CONFIRMED, by=BANK, guarded=(guards.single_sided, guards.paid_off_as_filed)),
    _move("propose", S.DRAFT, to=S.SIGNING, by=BANK, guarded=(guards.single_sided,)),
    _move("submit", S.CONFIRMED, to=S.SUBMITTED, by=BANK, guarded=(guards.requeried_in_time,)),
    _move("receive", S.SUBMITTED, to=S.RECEIVED, by=BY_ITSELF),
    _move("lose", S.SUBMITTED, S.RECORDING, to=S.UNKNOWN, by=BY_ITSELF),
    _move("find_nothing", S.SUBMITTED, S.UNKNOWN, to=S.CONFIRMED, by=BY_ITSELF),
    _move("find_received", S.SUBMITTED, S.UNKNOWN, to=S.RECEIVED, by=BY_ITSELF),
    _move("find_unrecorded", S.RECORDING, S.UNKNOWN, to=S.PAID, by=BY_ITSELF),
    _move("find_recorded", S.RECORDING, S.UNKNOWN, to=S.RECORDED, by=BY_ITSELF),
    _move("accept", S.RECEIVED, to=S.ACCEPTED, by=REGISTRAR),
    _move("deem_accepted", S.RECEIVED, to=S.ACCEPTED, by=BY_ITSELF, guarded=(guards.silence_is_over,)),
    _move("refuse", S.RECEIVED, to=S.NOT_ACCEPTED, by=REGISTRAR, guarded=(guards.answered_in_time,)),
    _move("ask_supplement", S.RECEIVED, to=S.SUPPLEMENT, by=REGISTRAR,
          guarded=(guards.answered_in_time, guards.supplement_not_asked)),
    _move("supply", S.SUPPLEMENT, to=S.RECEIVED, by=BANK),
    _move("review", S.ACCEPTED, to=S.REVIEWING, by=REGISTRAR),
    _move("suspend", S.ACCEPTED, S.REVIEWING, to=S.SUSPENDED, by=REGISTRAR),
    _move("resume", S.SUSPENDED, to=S.REVIEWING, by=REGISTRAR),
    _move("reject", S.REVIEWING, S.SUSPENDED, to=S.REJECTED, by=REGISTRAR),
    _move("approve", S.REVIEWING, to=S.FEE_PENDING, by=REGISTRAR, guarded=(guards.approved_by_a_second_person,)),
    _move("pay", S.FEE_PENDING, to=S.PAID, by=BANK),
    _move("waive_fee", S.FEE_PENDING, to=S.PAID, by=BY_ITSELF, guarded=(guards.nothing_to_pay,)),
    _move("begin_recording", S.PAID, to=S.RECORDING, by=REGISTRAR, guarded=(guards.recorded_by_a_second_person,)),
    _move("record", S.RECORDING, to=S.RECORDED, by=BY_ITSELF),
    _move("refuse_recording", S.RECORDING, to=S.REVIEWING, by=BY_ITSELF),
    _move("certify", S.RECORDED, to=S.CERTIFIED, by=BY_ITSELF, guarded=(guards.certifies,)),
    _move("pass_on", S.CERTIFIED, S.DISBURSABLE, S.ACTIVE, to=S.DONE, by=BY_ITSELF),
    _move("take_over", S.CERTIFIED, to=S.ACTIVE, by=BY_ITSELF, guarded=(guards.passes_on,)),
    _move("finish", S.RECORDED, S.CERTIFIED, to=S.DONE, by=BY_ITSELF, guarded=(guards.nothing_follows,)),
    _move(
        "verify", S.CERTIFIED, to=S.DISBURSABLE, by=BANK,
        guarded=(guards.a_loan_waits, guards.certificate_borne_out),
    ),
    _move("disburse", S.DISBURSABLE, to=S.ACTIVE, by=BANK, guarded=(guards.claim_may_still_grow,)),
    _move("release", S.CERTIFIED, S.DISBURSABLE, S.ACTIVE, to=S.RELEASED, by=BY_ITSELF),
    _move("reinstate", S.RELEASED, to=S.ACTIVE, by=BY_ITSELF),
    _move("reinstate_unpaid", S.RELEASED, to=S.CERTIFIED, by=BY_ITSELF),
    _move(
        "withdraw", *sorted(BEFORE_SENDING | AT_REGISTRY - {S.RECORDING}), to=S.WITHDRAWN, by=BANK,
        guarded=(guards.all_agree_to_withdraw,),
    ),
)  # fmt: skip
MOVES: Mapping[str, Move] = {move.name: move for move in _TABLE}


def allowed(application: Application, name: str, by: User | None) -> Move:
    """The move called `name`, if `by` (None: the platform) may make it now; raises what stands against it."""
    move = MOVES[name]
    if by is None and move.power != BY_ITSELF:
        raise NotAllowed
    if by is not None and move.power != BY_ITSELF:
        require(by, move.power)
    if application.state not in move.sources:
        raise MoveNotPossible(number=application.number, state=application.state, move=name)
    for guard in move.guards:
        guard(application, by)  # type: ignore[arg-type]  # moves of the platform have guards that ask for nobody
    return move


def possible(application: Application, by: User) -> frozenset[str]:
    """The moves that `by` may try on `application` as it stands; guards are asked when it is tried."""
    return frozenset(
        name
        for name, move in MOVES.items()
        if move.power != BY_ITSELF and application.state in move.sources and by.may(move.power)
    )
