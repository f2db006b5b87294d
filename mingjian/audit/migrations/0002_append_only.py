"""The database itself refuses to change or remove what the log holds."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("audit_entry", "audit_node", "audit_checkpoint", "audit_cosignature")
REFUSAL = "the audit log is append-only"
SQLITE = """
create trigger {table}_no_{verb} before {verb} on {table}
begin select raise(abort, '{refusal}'); end
"""
POSTGRES = """
create function audit_refuse() returns trigger language plpgsql as
$$ begin raise exception '{refusal}' using errcode = 'integrity_constraint_violation'; end $$
"""
POSTGRES_TRIGGER = """
create trigger {table}_append_only before update or delete or truncate on {table}
for each statement execute function audit_refuse()
"""


def guard(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers in place."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES.format(refusal=REFUSAL), params=None)
        statements = [POSTGRES_TRIGGER.format(table=table) for table in TABLES]
    else:
        verbs = ("update", "delete")
        statements = [SQLITE.format(table=table, verb=verb, refusal=REFUSAL) for table in TABLES for verb in verbs]
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(guard)]
