"""The page where files are sent, and the short form that each one gets once it came."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.media import kinds
from cms.media.forms import MediaForm

from . import quota
from .browser_words import browser_words
from .fields import SentFileInput
from .progress import line_of
from .receiving import know_content, settle_if_whole
from .rights import kinds_of, may_send
from .uploads import MODELS, Upload, UploadState, live, model_of
from .words import address_of, twins

LATEST = 20


class SendView(WagtailAdminTemplateMixin, TemplateView):
    """Send several films, sounds and 3D models; what was begun before is listed first."""

    template_name = "media/sending/send.html"
    header_icon = "upload"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_send(request.user, ""):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": _("Send files")}]

    def get_page_title(self) -> str:
        return _("Send files")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        account, allowed = quota.account_of(user), kinds_of(user)
        open_states = (UploadState.RECEIVING, UploadState.WHOLE)
        uploads = list(live(user, *open_states).exclude(kind=kinds.CAPTIONS))
        for upload in uploads:
            settle_if_whole(upload)
        taken = live(user, UploadState.TAKEN).exclude(kind=kinds.CAPTIONS)
        return super().get_context_data(
            **kwargs,
            usage=quota.usage(account) if account else "",
            begun=[each for each in uploads if each.state == UploadState.RECEIVING],
            whole=[
                each for each in uploads if each.state == UploadState.WHOLE and not each.is_lost
            ],
            taken=[line_of(media) for media in _media_of(taken[:LATEST])],
            accept=",".join(kinds.FILE_DIALOG[kind] for kind in MODELS if kind in allowed),
            ordinary=_ordinary_forms(allowed),
            endpoint=reverse("media_uploads"),
            piece=settings.MEDIA_PIECE,
            words=json.dumps(browser_words()),
        )


def _media_of(uploads: Any) -> list[Any]:
    """Return the media made of `uploads`, in their order; those that were deleted are left out."""
    wanted = [(each.kind, each.media_pk) for each in uploads]
    found = {}
    for kind in MODELS:
        pks = [pk for each, pk in wanted if each == kind]
        if pks:
            media = model_of(kind).snippet_viewset.get_queryset(None).filter(pk__in=pks)
            found |= {(kind, each.pk): each for each in media}
    return [found[key] for key in dict.fromkeys(wanted) if key in found]


def _ordinary_forms(allowed: set[str]) -> list[tuple[str, str]]:
    """Return (label, address) of the forms that need no script."""
    models = [model_of(kind) for kind in MODELS if kind in allowed]
    return [
        (str(model._meta.verbose_name), reverse(model.snippet_viewset.get_url_name("add")))
        for model in models
    ]


class UploadFormView(View):
    """The short form of one file that came whole: title, description, rights."""

    def dispatch(self, request: HttpRequest, token: str) -> Any:
        known = live(request.user, UploadState.WHOLE)
        self.upload: Upload = get_object_or_404(known, token=token)
        if self.upload.kind not in MODELS or self.upload.is_lost:
            raise Http404
        if not may_send(request.user, self.upload.kind):
            raise PermissionDenied
        know_content(self.upload)
        return super().dispatch(request, token)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.show(self.form())

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, status=422)
        media = form.save()
        if self.in_place:
            return render(request, "media/sending/made.html", {"line": line_of(media)})
        messages.success(request, _("“%(title)s” is in the library.") % {"title": media.title})
        return redirect(address_of(media))

    def form(self, *data: Any) -> MediaForm:
        """Return the form of the chooser's tab, its file being the one that was sent."""
        model = model_of(self.upload.kind)
        form_class = model.snippet_viewset.short_form_class()
        form: MediaForm = form_class(
            *data, for_user=self.request.user, prefix=f"u{self.upload.pk}",
            initial={"title": title_of(self.upload.name)},
        )  # fmt: skip
        field = form.fields["file"]
        field.widget = SentFileInput(self.upload.kind)
        field.widget.owner, field.widget.sent = self.request.user, self.upload
        return form

    @property
    def in_place(self) -> bool:
        """Is the form asked by the page where files are sent, for a line of it?"""
        return self.request.headers.get("X-Requested-With") == "XMLHttpRequest"

    def show(self, form: MediaForm, status: int = 200) -> HttpResponse:
        name = "media/sending/short_form.html" if self.in_place else "media/sending/form_page.html"
        same = [(each.title, address_of(each)) for each in twins(self.upload, self.request.user)]
        context = {
            "form": form,
            "upload": self.upload,
            "twins": same,
            "page_title": _("Send files"),
        }
        return render(self.request, name, context, status=status)


def title_of(name: str) -> str:
    """Return a first title for a file: "rush_03-tour.mov" gives "rush 03 tour"."""
    stem = name.rpartition(".")[0] or name
    return " ".join(stem.replace("_", " ").replace("-", " ").split())[:255]
