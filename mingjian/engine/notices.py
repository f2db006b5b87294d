"""Notices of the library: what institutions with a live exposure are told of a register; from `library/notices/`."""

from dataclasses import dataclass
from pathlib import Path

from mingjian.engine.contracts import Words
from mingjian.engine.questions import (
    MODEL_KEYS,
    MODEL_OPTIONS,
    SEVERITIES,
    Model,
    Question,
    as_model,
    read_all,
    require,
)

WATCHING = "after_loan"  # the purpose for which an institution is told of what it has an exposure to
APPLYING = "mortgage"  # the purpose for which it is told of what it applies for at the registry, until that is decided
EXPOSURE, APPLICATION = "exposure", "application_exposure"  # the features by which somebody is concerned
EVERYBODY, MORTGAGEE = WHOSE = ("everybody", "mortgagee")
CHANGE, DAY = MOMENTS = ("change", "day")
CERTAINTIES = ("sure", "article_from_memory", "unsure")


@dataclass(frozen=True)
class Basis:
    """The law that gives the reason for a notice by itself: for everybody exposed, or for registered mortgagees."""

    whose: str
    words: Words
    certainty: str


@dataclass(frozen=True)
class Notice(Model):
    """What an institution with a live exposure is told of a register; the id is `<kind of subject>.<file>`.

    It is told under an authorisation for `service`, or where `basis` says that the law gives the reason. A daily one
    looks at every exposure each day, another only where something has changed. One that reads `application_exposure`
    is about what is applied for, and told under the application's own authorisation.
    """

    code: str
    service: str
    basis: Basis | None
    is_daily: bool


def read_notices(folder: Path) -> dict[str, Notice]:
    """All notices by id."""
    return read_all(sorted(folder.glob("*/*.sql")), _notice, lambda notice: notice.id)


_NOTICE_KEYS = MODEL_KEYS - {"kind", "recipient"} | {"code", "service", "when"}


def _notice(question: Question) -> Notice:
    front, said = question.front, question.front.get("basis")
    require(question.path, front, _NOTICE_KEYS, MODEL_OPTIONS | {"basis"}, {"severity": SEVERITIES, "when": MOMENTS})
    if said is not None:
        require(
            question.path, said, {"whose", "certainty", "zh", "en"}, set(), {"whose": WHOSE, "certainty": CERTAINTIES}
        )
    basis = Basis(said["whose"], Words(said["zh"], said["en"]), said["certainty"]) if said else None
    model, is_daily = as_model(question, "notice", "institution"), front["when"] == DAY
    return Notice(**vars(model), code=str(front["code"]), service=str(front["service"]), basis=basis, is_daily=is_daily)
