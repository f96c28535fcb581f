"""The form that switches plugins on and off for a site."""

from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from . import points
from .plugin import Plugin, installed_plugins


class PluginSwitches(forms.CheckboxSelectMultiple):
    """One checkbox for each plugin, with what it is and what it adds in plain words."""

    template_name = "extensions/admin/plugin_switches.html"
    option_template_name = "extensions/admin/plugin_switch.html"

    class Media:
        css = {"all": ["extensions/css/plugin-switches.css"]}

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> Any:
        option = super().create_option(name, value, label, *args, **kwargs)
        plugin = apps.get_app_config(str(value))
        if isinstance(plugin, Plugin):
            option.update(description=plugin.description, additions=additions(plugin))
        option["attrs"]["aria-describedby"] = f"{option['attrs'].get('id', value)}-about"
        return option


class SitePluginsForm(WagtailAdminModelForm):
    """Checked is on. What a missing plugin had switched off stays so until it comes back."""

    enabled = forms.MultipleChoiceField(
        label=_("Extensions of this site"),
        required=False,
        widget=PluginSwitches,
        help_text=_(
            "Switching an extension off hides what it adds from the public pages of this site. "
            "Nothing is deleted: everything comes back when it is switched on again."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plugins = installed_plugins()
        off = self.instance.disabled
        self.fields["enabled"].choices = [(p.label, capfirst(p.verbose_name)) for p in plugins]
        self.initial["enabled"] = [p.label for p in plugins if p.label not in off]

    def save(self, commit: bool = True) -> Any:
        installed = {plugin.label for plugin in installed_plugins()}
        before = set(self.instance.disabled)
        after = (before - installed) | (installed - set(self.cleaned_data["enabled"]))
        self.instance.disabled = sorted(after)
        saved = super().save(commit)
        if before != after:
            from .rewrite import reindex, rows_with

            reindex(rows_with(before ^ after))
        return saved


def additions(plugin: Plugin) -> list[tuple[Any, list[Any]]]:
    """Return what `plugin` adds: for each kind of thing, a plain phrase and the names it gave."""
    found: dict[str, tuple[Any, list[Any]]] = {}
    for point, contribution in plugin.contributions():
        name = _in_words(point, contribution)
        _phrase, names = found.setdefault(point.name, (point.phrase, []))
        if name and name not in names:
            names.append(name)
    return list(found.values())


def _in_words(point: points.ExtensionPoint, contribution: points.Contribution) -> Any:
    """Name a contribution for someone who writes pages, not for who wrote the plugin."""
    if point is points.stream_blocks:
        name, factory = contribution.item
        block = factory()
        block.set_name(name)
        return block.label
    if point is points.page_panels:
        model = apps.get_model(contribution.target)
        return capfirst(model._meta.verbose_name)
    return contribution.label
