"""The server of tus 1.0.0 (https://tus.io/protocols/resumable-upload).

Extensions: creation, creation-with-upload, checksum, expiration, termination. A refusal is a 4xx
with JSON: its code and the sentence for people. GET, which tus leaves free, says what became of it.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views import View

from cms.media.kinds import CAPTIONS
from cms.media.sentences import sentence
from media_pipeline import Refused

from . import checks, partials, quota
from .receiving import (
    ALGORITHMS,
    BadRequestError,
    Checksum,
    WrongChecksumError,
    WrongOffsetError,
    drain,
    know_content,
    receive,
    settle_if_whole,
)  # fmt: skip
from .rights import may_send
from .uploads import MODELS, Upload, UploadState
from .words import describe

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,checksum,expiration,termination"
BYTES = "application/offset+octet-stream"
MOST_OPEN = 100
"""Unfinished uploads of one person: more is a program gone wrong."""
CHECKSUM_MISMATCH = 460


class TusView(View):
    """What every answer of the protocol has in common.

    `may(user, kind)` says who may send; `goes_on_at` names the address of one upload.
    """

    may = staticmethod(may_send)
    goes_on_at = "media_upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer, in the version of the protocol that the client speaks."""
        if request.method == "POST":  # only there: the check of forgery looked at it as a POST
            request.method = request.headers.get("X-HTTP-Method-Override", "POST")
        speaks = request.headers.get("Tus-Resumable", "")
        if request.method not in ("OPTIONS", "GET") and speaks != VERSION:
            drain(request)
            response = refusal(412, "version", "Tus-Resumable: 1.0.0")
        else:
            response = self.answer(request, *args, **kwargs)
        response["Tus-Resumable"] = VERSION
        response["Tus-Version"] = VERSION
        response["Cache-Control"] = "no-store"
        return response

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().dispatch(request, *args, **kwargs)
        except BadRequestError as error:
            drain(request)
            return refusal(400, "bad_request", str(error))
        except partials.BusyError:
            return refusal(423, "busy", _("This file is already being sent from elsewhere."))
        except WrongOffsetError:
            drain(request)
            return refusal(409, "offset", _("The file does not stop where you go on from."))
        except WrongChecksumError:
            return refusal(CHECKSUM_MISMATCH, "checksum", _("A piece came damaged: send it again."))

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say what this server can do."""
        response = HttpResponse(status=204)
        response["Tus-Extension"] = EXTENSIONS
        response["Tus-Max-Size"] = str(checks.most_bytes(""))
        response["Tus-Checksum-Algorithm"] = ",".join(ALGORITHMS)
        return response


class NewUploadView(TusView):
    """Announce a file: refused at once when it may not be sent, is too large or has no room."""

    def post(self, request: HttpRequest) -> HttpResponse:
        facts = metadata(request.headers.get("Upload-Metadata", ""))
        length, kind = number(request, "Upload-Length"), facts.get("kind", "")
        if kind not in ("", CAPTIONS, *MODELS):
            raise BadRequestError("kind")
        if not self.may(request.user, kind):
            drain(request)
            return refusal(403, "forbidden", _("You may not add this kind of media."))
        try:
            checks.check_length(kind, length)
            account = quota.check_room(request.user, length)
        except Refused as refused:
            drain(request)
            return refusal(413, refused.code, sentence(refused, checks.expected(kind)))
        except quota.NoRoomError as error:
            drain(request)
            return refusal(413, "no_room", str(error))
        return self.begin(request, facts, length, account)

    def begin(
        self, request: HttpRequest, facts: dict[str, str], length: int, account: Any
    ) -> HttpResponse:
        """Write the upload in the books, with the bytes that came with its announcement."""
        mine = Upload.objects.filter(owner=request.user, state=UploadState.RECEIVING)
        if mine.filter(expires_at__gt=timezone.now()).count() >= MOST_OPEN:
            return refusal(429, "too_many", _("Too many files are being sent: finish some first."))
        upload = Upload(
            owner=request.user, organisation=account and account.organisation, length=length,
            kind=facts.get("kind", ""), name=plain_name(facts.get("filename", "")),
            mark=facts.get("mark", "")[:64],
        )  # fmt: skip
        partials.create(upload.token)
        upload.save()
        response = HttpResponse(status=201)
        if request.headers.get("Content-Type") == BYTES:
            checksum = Checksum.read(request.headers.get("Upload-Checksum", ""))
            announced = number(request, "Content-Length")
            response["Upload-Offset"] = str(receive(upload, request, 0, announced, checksum))
            if upload.state == UploadState.REFUSED:
                return refused_answer(upload)
        response["Location"] = reverse(self.goes_on_at, args=[upload.token])
        return expiring(response, upload)


class UploadView(TusView):
    """One upload: where it stops (HEAD), its next bytes (PATCH), its end (DELETE), news (GET)."""

    def upload(self) -> Upload:
        """Return the upload of this address; Http404 when it is another's, or over."""
        known = Upload.objects.filter(owner=self.request.user, expires_at__gt=timezone.now())
        upload = get_object_or_404(known, token=self.kwargs["token"])
        if not self.may(self.request.user, upload.kind):
            raise Http404
        return upload

    def head(self, request: HttpRequest, token: str) -> HttpResponse:
        upload = self.upload()
        if upload.state == UploadState.REFUSED or upload.is_lost:
            return HttpResponse(status=410)
        response = HttpResponse()
        response["Upload-Offset"] = str(upload.offset)
        response["Upload-Length"] = str(upload.length)
        return expiring(response, upload)

    def patch(self, request: HttpRequest, token: str) -> HttpResponse:
        upload = self.upload()
        if request.headers.get("Content-Type") != BYTES:
            drain(request)
            return refusal(415, "content_type", BYTES)
        if upload.state == UploadState.REFUSED:
            drain(request)
            return refused_answer(upload)
        offset, announced = number(request, "Upload-Offset"), number(request, "Content-Length")
        checksum = Checksum.read(request.headers.get("Upload-Checksum", ""))
        if offset + announced > upload.length:
            drain(request)
            return refusal(413, "too_long", _("More was sent than was announced."))
        if upload.state != UploadState.RECEIVING:
            return self.received(upload, upload.offset)
        try:
            stops = receive(upload, request, offset, announced, checksum)
        except FileNotFoundError:
            drain(request)
            return HttpResponse(status=410)
        if upload.state == UploadState.REFUSED:
            return refused_answer(upload)
        return self.received(upload, stops)

    def received(self, upload: Upload, stops: int) -> HttpResponse:
        response = HttpResponse(status=204)
        response["Upload-Offset"] = str(stops)
        return expiring(response, upload)

    def delete(self, request: HttpRequest, token: str) -> HttpResponse:
        upload = self.upload()
        upload.delete()
        partials.discard(token)
        return HttpResponse(status=204)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        upload = self.upload()
        settle_if_whole(upload)
        know_content(upload)
        return JsonResponse(describe(upload, request.user))


