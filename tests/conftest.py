"""What many tests share: a small city, drawn once, taken in once, its home copied by whoever changes it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import postgres
from tests.cities import copied
from tests.scheduling import pytest_collection_modifyitems, pytest_xdist_make_scheduler

__all__ = ["pytest_collection_modifyitems", "pytest_xdist_make_scheduler"]

PEOPLE, MONTHS, SEED = 2_000, 3, 1


@pytest.fixture(scope="session")
def city_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A drawn city of 2,000 people and three months: `filings/` and `truth.csv`."""
    from mingjian.city import draw

    return copied("city", tmp_path_factory.mktemp("city"), lambda folder: draw(folder, PEOPLE, SEED, MONTHS))


@pytest.fixture(scope="session")
def city_home(city_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that has received the whole city; copy it before changing it."""
    from mingjian.intake import take_in

    def receive(home: Path) -> None:
        receipts = take_in([city_folder / "filings"], home)
        assert {receipt.status for receipt in receipts} == {"accepted"}

    return copied("home", tmp_path_factory.mktemp("home"), receive)


@pytest.fixture(scope="session")
def ran_home(city_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that has received the whole city and run every model once; copy it before changing it."""
    from mingjian.workspace import Workspace

    def run(home: Path) -> None:
        shutil.copytree(city_home, home, dirs_exist_ok=True)
        Workspace(home).run()

    return copied("ran", tmp_path_factory.mktemp("ran") / "home", run)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any, ran_home: Path) -> None:
    """The console's database as every test finds it: the city's organisations, the cast, the clues of one run."""
    from mingjian.audit.log import Platform
    from mingjian.clues.importing import run_import
    from mingjian.engine.results import Results
    from mingjian.filings.receipts import receipts_adopt
    from mingjian.insight.importing import values_import
    from mingjian.lake import Lake
    from mingjian.people.cast import cast_enter
    from mingjian.people.organisations import organisations_adopt

    with django_db_blocker.unblock():
        lake = Lake.open(ran_home)
        organisations_adopt(by=Platform(), register=lake.institutions().values())
        receipts_adopt(by=Platform(), lake=lake)
        cast_enter(by=Platform())
        run_import(by=Platform(), results=Results(ran_home / "runs"))
        values_import(by=Platform(), results=Results(ran_home / "runs"))


@pytest.fixture
def own_home(ran_home: Path, tmp_path: Path, settings: Any) -> Path:
    """A home like `ran_home` that a test may change, and the console's for its length."""
    home = tmp_path / "home"
    shutil.copytree(ran_home, home)
    settings.HOME = home
    return home


@pytest.fixture(autouse=True)
def console_home(request: pytest.FixtureRequest, settings: Any) -> Path | None:
    """For whoever uses the database: the console's home is the one whose clues it holds."""
    if "db" not in request.fixturenames and not request.node.get_closest_marker("django_db"):
        return None
    home: Path = request.getfixturevalue("ran_home")
    settings.HOME = home
    return home


@pytest.fixture
def work(
    django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Callable[[], Any]], Any]:
    """Does something and then everything that it left to the worker, which keeps to the test's own connection."""

    def done(act: Callable[[], Any]) -> Any:
        from django_tasks_db.management.commands import db_worker

        from mingjian.web.worker import worker

        monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
        with django_capture_on_commit_callbacks(execute=True):
            result = act()
        worker(batch=True).run()
        return result

    return done


@pytest.fixture
def as_user(db: None) -> Callable[[str], Any]:
    """Signs one of the cast in: `as_user("lin")` is a client."""
    from django.test import Client

    from mingjian.people.models import User

    def signed_in(username: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=username))
        return client

    return signed_in


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """A running PostgreSQL; without its programs the test is skipped, and CI installs them."""
    if not postgres.programs():
        pytest.skip("PostgreSQL is not installed; its server cannot start.")
    with postgres.server() as running:
        yield running


@pytest.fixture
def postgres_url(postgres_server: postgres.Server) -> str:
    """The address of a database of one's own, new and empty."""
    return postgres_server.fresh()
