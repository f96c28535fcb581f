"""Where the camera of a 3D object stands, taken on the object itself instead of typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static

from cms.media.models import Model3D

NUMBER = r"-?\d{1,5}(?:\.\d{1,4})?"
ORBIT = rf"^{NUMBER}(?:deg|rad) {NUMBER}(?:deg|rad) (?:{NUMBER}(?:m|cm|mm|%)|auto)$"
TARGET = rf"^(?:{NUMBER}(?:m|cm|mm) {NUMBER}(?:m|cm|mm) {NUMBER}(?:m|cm|mm)|auto auto auto)$"


class CameraInput(forms.TextInput):
    """The camera as text, with a button that opens the object chosen above.

    What is taken there fills the fields `orbit`, `target`, `position` and `normal` of the step.
    """

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        return format_html(
            '<div>{}<p><button type="button" class="button button-small button-secondary"'
            ' data-take-view="{}" data-no-model="{}" data-title="{}" data-close="{}">{}</button>'
            ' <span role="status"></span></p></div>',
            super().render(name, value, attrs, renderer),
            reverse("documentary_camera", args=[0]),
            _("Choose the 3D model first."),
            _("The 3D object"),
            _("Close"),
            _("Take the view on the object…"),
        )

    @property
    def media(self) -> forms.Media:
        return forms.Media(js=[versioned_static("documentaries/admin/camera.js")])


class CameraBlock(blocks.RegexBlock):
    """Where a camera stands, as model-viewer writes it: around, from above, away."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(regex=ORBIT, **kwargs)
        self.field.widget = CameraInput()

    class Meta:
        icon = "view"


@require_safe
@xframe_options_sameorigin
def camera(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the 3D model `pk` to take a view of it; the editing form frames this page."""
    model = get_object_or_404(Model3D, pk=pk)
    return render(request, "documentaries/admin/camera.html", {"model": model})


def urls() -> list[Any]:
    return [path("documentaries/camera/<int:pk>/", camera, name="documentary_camera")]
