"""DuckDB joins tables in the order a model names them, whatever it guesses of their sizes."""

import pyarrow as pa

from mingjian.engine.duck import DuckEngine

NAMED = """
select loan.loan_id
from loan
inner join customer on loan.customer_id = customer.customer_id
inner join employee on customer.phone = employee.phone
"""


def test_tables_are_joined_in_the_order_a_model_names_them() -> None:
    engine = DuckEngine(threads=1)
    numbers = [str(number) for number in range(5000)]
    engine.put("loan", pa.table({"customer_id": numbers, "loan_id": numbers}))
    engine.put("customer", pa.table({"customer_id": numbers, "phone": numbers}))
    engine.put("employee", pa.table({"phone": ["7"]}))

    plan = "\n".join(engine.collect(f"explain {NAMED}").column("explain_value").to_pylist())

    assert plan.index("phone = phone") < plan.index("customer_id = customer_id")
