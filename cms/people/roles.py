"""The four roles, the group of each, and what it may do.

A role is a group with a fixed name. `sync_roles` gives each group its permissions; it runs after
every migration, because the permissions of a model exist only then, and may run any number of
times. Plugins add theirs with `grant`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

COMMUNICATION, PARTNER, ARTISAN, ADVISER = "communication", "partner", "artisan", "adviser"
GROUPS = {
    COMMUNICATION: "Communication",
    PARTNER: "Partenaires",
    ARTISAN: "Artisans",
    ADVISER: "Conseillers",
}
ADMIN = "wagtailadmin.access_admin"
PAGE_ACTIONS = ["add", "change", "publish", "bulk_delete", "lock", "unlock"]
WAGTAIL_APPS = ["wagtaildocs", "wagtailforms", "wagtailredirects", "wagtailsearchpromotions"]
WAGTAIL_MODELS = ["collection"]
PEOPLE_MODELS = ["organisation", "user"]
MEDIA = ["wagtailimages.image", "media.film", "media.sound", "media.model3d"]
"""What collections hold. The rights on our own images keep the name Wagtail gives them."""
DOCUMENTS = ["wagtaildocs.document", "wagtailcore.collection"]

_granted: dict[str, set[str]] = defaultdict(set)
_granted[PARTNER].add(ADMIN)
_granted[ADVISER].add(ADMIN)


def grant(role: str, permissions: Iterable[str]) -> None:
    """Give `role` more permissions ("plugin_rse.add_record"). Called while apps load."""
    if role not in GROUPS:
        raise ValueError(f"There is no role {role!r}: one of {', '.join(GROUPS)}.")
    _granted[role].update(permissions)


def group_of(role: str) -> Group:
    """Return the group of `role`, made if it is missing."""
    return Group.objects.get_or_create(name=GROUPS[role])[0]


def sync_roles() -> None:
    """Give the group of each role what it may do; nothing it was given besides is taken away."""
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0)
    group_of(COMMUNICATION).permissions.add(*_content_permissions())
    for role, names in _granted.items():
        group_of(role).permissions.add(*_named(names))
    _grant_tree(group_of(COMMUNICATION))
    _grant_media(group_of(COMMUNICATION))


def _content_permissions() -> list[Permission]:
    """Return every permission on our content, and on what Wagtail keeps beside it."""
    ours = [c.label for c in apps.get_app_configs() if c.name.startswith("cms.")]
    plugins = [c.label for c in apps.get_app_configs() if c.label.startswith("plugin_")]
    labels = {*ours, *plugins, *WAGTAIL_APPS} - {"people"}
    wanted = (
        Q(content_type__app_label__in=labels)
        | Q(content_type__app_label="people", content_type__model__in=PEOPLE_MODELS)
        | Q(content_type__app_label="wagtailcore", content_type__model__in=WAGTAIL_MODELS)
        | Q(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    return list(Permission.objects.filter(wanted))


def _named(names: Iterable[str]) -> list[Permission]:
    pairs = [name.split(".", 1) for name in names]
    wanted = [Q(content_type__app_label=app, codename=code) for app, code in pairs]
    return [Permission.objects.get(condition) for condition in wanted]


def _grant_tree(group: Group) -> None:
    root = Page.get_first_root_node()
    if root is not None:
        grant_page(group, root, PAGE_ACTIONS)


def grant_page(group: Group, page: Page, actions: Iterable[str]) -> None:
    """Let `group` do `actions` ("add", "change"...) on `page` and everything below it."""
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=[f"{a}_page" for a in actions]
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _grant_media(group: Group) -> None:
    root = Collection.get_first_root_node()
    if root is not None:
        actions = ["add", "change", "delete", "choose"]
        grant_collection(group, root, [*MEDIA, *DOCUMENTS], actions)


def grant_collection(
    group: Group, collection: Collection, models: Iterable[str], actions: Iterable[str]
) -> None:
    """Let `group` do `actions` on the `models` ("media.film"...) kept in `collection`."""
    names = [model.split(".") for model in models]
    for action in actions:
        for app, model in names:
            for permission in Permission.objects.filter(
                content_type__app_label=app, codename=f"{action}_{model}"
            ):
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=collection, permission=permission
                )
