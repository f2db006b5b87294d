"""The console as `mingjian serve` starts it, over a home of its own; tells on its first line how each of the cast signs in."""

import json
import sys
from pathlib import Path

from mingjian.cli.django import ready
from mingjian.cli.serve import listen, take_over


def serve(home: Path) -> None:
    """Bring the console up to what the home holds, lead cases to every state, then answer at any free port."""
    ready(home)
    take_over(home)
    from mingjian.audit.log import Platform
    from mingjian.cases.demo import cases_enter
    from mingjian.people.cast import cast_enter

    told = [(one.user, one.password) for one in cast_enter(by=Platform())]
    cases_enter()
    people = {user.username: {"password": password, "secret": _with_app(user)} for user, password in told}
    print(json.dumps(people), flush=True)  # noqa: T201 - whoever started this reads it
    listen("127.0.0.1", 0)


def _with_app(user: object) -> str:
    """The secret of the authenticator app that `user` has from now on."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    secret = generate_totp_secret()
    TOTP.activate(user, secret)  # type: ignore[arg-type]
    return secret


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
