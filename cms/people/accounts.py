"""The accounts screen of the back office: invite people, give them roles and organisations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from .invitations import send_invitation
from .models import Organisation


class MembershipMixin:
    """Organisations beside the roles; only an administrator makes another administrator.

    The groups of organisations are not offered: they follow the memberships.
    """

    password_enabled = False
    fields: dict[str, Any]
    instance: Any
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, by: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not (by and by.is_superuser):
            self.fields.pop("is_superuser", None)
        self.fields["groups"].queryset = Group.objects.filter(organisation=None)
        if self.instance.pk:
            self.fields["organisations"].initial = self.instance.organisations.all()

    def clean_groups(self) -> Any:
        kept = self.instance.groups.exclude(organisation=None) if self.instance.pk else []
        return [*self.cleaned_data["groups"], *kept]

    def save(self, commit: bool = True) -> Any:
        user = super().save(commit=commit)  # type: ignore[misc]
        if commit:
            user.organisations.set(self.cleaned_data["organisations"])
        return user


def organisations_field() -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        Organisation.objects.all(),
        required=False,
        label=_("Organisations"),
        help_text=_("Members write the programmes of their organisation; moderators publish."),
        widget=forms.CheckboxSelectMultiple,
    )


class InvitationForm(MembershipMixin, UserCreationForm):
    """An account to open: the person chooses a password by following a link."""

    organisations = organisations_field()

    def _post_clean(self) -> None:
        self.instance.set_unusable_password()
        super()._post_clean()


class AccountForm(MembershipMixin, UserEditForm):
    """An account that exists."""

    organisations = organisations_field()


class InviteView(CreateView):
    """Open an account and send its invitation."""

    page_title = _("Invite a person")
    success_message = _("The account of %(object)s is open; an invitation was sent.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by": self.request.user}

    def save_instance(self) -> Any:
        user = super().save_instance()
        send_invitation(user, self.request)
        return user


class AccountView(EditView):
    """Change an account; an administrator's only by an administrator."""

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by": self.request.user}


class UserViewSet(WagtailUserViewSet):
    """Accounts in the settings menu of the back office."""

    add_view_class = InviteView
    edit_view_class = AccountView
    create_template_name = "people/admin/user_create.html"
    edit_template_name = "people/admin/user_edit.html"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return AccountForm if for_update else InvitationForm
