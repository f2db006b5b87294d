"""What somebody with the database, but without the key, might do to the log."""

from collections.abc import Callable

from django.db import connection

from mingjian.audit.models import Checkpoint, Entry, Head, Node
from mingjian.audit.tree import Peaks

Tamper = Callable[[], None]
_TRIGGERS = {
    "sqlite": "select name, tbl_name from sqlite_master where type = 'trigger' and name like 'audit_%'",
    "postgresql": "select distinct trigger_name, event_object_table from information_schema.triggers "
    "where trigger_name like 'audit_%'",
}


def _sql(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def triggers_away() -> None:
    """Take away the database's own refusal."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS[connection.vendor])
        for name, table in cursor.fetchall():
            cursor.execute(f"drop trigger {name}" + (f" on {table}" if connection.vendor == "postgresql" else ""))


def change_a_row() -> None:
    """Another person did it."""
    _sql("update audit_entry set actor = 'somebody' where \"index\" = 12")


def change_a_row_with_its_hash() -> None:
    """Another person did it, and the entry's own hash says so too."""
    change_a_row()
    entry = Entry.objects.get(index=12)
    _sql(f"update audit_entry set leaf = '{entry.said.leaf().hex()}' where \"index\" = 12")


def remove_a_row() -> None:
    """It never happened."""
    _sql('delete from audit_entry where "index" = 12')


def remove_a_row_and_close_ranks() -> None:
    """It never happened, and what came after is renumbered, hashed anew, with nodes and head to fit."""
    remove_a_row()
    for entry in Entry.objects.filter(index__gt=12).order_by("index"):
        _sql(f'update audit_entry set "index" = {entry.index - 1} where "index" = {entry.index}')
    hash_everything_anew()


def insert_a_row_and_make_room() -> None:
    """It happened after all."""
    for entry in Entry.objects.filter(index__gte=12).order_by("-index"):
        _sql(f'update audit_entry set "index" = {entry.index + 1} where "index" = {entry.index}')
    first = Entry.objects.get(index=0)
    first.index = 12
    first.save(force_insert=True)
    hash_everything_anew()


def swap_two_rows() -> None:
    """It happened in another order."""
    for old, new in ((12, -1), (13, 12), (-1, 13)):
        _sql(f'update audit_entry set "index" = {new} where "index" = {old}')


def cut_the_end_off() -> None:
    """The last entries never happened; the head was set back as well."""
    _sql('delete from audit_entry where "index" >= 12')
    hash_everything_anew()


def change_a_node() -> None:
    """A proof would fail."""
    place = Node.objects.order_by("place").values_list("place", flat=True)[3]
    _sql(f"update audit_node set hash = '{'0' * 64}' where place = {place}")


def sign_by_another_key() -> None:
    """A checkpoint that the key never signed."""
    signature = Checkpoint.objects.order_by("size").values_list("signature", flat=True)[0]
    _sql(f"update audit_checkpoint set signature = '{signature}' where size = 16")


def hash_everything_anew() -> None:
    """Make leaves, nodes and head fit the rows as they now stand."""
    peaks, made = Peaks(), []
    for entry in Entry.objects.order_by("index"):
        _sql(f"update audit_entry set leaf = '{entry.said.leaf().hex()}' where \"index\" = {entry.index}")
        peaks, completed = peaks.add(entry.said.leaf())
        made += completed
    _sql("delete from audit_node")
    Node.objects.bulk_create(Node(place=node.place, hash=node.hash.hex()) for node in made)
    head = Head.objects.get()
    head.size, head.hashes = peaks.size, peaks.kept
    head.save()
