"""What can be done on an application's page: a name in the address, the fields that it asks for, its service."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib import messages
from django.http import Http404
from django.utils.module_loading import import_string

from mingjian.engine.contracts import Words
from mingjian.engine.errors import UserError
from mingjian.engine.language import say
from mingjian.mortgage.errors import ContractMissing, FieldsWrong, ReasonsMissing
from mingjian.mortgage.forms import ActForm
from mingjian.mortgage.machine import MOVES, possible
from mingjian.mortgage.models import Application
from mingjian.mortgage.services.sending import outcome_look_up
from mingjian.mortgage.states import LOST, STEP_WORDS
from mingjian.people.access import SignedIn
from mingjian.people.models import User

Do = Callable[[User, Application, dict[str, Any]], object]
# Who does something on the page says it in a table of their own room.
TABLES = ("mingjian.lending.acts.ACTS", "mingjian.desk.acts.ACTS")


def always(_: Application) -> bool:
    """Nothing but the move itself says when."""
    return True


@dataclass(frozen=True)
class Act:
    """One thing to do; `do` gets who, what, and the fields that passed; `move` is what the machine calls it."""

    words: Words
    do: Do
    fields: tuple[str, ...] = ()
    move: str = ""
    tone: str = ""
    when: Callable[[Application], bool] = always
    also: str = ""  # the power that it takes when no move says so

    @property
    def power(self) -> str:
        """What it takes to try it."""
        return MOVES[self.move].power if self.move else self.also


def plain(service: Callable[..., object]) -> Do:
    """A service that asks for nothing else."""
    return lambda by, application, _said: service(by=by, application=application)


def saying(service: Callable[..., object], word: str, name: str = "text") -> Do:
    """A service that takes one thing said, by the name it has there."""
    return lambda by, application, said: service(by=by, application=application, **{word: said[name]})


def act_of(step: str, do: Do, *fields: str, move: str = "", tone: str = "") -> Act:
    """The act that makes a move, under the move's own words."""
    return Act(STEP_WORDS[step], do, fields, move or step, tone)


LOOK_UP = Act(
    Words("查询结果", "look the outcome up"),
    lambda _by, one, _said: outcome_look_up(application=one),
    when=lambda one: one.state in LOST,
    also="apply_mortgages",
)


@cache
def acts() -> Mapping[str, Act]:
    """Everything that anybody may do on the page."""
    found: dict[str, Act] = {}
    for address in TABLES:
        found |= import_string(address)
    return found | {"look_up": LOOK_UP}


def offered(application: Application, by: User) -> dict[str, Act]:
    """What `by` may try on the application as it stands, in the order in which it is usually done."""
    moves = possible(application, by)
    return {
        name: act
        for name, act in acts().items()
        if (act.move in moves if act.move else by.may(act.also)) and act.when(application)
    }


def perform(request: SignedIn, application: Application, act: Act | None) -> None:
    """Do what was sent in, or raise what stands against it; says what was done."""
    if act is None or not request.user.may(act.power):
        raise Http404
    done(request.user, application, act, ActForm(act.fields, request.POST, request.FILES))
    said = act.words
    messages.success(request, say(f"已完成：{said.zh}。", f"Done: {said.en}."))


def done(by: User, application: Application, act: Act, form: ActForm) -> None:
    """Do it with the fields that passed."""
    if not form.is_valid():
        raise _wrong(form)
    act.do(by, application, form.cleaned_data)


def _wrong(form: ActForm) -> UserError:
    """What stands against it: reasons or papers that are not there, or fields that say what cannot be."""
    if form.has_error("text", "required"):
        return ReasonsMissing()
    if form.has_error("number", "required") or form.has_error("file", "required"):
        return ContractMissing()
    return FieldsWrong(names=[form.titles[name] for name in form.errors])
