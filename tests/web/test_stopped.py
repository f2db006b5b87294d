"""What is said when no page can come is a sentence in the reader's language, whatever has failed."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

SIGNED_IN = {"sessionid": "0123456789abcdef0123456789abcdef"}  # so that the session is looked for
DEFECT = {"zh-hans": "系统出了故障，您的操作没有生效。", "en": "The system has a defect; what you did had no effect."}


def _without_database(cookies: dict[str, str], **headers: str) -> Any:
    """The answer to somebody with a session while pytest lets nobody reach the database."""
    client = Client(raise_request_exception=False, headers={"host": "localhost", **headers})
    client.cookies.load(SIGNED_IN | cookies)
    return client.get("/clues/")


@pytest.mark.parametrize(
    ("cookies", "accepted", "language"),
    [
        ({}, "", "zh-hans"),
        ({}, "en-GB,en;q=0.9,zh;q=0.5", "en"),
        ({}, "zh-CN,zh;q=0.9,en;q=0.8", "zh-hans"),
        ({"language": "en"}, "zh-CN", "en"),
        ({"language": "zh-hans"}, "en", "zh-hans"),
    ],
)
def test_a_defect_is_told_without_a_database(cookies: dict[str, str], accepted: str, language: str) -> None:
    answer = _without_database(cookies, **{"accept-language": accepted})

    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Content-Language"]) == (500, language)
    assert DEFECT[language] in page
    assert f'<html lang="{"en" if language == "en" else "zh-Hans"}">' in page
    assert "<form" not in page


def test_the_number_told_is_the_one_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    answer = _without_database({"language": "en"})

    (line,) = [one.getMessage() for one in caplog.records if one.name == "mingjian"]
    number = line.split()[1]
    assert f"tell your administrator {number}." in answer.content.decode()


def test_a_program_is_told_as_json_and_htmx_by_a_fragment() -> None:
    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    client.cookies.load(SIGNED_IN)

    answer = client.get("/api/audit/checkpoint")
    fragment = _without_database({}, **{"hx-request": "true"})

    assert (answer.status_code, answer.json()["code"], set(answer.json()["message"])) == (500, "defect", {"zh", "en"})
    assert fragment.content.decode().startswith('<div class="alert alert-danger" role="alert">系统出了故障')


def test_a_defect_of_the_frame_itself_is_told_too(
    as_user: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_user("lin")
    client.raise_request_exception = False
    monkeypatch.setattr("mingjian.web.shell.places_of", lambda _: 1 / 0)

    answer = client.get("/clues/")

    assert (answer.status_code, DEFECT["zh-hans"] in answer.content.decode()) == (500, True)


def test_a_form_without_its_mark_is_refused_with_a_sentence() -> None:
    client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    client.cookies.load({"language": "en"})

    answer = client.post("/language/en")

    assert (answer.status_code, "Go back, reload, send again." in answer.content.decode()) == (403, True)


def test_a_form_with_too_much_in_it_is_refused_with_a_sentence(db: None, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10

    answer = Client().post("/accounts/login/", {"login": "lin", "password": "x" * 20})

    assert (answer.status_code, "请分几次提交" in answer.content.decode()) == (413, True)


def test_a_request_for_another_host_is_refused_with_a_sentence() -> None:
    answer = Client(headers={"host": "elsewhere.example"}).get("/")

    assert (answer.status_code, "请求不合规范，未予处理。" in answer.content.decode()) == (400, True)


@pytest.fixture
def own_count() -> Iterator[None]:
    """Nobody's tries are counted before, and these no more for anybody after."""
    cache.clear()
    yield
    cache.clear()


def test_who_tries_too_often_is_told_to_wait(db: None, own_count: None) -> None:
    client = Client(headers={"host": "localhost"})

    answers = [client.post("/accounts/login/", {"login": f"nobody{n}", "password": "wrong"}) for n in range(31)]

    assert [answer.status_code for answer in answers] == [200] * 30 + [429]
    assert "操作过于频繁，已暂时停止受理。" in answers[-1].content.decode()
