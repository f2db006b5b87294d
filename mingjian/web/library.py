"""The library as the console reads it: loaded once a process."""

from functools import cache

from mingjian.engine.language import readers
from mingjian.engine.library import Library


@cache
def library() -> Library:
    """The library that came with the platform."""
    return Library.load()


def model_title(name: str) -> str:
    """A model's title in the reader's language; a model that is in the library no more stands by its name."""
    model = library().models.get(name)
    return model.title.in_language(readers()) if model else name


def table_title(name: str) -> str:
    """A table's title in the reader's language; a name that no contract bears stands for itself."""
    contract = library().tables.get(name)
    return contract.title.in_language(readers()) if contract else name
