"""Find the page of an address in two queries, however deep it lies."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page


def deepest_page(root: Page, path_components: list[str]) -> tuple[Page | None, list[str]]:
    """Return the deepest page below `root` on this path, and the components that are left.

    The pages above it are kept on it as `_pages_above`, from `root` down, for its breadcrumbs.
    """
    addresses = [root.url_path]
    for component in path_components:
        addresses.append(f"{addresses[-1]}{component}/")
    rows = Page.objects.filter(url_path__in=addresses[1:]).order_by("depth")
    found = {page.url_path: page for page in rows}
    chain: list[Page] = [root]
    for address in addresses[1:]:
        if address not in found:
            break
        found[address]._cached_parent_obj = chain[-1]
        chain.append(found[address])
    if len(chain) == 1:
        return None, path_components
    page: Any = chain[-1].specific
    page._cached_parent_obj, page._pages_above = chain[-2], chain[:-1]
    return page, path_components[len(chain) - 1 :]
