"""The HTTP API: one door for every room, mistakes as JSON in both languages. Each room's router is named here."""

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from mingjian.engine.errors import UserError

ROUTERS = (
    "mingjian.audit.api.router",
    "mingjian.people.api.router",
    "mingjian.filings.api.router",
    "mingjian.cases.api.router",
    "mingjian.authorisations.api.router",
    "mingjian.exchange.api.router",
    "mingjian.batches.api.router",
    "mingjian.traffic.api.router",
    "mingjian.lending.api.router",
    "mingjian.owners.api.router",
    "mingjian.desk.api.router",
    "mingjian.notices.api.router",
)

api = NinjaAPI(
    title="明鉴 Mingjian",
    version="1",
    description=(
        "机构和部门的接口：报送与只检核、进展、回执与问题、日历、数据质量，以及答复核查，凡能在网页上办的，都能用令牌办；"
        "账号、口令和令牌本身只在网页上管理。监管人员不用令牌，在网页上工作。令牌在“我的账号”页面创建，"
        "写入请求头 `Authorization: Bearer …`。出错时返回 `code`（供程序判断）和中英文说明。\n\n"
        "For institutions and departments: filing and checking alone, progress, receipts and their problems, the "
        "calendar, data quality, and answering cases: what is done by hand is done by a token as well. Accounts, "
        "passwords and tokens themselves are managed on the pages alone, and the supervisor's people work there, "
        "without tokens. Make a token on the page My account and send it as `Authorization: Bearer …`. A mistake is "
        "answered by a `code` for machines and a sentence in both languages."
    ),
    urls_namespace="api",
)
for router in ROUTERS:
    api.add_router("", router)


class NotThere(UserError):
    """An address or a thing that does not exist, or not for this caller."""

    code = "not_there"
    http_status = 404
    zh = "没有这项内容，或不在您的查看范围之内。"
    en = "There is no such thing, or it is not yours to see."


class NotUnderstood(UserError):
    """A call whose content is not of the described form."""

    code = "not_understood"
    http_status = 422
    zh = "请求的内容不合接口说明：{problems}。请对照 /api/docs 修改。"
    en = "The request is not as described: {problems}. Compare it with /api/docs."


def told(request: HttpRequest, mistake: UserError) -> HttpResponse:
    """A mistake as JSON."""
    message = {language: mistake.sentence(language) for language in ("zh", "en")}
    return api.create_response(request, {"code": mistake.code, "message": message}, status=mistake.http_status)


@api.exception_handler(UserError)
def _mistake(request: HttpRequest, mistake: UserError) -> HttpResponse:
    return told(request, mistake)


@api.exception_handler(Http404)
def _not_there(request: HttpRequest, _: Http404) -> HttpResponse:
    return told(request, NotThere())


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, mistake: ValidationError) -> HttpResponse:
    problems = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in mistake.errors)
    return told(request, NotUnderstood(problems=problems))


@api.exception_handler(HttpError)
@api.exception_handler(MultiPartParserError)
@api.exception_handler(SuspiciousOperation)
def _unreadable(request: HttpRequest, mistake: Exception) -> HttpResponse:
    return told(request, NotUnderstood(problems=str(mistake)))
