"""What every service of the network must keep to. A rule is a function: docstring the law, message the remedy."""

from collections.abc import Callable, Iterator, Mapping

from mingjian.engine.contracts import Column, Table
from mingjian.engine.errors import Flaw
from mingjian.engine.library import Library
from mingjian.engine.services import DOMAINS, Service

_NUMBERS = ("integer", "money", "rate", "decimal")


def table_is_the_departments(library: Library, service: Service) -> Iterator[Flaw]:
    """A department answers from a register that it files itself."""
    table = library.tables.get(service.table)
    if service.domain not in DOMAINS:
        yield Flaw(service.path, f"{service.domain} is no domain.", f"Use one of {', '.join(DOMAINS)}.")
    elif table is None or service.domain not in table.filed_by:
        yield Flaw(service.path, f"{service.domain} does not file {service.table}.", "Name one of its registers.")


def columns_exist(library: Library, service: Service) -> Iterator[Flaw]:
    """What is asked by, told or ordered by is a column of the register."""
    asked = (service.subject, service.in_force_while_empty, service.newest_by)
    named = [*filter(None, asked), *service.columns, *service.sensitive]
    for name in dict.fromkeys(named):
        if name not in _columns(library, service):
            yield Flaw(service.path, f"{service.table} has no column {name}.", "Name one of its columns.")


def forms_fit_the_columns(library: Library, service: Service) -> Iterator[Flaw]:
    """A band is of a number, its edges rise; a person's number is never told, only whether it is the one named."""
    for purpose, fields in service.purposes.items():
        for name, told in fields.items():
            column = _columns(library, service).get(name)
            if column is None:
                continue
            if told.form == "band" and column.type not in _NUMBERS:
                yield Flaw(service.path, f"{purpose}.{name} is no number.", "Tell its value or whether there is one.")
            if list(told.edges) != sorted(set(told.edges)):
                yield Flaw(service.path, f"the edges of {purpose}.{name} do not rise.", "Order them.")
            if column.personal == "identifier" and told.form not in ("same", "yes_no"):
                yield Flaw(service.path, f"{purpose}.{name} tells a person's number.", "Use `same` or `yes_no`.")


def personal_details_are_sensitive(library: Library, service: Service) -> Iterator[Flaw]:
    """What the register calls personal is marked as sensitive where it is told."""
    for name in service.columns:
        column = _columns(library, service).get(name)
        if column and column.personal and name not in service.sensitive:
            yield Flaw(service.path, f"{name} is personal.", "Name it in `sensitive`.")


def purposes_are_known(library: Library, service: Service) -> Iterator[Flaw]:
    """A purpose is one of purposes.yaml, and the numbers of a service are parameters."""
    for code in service.purposes:
        if code not in library.purposes:
            yield Flaw(service.path, f"{code} is no purpose.", f"Use one of {', '.join(library.purposes)}.")
    for name in (service.fresh_days, service.a_day):
        if name not in library.parameters:
            yield Flaw(service.path, f"{name} is no parameter.", "Add it to library/parameters/.")


RULES: tuple[Callable[[Library, Service], Iterator[Flaw]], ...] = (
    table_is_the_departments,
    columns_exist,
    forms_fit_the_columns,
    personal_details_are_sensitive,
    purposes_are_known,
)


def service_flaws(library: Library) -> list[Flaw]:
    """Every flaw of every service; an empty list is a clean library."""
    return [flaw for service in library.services.values() for rule in RULES for flaw in rule(library, service)]


def _columns(library: Library, service: Service) -> Mapping[str, Column]:
    table: Table | None = library.tables.get(service.table)
    return table.columns if table else {}
