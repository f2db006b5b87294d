"""The two files that a new model begins with."""

from pathlib import Path

from mingjian.cli.errors import ModelExists, ModelNameUnusable
from mingjian.engine.beginning import CASES, MODEL_ID, SQL
from mingjian.engine.library import default_path


def write(model_id: str) -> tuple[Path, Path]:
    """Write the model and its cases into the library; raises ModelNameUnusable or ModelExists."""
    if not MODEL_ID.fullmatch(model_id):
        raise ModelNameUnusable(model=model_id)
    risk, _, name = model_id.partition(".")
    model = default_path() / "models" / risk / f"{name}.sql"
    cases = model.with_suffix(".test.yaml")
    if model.exists() or cases.exists():
        raise ModelExists(path=model)
    model.parent.mkdir(parents=True, exist_ok=True)
    model.write_text(SQL, encoding="utf-8")
    cases.write_text(CASES, encoding="utf-8")
    return model, cases
