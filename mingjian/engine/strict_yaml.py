"""YAML as the library wants it: duplicate keys are refused, and only true and false are booleans."""

import re
from pathlib import Path
from typing import Any

import yaml

from mingjian.engine.errors import Flaw, LibraryError


class _StrictLoader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """The safe loader without YAML 1.1's surprises."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    loader.flatten_mapping(node)
    seen: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise yaml.MarkedYAMLError(problem=f"the key {key!r} stands twice", problem_mark=key_node.start_mark)
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


_StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
_StrictLoader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def parse(text: str, path: Path) -> Any:
    """The document in `text`; raises LibraryError with the line of the first fault."""
    try:
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - built on the safe loader
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        line = mark.line + 1 if mark else None
        raise LibraryError([Flaw(path, f"YAML cannot be read: {fault.problem}.", "Mend the line.", line)]) from fault


def read(path: Path) -> Any:
    """The document in the file at `path`."""
    return parse(path.read_text(encoding="utf-8"), path)
