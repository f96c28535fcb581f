"""Wagtail's administration of accounts, with our own forms. Named in INSTALLED_APPS."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    """`wagtail.users` where staff invite people by e-mail and never touch administrators."""

    user_viewset = "cms.people.accounts.UserViewSet"
