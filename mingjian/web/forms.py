"""What the forms of every room use: words that are chosen when they are read, not when they are written."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar

from django import forms
from django.utils.functional import lazy

from mingjian.engine.contracts import Words
from mingjian.engine.errors import UserError
from mingjian.engine.language import readers, say

said = lazy(say, str)
Done = TypeVar("Done")


def text_field(longest: int = 200) -> forms.CharField:
    """A line that may be left out."""
    return forms.CharField(max_length=longest, required=False)


class TitledForm(forms.Form):
    """A form whose fields have their titles in both languages."""

    titles: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, *args: Any, **more: Any) -> None:
        """Titles are said in the reader's language."""
        super().__init__(*args, **more)
        for name in self.fields.keys() & self.titles.keys():
            self.fields[name].label = self.titles[name].in_language(readers())


def done_or_told(form: forms.Form, do: Callable[[], Done]) -> Done | None:
    """What `do` gives; None after a person's mistake, which the form then tells beside all that was typed."""
    try:
        return do()
    except UserError as mistake:
        form.add_error(None, mistake.sentence(readers()))
        return None
