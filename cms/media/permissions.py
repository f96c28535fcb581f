"""Films, sounds and 3D models follow collections, as Wagtail's images and documents do.

Who has "add" on a collection may change and delete there what they sent themselves; "change"
reaches everything in it. Roles give both with `cms.people.roles.grant_collection`.
"""

from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy


def register_policies() -> None:
    """Tell Wagtail which policy each media model follows; images bring their own."""
    from .models import Film, Model3D, Sound

    for model in (Film, Sound, Model3D):
        policy = CollectionOwnershipPermissionPolicy(model, owner_field_name="uploaded_by")
        register_permission_policy(model, policy)
