"""CSV: commas, double quotes, UTF-8 or GB18030, with a header or in the standard's order."""

from mingjian.engine.contracts import Table
from mingjian.intake.readers.delimited import Grammar, read_delimited
from mingjian.intake.readers.encoding import to_utf8
from mingjian.intake.readers.filed import Filed, Source
from mingjian.intake.settings import Settings


def read(source: Source, table: Table, settings: Settings) -> Filed:
    """The rows of a CSV file."""
    decoded = to_utf8(source.path.read_bytes(), settings.form.encoding)
    return read_delimited(decoded, table, source.name, Grammar(settings.form.csv_separator, '"'))
