"""The home's own model files, laid over the shipped library: what was approved here, and what runs on trial."""

import difflib
import json
import secrets
from collections.abc import Mapping
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
        for ending, text in self._files().items():
            draft = place / f".{name}{ending}.{secrets.token_hex(4)}.draft"
            draft.write_text(text, encoding="utf-8")
            draft.replace(place / f"{name}{ending}")

    def lies_in(self, folder: Path, model: str) -> bool:
        """Whether both files stand there as `lay` writes them."""
        risk, _, name = model.partition(".")
        files = {folder / "models" / risk / f"{name}{end}": text for end, text in self._files().items()}
        return all(path.exists() and path.read_text(encoding="utf-8") == text for path, text in files.items())

    def _files(self) -> dict[str, str]:
        return {".test.yaml": self.cases, ".sql": self.sql}


def text_in_force(model: str) -> Text | None:
    """The text of `model` as runs use it now; None when there is no such model."""
    known = library().models.get(model)
    if known is None:
        return None
    cases = known.test_path
    return Text(known.path.read_text("utf-8"), cases.read_text("utf-8") if cases.exists() else "")


def lay_over(texts: Mapping[str, Text]) -> list[str]:
    """Make the home's files what `texts` say, one a model of the library or a trial; gives the models put right.

    A trial that `texts` do not name ends. Whatever else lies there was not written by the console, and stays.
    """
    wrong = [model for model, text in texts.items() if not text.lies_in(overlay(), model)]
    for model in wrong:
        texts[model].lay(overlay(), model)
    over = [path for path in overlay().glob(f"models/*/*{TRIAL}.*") if _model_of(path) not in texts]
    for path in over:
        path.unlink(missing_ok=True)
    if overlay().exists():
        library_changed()
    return sorted({*wrong, *map(_model_of, over)})


def _model_of(path: Path) -> str:
    return f"{path.parent.name}.{path.name.removesuffix('.sql').removesuffix('.test.yaml')}"


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
