"""The home's own model files, laid over the shipped library: what was approved here, and what runs on trial."""

import difflib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mingjian.catalogue.models import text_digest
from mingjian.engine.questions import TRIAL
from mingjian.web.library import library, library_changed, overlay


@dataclass(frozen=True)
class Text:
    """A model's file and the file of its cases."""

    sql: str
    cases: str

    @property
    def digest(self) -> str:
        """What tells this text from any other."""
        return text_digest(self.sql, self.cases)

    def lay(self, folder: Path, model: str) -> None:
        """Write both files under `folder`/models, where a library looks for `model`."""
        risk, _, name = model.partition(".")
        place = folder / "models" / risk
        place.mkdir(parents=True, exist_ok=True)
        for ending, text in ((".test.yaml", self.cases), (".sql", self.sql)):
            draft = place / f".{name}{ending}.draft"
            draft.write_text(text, encoding="utf-8")
            draft.replace(place / f"{name}{ending}")


def text_in_force(model: str) -> Text | None:
    """The text of `model` as runs use it now; None when there is no such model."""
    known = library().models.get(model)
    if known is None:
        return None
    cases = known.test_path
    return Text(known.path.read_text("utf-8"), cases.read_text("utf-8") if cases.exists() else "")


def put_in_force(model: str, text: Text) -> None:
    """Have every run from here on use `text` for `model`; nothing is on trial for it any more."""
    text.lay(overlay(), model)
    end_trial(model)


def put_on_trial(model: str, text: Text) -> None:
    """Have every run ask `text` beside what is in force; its clues are seen by authors and approvers only."""
    text.lay(overlay(), model + TRIAL)
    library_changed()


def end_trial(model: str) -> None:
    """Take what is on trial for `model` out of the runs."""
    risk, _, name = (model + TRIAL).partition(".")
    for ending in (".sql", ".test.yaml"):
        (overlay() / "models" / risk / f"{name}{ending}").unlink(missing_ok=True)
    library_changed()


def retired_text(text: Text, on: date, why: str) -> Text:
    """The same text, out of force from `on`: its front matter says so and why."""
    front, mark, body = text.sql.partition("---*/")
    kept = [line for line in front.splitlines() if not line.startswith("retired:")]
    said = f"retired: {{on: {on.isoformat()}, why: {json.dumps(why, ensure_ascii=False)}}}"
    return Text("\n".join([*kept, said, ""]) + mark + body, text.cases)


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    """(kind, line) of the lines that changed and those around them; the kind is added, dropped, kept or place."""
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=2))[2:]
    kinds = {"+": "added", "-": "dropped", "@": "place"}
    return [(kinds.get(line[:1], "kept"), line) for line in lines]