def refusal(status: int, code: str, message: str) -> JsonResponse:
    """Return why a request is refused, for programs and for people."""
    return JsonResponse({"code": code, "message": message}, status=status)


def refused_answer(upload: Upload) -> JsonResponse:
    return refusal(422, "refused", upload.message)


def expiring(response: HttpResponse, upload: Upload) -> HttpResponse:
    if upload.state == UploadState.RECEIVING:
        response["Upload-Expires"] = http_date(upload.expires_at.timestamp())
    return response


def number(request: HttpRequest, header: str) -> int:
    """Return a header that counts bytes; raise BadRequestError when it does not."""
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdigit()) or len(text) > 18:
        raise BadRequestError(header)
    return int(text)


def metadata(header: str) -> dict[str, str]:
    """Return the pairs of an `Upload-Metadata` header."""
    found = {}
    for pair in filter(None, (part.strip() for part in header.split(","))):
        name, _space, encoded = pair.partition(" ")
        try:
            found[name] = base64.b64decode(encoded.strip(), validate=True).decode()
        except (binascii.Error, UnicodeDecodeError) as error:
            raise BadRequestError("Upload-Metadata") from error
    return found


def plain_name(name: str) -> str:
    """Return a file's name as people know it: without folders or control characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable())[:255] or _("unnamed file")
