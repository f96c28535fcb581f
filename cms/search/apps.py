from django.apps import AppConfig


class SearchConfig(AppConfig):
    """French search over all page types: back ends and the search page."""

    name = "cms.search"
    label = "cms_search"
