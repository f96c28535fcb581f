"""Where the media that the site takes in by itself are put away."""

from wagtail.models import Collection


def collection_named(name: str) -> Collection:
    """Return the collection of this name below the root, made when it is missing."""
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=name).first()
    return found or root.add_child(instance=Collection(name=name))
