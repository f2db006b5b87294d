"""Files on their way to a reader: downloaded, never shown in the page, never taken for something else."""

from pathlib import Path
from urllib.parse import quote

from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase

from mingjian.cases.models import Attachment
from mingjian.cases.uploads import place


def sent_attachment(attachment: Attachment) -> HttpResponseBase:
    """The bytes of an attachment, streamed from where they lie."""
    return sent(place(attachment.sha256), attachment.name, attachment.kind)


def sent(path: Path, name: str, kind: str) -> HttpResponseBase:
    """The bytes of a file under the name."""
    if not path.exists():
        raise Http404
    return _closed(FileResponse(path.open("rb"), content_type=kind), name)


def _closed(answer: HttpResponseBase, name: str) -> HttpResponseBase:
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
