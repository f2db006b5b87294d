"""A port that another program holds is told in a sentence, not in a traceback, and before work is done in vain."""

import socket
from pathlib import Path

import pytest

from mingjian.cli.demo import demo
from mingjian.cli.errors import CannotListen
from mingjian.cli.serve import listen


def test_a_port_in_use_is_named_with_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        with pytest.raises(CannotListen) as refused:
            listen("127.0.0.1", port)

    assert f"127.0.0.1:{port}" in refused.value.sentence("zh")
    assert "--port" in refused.value.sentence("en")


def test_a_demonstration_whose_port_is_in_use_does_nothing(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(CannotListen):
        demo(tmp_path / "demo", port=other.getsockname()[1])

    assert not (tmp_path / "demo").exists()
