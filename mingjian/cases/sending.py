"""Files on their way to a reader: downloaded, never shown in the page, never taken for something else."""

from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase

from mingjian.cases.models import Attachment
from mingjian.cases.uploads import place


def sent_attachment(attachment: Attachment) -> HttpResponseBase:
    """The bytes of an attachment, streamed from where they lie."""
    path = place(attachment.sha256)
    if not path.exists():
        raise Http404
    return _closed(FileResponse(path.open("rb"), content_type=attachment.kind), attachment.name)


def sent(content: bytes, name: str, kind: str) -> HttpResponseBase:
    """Bytes that were made for this reader."""
    return _closed(HttpResponse(content, content_type=kind), name)


def _closed(answer: HttpResponseBase, name: str) -> HttpResponseBase:
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
