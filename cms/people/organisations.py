"""What belongs to an organisation, and who may change it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Collection, CollectionMember, GroupPagePermission, Page

from . import roles
from .models import Organisation, User


def grant_pages(organisation: Organisation, page: Page) -> None:
    """Let the members of `organisation` add and change pages below `page`, never publish them.

    Another organisation that could is no longer let in.
    """
    others = GroupPagePermission.objects.filter(page=page, group__organisation__isnull=False)
    others.exclude(group=organisation.group).delete()
    if organisation.group:
        roles.grant_page(organisation.group, page, ["add", "change"])


def equip(organisation: Organisation) -> None:
    """Make the group and the collection of media of `organisation`, once."""
    if organisation.group_id is None:
        organisation.group = Group.objects.create(name=f"Organisation {organisation.slug}")
        organisation.save(update_fields=["group"])
    collection = organisation.collection or _new_collection(organisation.name)
    if collection:
        roles.grant_collection(organisation.group, collection, roles.MEDIA, ["add", "choose"])


def dismantle(organisation: Organisation) -> None:
    """Delete the group of a deleted organisation; its media stay, an empty collection goes."""
    collection = organisation.collection
    if organisation.group:
        organisation.group.delete()
    if collection and not _is_used(collection):
        collection.delete()


def welcome(organisation: Organisation, people: Iterable[User]) -> None:
    """Give new members the role of partner and the group of `organisation`."""
    for person in people:
        person.groups.add(roles.group_of(roles.PARTNER), *_groups([organisation]))


def dismiss(organisation: Organisation, people: Iterable[User]) -> None:
    """Take the group of `organisation` back; the role of partner too when none is left."""
    for person in people:
        person.groups.remove(*_groups([organisation]))
        others = Organisation.objects.filter(members=person).exclude(pk=organisation.pk)
        if not others.exists():
            person.groups.remove(roles.group_of(roles.PARTNER))


def _groups(organisations: Iterable[Organisation]) -> list[Group]:
    return [organisation.group for organisation in organisations if organisation.group]


def _new_collection(name: str) -> Collection | None:
    root = Collection.get_first_root_node()
    return root.add_child(instance=Collection(name=name)) if root else None


def _is_used(collection: Collection) -> bool:
    media = [
        relation.related_model
        for relation in collection._meta.related_objects
        if issubclass(relation.related_model, CollectionMember)
    ]
    return any(model._default_manager.filter(collection=collection).exists() for model in media)


def on_saved(sender: Any, instance: Organisation, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        equip(instance)


def on_deleted(sender: Any, instance: Organisation, **kwargs: Any) -> None:
    dismantle(instance)


def on_members_changed(
    sender: Any, instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """Keep groups in step with memberships, changed from either side."""
    change = {"post_add": welcome, "post_remove": dismiss, "pre_clear": dismiss}.get(action)
    if change is None:
        return
    for organisation, people in _pairs(instance, reverse, pk_set):
        change(organisation, people)


def _pairs(instance: Any, reverse: bool, pk_set: set[int] | None) -> list[tuple[Any, list[Any]]]:
    """Return (organisation, people) for a change of memberships; `pk_set` None means all."""
    related = instance.organisations if reverse else instance.members
    chosen = related.all() if pk_set is None else related.model.objects.filter(pk__in=pk_set)
    if reverse:
        return [(organisation, [instance]) for organisation in chosen]
    return [(instance, list(chosen))]
