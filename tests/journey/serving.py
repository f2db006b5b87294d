"""The console as `mingjian serve` starts it, over a home of its own; tells on its first line how each of the cast signs in."""

import json
import sys
from pathlib import Path

from mingjian.cli.django import ready
from mingjian.cli.serve import listen, take_over
from mingjian.lake import Lake


def serve(home: Path) -> None:
    """Bring the console up to what the home holds, lead cases to every state, then answer at any free port."""
    ready(home)
    take_over(home)
    from mingjian.audit.log import Platform
    from mingjian.cases.demo import cases_enter
    from mingjian.desk.demo import mortgages_enter
    from mingjian.notices.demo import notices_enter
    from mingjian.people.cast import cast_enter
    from mingjian.traffic.demo import network_enter

    told = [(one.user, one.password) for one in cast_enter(by=Platform())]
    cases_enter()
    network_enter()
    mortgages_enter(Lake.open(home))
    notices_enter(Lake.open(home))
    people = {user.username: {"password": password, "secret": _with_app(user)} for user, password in told}
    people["home"] = _home(Lake.open(home))
    print(json.dumps(people), flush=True)  # noqa: T201 - whoever started this reads it
    listen("127.0.0.1", 0)


def _home(lake: Lake) -> dict[str, str]:
    """What the couple of the cast would tell their bank: the code of their home, their names and document numbers."""
    from mingjian.people.models import User
    from mingjian.registry.models import Title

    parties = [User.objects.get(username=name).party for name in ("tang", "meng")]
    joint = {one.owner: one for one in Title.objects.filter(co_ownership="joint", ended_at=None, owner__in=parties)}
    papers, names = lake.readable(parties), [joint[party].owner_name for party in parties]
    told = {f"id_{at}": papers[party] for at, party in enumerate(parties)}
    return {"unit": joint[parties[0]].unit_id, **told, **{f"name_{at}": name for at, name in enumerate(names)}}


def _with_app(user: object) -> str:
    """The secret of the authenticator app that `user` has from now on."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    secret = generate_totp_secret()
    TOTP.activate(user, secret)  # type: ignore[arg-type]
    return secret


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
