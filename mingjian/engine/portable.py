"""What may stand in a model's SQL so that every engine answers alike; proven function by function in tests/spark.

Not every difference is refused: where engines only say one thing differently, the engine's own writer settles it.
"""

from collections.abc import Callable, Iterator

from sqlglot import exp

HOUSE_FUNCTIONS = ("param", "working_days", "add_days", "add_months", "full_months")
UNEQUAL_UNITS = ("month", "quarter", "year", "week")
# Run on both engines with the same answer; a new one is added together with its proof (tests/spark).
FUNCTIONS = frozenset(
    {
        "Abs",
        "AddMonths",
        "And",
        "ArrayAgg",
        "ArrayConcat",
        "Avg",
        "Case",
        "Cast",
        "Coalesce",
        "Concat",
        "Count",
        "DateDiff",
        "Day",
        "DenseRank",
        "Exists",
        "FirstValue",
        "Greatest",
        "Hour",
        "If",
        "Lag",
        "LastDay",
        "Lead",
        "Least",
        "Length",
        "Max",
        "Min",
        "Month",
        "Nullif",
        "Or",
        "Rank",
        "RegexpLike",
        "Replace",
        "RowNumber",
        "Stddev",
        "Substring",
        "Sum",
        "TimestampTrunc",
        "Trim",
        "Year",
    }
)
CONSTRUCTS = frozenset(
    {
        "Add",
        "Alias",
        "Between",
        "Boolean",
        "CTE",
        "Column",
        "DataType",
        "DataTypeParam",
        "Distinct",
        "Div",
        "EQ",
        "From",
        "GT",
        "GTE",
        "Group",
        "GroupingSets",
        "Having",
        "Identifier",
        "In",
        "Is",
        "Join",
        "LT",
        "LTE",
        "Like",
        "Literal",
        "Mul",
        "NEQ",
        "Neg",
        "Not",
        "Null",
        "Order",
        "Ordered",
        "Paren",
        "Select",
        "Star",
        "Sub",
        "Subquery",
        "Table",
        "TableAlias",
        "Tuple",
        "Union",
        "Var",
        "Where",
        "Window",
        "WindowSpec",
        "With",
    }
)
TARGETS = (exp.DType.DATE, exp.DType.TIME, exp.DType.TEXT, exp.DType.VARCHAR, exp.DType.DECIMAL, exp.DType.DOUBLE)

Difference = tuple[exp.Expr, str, str]


def differences(text: exp.Expr, typed: exp.Expr) -> Iterator[Difference]:
    """Where engines would differ (node, problem, remedy) on a question, given as written and as bound with types."""
    for rule in RULES:
        yield from rule(text)
    yield from _of_types(typed)


def only_proven_functions(text: exp.Expr) -> Iterator[Difference]:
    """A function is used only after both engines were seen to answer alike."""
    for node in text.find_all(exp.Func):
        name = node.name.lower() if isinstance(node, exp.Anonymous) else type(node).__name__
        if name not in HOUSE_FUNCTIONS and name not in FUNCTIONS:
            yield (
                node,
                f"the function {name} is not known on every engine.",
                f"Use one of {', '.join(sorted(FUNCTIONS))}.",
            )


def only_proven_constructs(text: exp.Expr) -> Iterator[Difference]:
    """So is everything that is no function: operators, clauses, windows."""
    for node in text.walk():
        if not isinstance(node, exp.Func) and type(node).__name__ not in CONSTRUCTS:
            yield (
                node,
                f"`{node.key}` is not the same on every engine.",
                "Write it with joins, groups, windows and `case`.",
            )
    for node in text.find_all(exp.With):
        if node.args.get("recursive"):
            yield node, "the query is recursive.", "Unroll the steps, or write a Python feature."


def days_are_counted(text: exp.Expr) -> Iterator[Difference]:
    """Engines agree on days only: DuckDB counts the borders of months that were crossed, Spark whole months."""
    for node in text.find_all(exp.DateDiff):
        if node.text("unit").lower() in UNEQUAL_UNITS:
            yield node, "engines count these units differently.", "Use full_months(a, b) or days."


def truncated_dates_stay_dates(text: exp.Expr) -> Iterator[Difference]:
    """`date_trunc` gives a moment without time zone in DuckDB and one with it in Spark."""
    for node in text.find_all(exp.TimestampTrunc):
        if not (isinstance(node.parent, exp.Cast) and node.parent.is_type("date")):
            yield node, "date_trunc gives no date.", "Write cast(date_trunc(…) as date)."


def divisors_are_not_zero(text: exp.Expr) -> Iterator[Difference]:
    """DuckDB answers NULL or infinity, Spark breaks off."""
    for node in text.find_all(exp.Div):
        divisor = node.expression.unnest()
        if not isinstance(divisor, exp.Nullif | exp.Literal) and divisor.name.lower() != "param":
            yield node, "the divisor may be zero.", "Write nullif(…, 0) around it."


def casts_do_not_round(text: exp.Expr) -> Iterator[Difference]:
    """To a whole number DuckDB rounds and Spark cuts; other types have other borders."""
    for node in text.find_all(exp.Cast):
        if node.to.this not in TARGETS:
            yield node, f"a cast to {node.to.sql()} is not the same on every engine.", "Cast to date, text or decimal."


def texts_are_counted_from_one(text: exp.Expr) -> Iterator[Difference]:
    """Before the first letter DuckDB finds nothing and Spark the first letter."""
    for node in text.find_all(exp.Substring):
        start = node.args.get("start")
        if isinstance(start, exp.Literal) and start.this == "0":
            yield node, "substring starts at 0.", "Count from 1."


def patterns_are_plain(text: exp.Expr) -> Iterator[Difference]:
    """A backslash in a pattern of `like` is a letter in DuckDB and hides the next one in Spark."""
    for node in text.find_all(exp.Like):
        if not node.expression.is_string or "\\" in node.expression.name:
            yield (
                node,
                "the pattern of `like` is computed or has a backslash.",
                "Write a plain text, or regexp_matches.",
            )


def lists_are_of_groups(text: exp.Expr) -> Iterator[Difference]:
    """A list of no rows is NULL in DuckDB and empty in Spark, and only DuckDB orders it."""
    for node in text.find_all(exp.ArrayAgg):
        select = node.find_ancestor(exp.Select)
        if node.find(exp.Order) or isinstance(node.parent, exp.Window) or not (select and select.args.get("group")):
            yield node, "list() is ordered, or of no group.", "Write list(…) or list(distinct …) of a `group by`."


def _of_types(typed: exp.Expr) -> Iterator[Difference]:
    """What can be told only when types are known: a date less a date, a float as text."""
    for node in typed.find_all(exp.Sub):
        if node.this.is_type("date") and node.expression.is_type("date"):
            yield node, "a date is taken from a date.", "Write date_diff('day', earlier, later)."
    for cast in typed.find_all(exp.Cast):
        if cast.is_type("text", "varchar") and (cast.this.is_type("double") or cast.this.find(exp.Div)):
            yield cast, "a fraction is turned into text.", "Give the number; the sentence writes it."


RULES: tuple[Callable[[exp.Expr], Iterator[Difference]], ...] = (
    only_proven_functions,
    only_proven_constructs,
    days_are_counted,
    truncated_dates_stay_dates,
    divisors_are_not_zero,
    casts_do_not_round,
    texts_are_counted_from_one,
    patterns_are_plain,
    lists_are_of_groups,
)
