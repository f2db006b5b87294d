"""What the log calls the things that this room does."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "register.file": Words("登记：报送登记簿", "register: filed the register"),
    "register.order": Words("登记：当场办理", "register: entered on the spot"),
    "register.confirm": Words("登记：复核登簿", "register: confirmed by a second registrar"),
    "register.decline": Words("登记：不予办理", "register: declined by a registrar"),
    "register.refuse": Words("登记：登簿前发现障碍，未登簿", "register: not recorded, the register stood against it"),
}
FACTS: Mapping[str, Words] = {
    "act": Words("登记事项", "act"),
    "veiled": Words("以散列报送的人数", "people filed by their hash"),
}
