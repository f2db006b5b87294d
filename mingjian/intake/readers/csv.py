"""CSV: commas, double quotes, UTF-8 or GB18030, with a header or in the standard's order."""

from collections.abc import Sequence

from mingjian.engine.contracts import Table
from mingjian.intake.readers.delimited import Grammar, Text, read_delimited
from mingjian.intake.readers.encoding import to_utf8
from mingjian.intake.readers.filed import Filed, Source
from mingjian.intake.settings import Settings


def read(sources: Sequence[Source], table: Table, settings: Settings) -> list[Filed]:
    """The rows of CSV files."""
    form = settings.form
    texts = [Text(source.name, to_utf8(source.path.read_bytes(), form.encoding)) for source in sources]
    return read_delimited(texts, table, Grammar(form.csv_separator, '"'))
