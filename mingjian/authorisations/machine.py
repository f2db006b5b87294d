"""What may happen to an authorisation: one table of moves; whatever is not listed is refused."""

from collections.abc import Mapping

from mingjian.authorisations.errors import AuthorisationMoveNotPossible
from mingjian.authorisations.models import Authorisation
from mingjian.authorisations.states import AuthorisationState as State

MOVES: Mapping[str, tuple[frozenset[State], State]] = {
    "sign": (frozenset({State.PENDING}), State.ACTIVE),
    "reject": (frozenset({State.PENDING}), State.REJECTED),
    "pause": (frozenset({State.ACTIVE}), State.PAUSED),
    "resume": (frozenset({State.PAUSED}), State.ACTIVE),
    "withdraw": (frozenset({State.PENDING, State.ACTIVE, State.PAUSED}), State.WITHDRAWN),
    "expire": (frozenset({State.PENDING, State.ACTIVE, State.PAUSED}), State.EXPIRED),
    "supersede": (frozenset({State.ACTIVE, State.PAUSED}), State.SUPERSEDED),
}
ENDS = frozenset({State.WITHDRAWN, State.EXPIRED, State.SUPERSEDED, State.REJECTED})


def target_of(authorisation: Authorisation, move: str) -> State:
    """Where the move leads; refused when it is not listed for the state."""
    sources, target = MOVES[move]
    if authorisation.state not in sources:
        raise AuthorisationMoveNotPossible(number=authorisation.number, state=authorisation.state)
    return target
