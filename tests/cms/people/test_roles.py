import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import Collection, GroupCollectionPermission, Workflow, WorkflowPage

from cms.people import roles
from cms.people.organisations import grant_pages
from tests.factories.people import OrganisationFactory, UserFactory


def permissions_of(group):
    return set(group.permissions.values_list("codename", flat=True))


@pytest.mark.django_db
def test_a_fresh_database_has_the_four_roles_and_no_other():
    assert set(Group.objects.values_list("name", flat=True)) == set(roles.GROUPS.values())


@pytest.mark.django_db
def test_communication_may_do_everything_with_content():
    granted = permissions_of(roles.group_of("communication"))
    assert {
        "access_admin", "check_titles", "change_trade", "change_siteidentity", "add_organisation",
        "change_artisansettings", "add_redirect", "add_film", "change_user", "add_collection",
    } <= granted  # fmt: skip
    assert not {"change_permission", "add_group", "change_site", "add_locale"} & granted


@pytest.mark.django_db
def test_artisans_have_no_permission_at_all():
    group = roles.group_of("artisan")
    assert permissions_of(group) == set()
    assert not group.page_permissions.exists() and not group.collection_permissions.exists()


@pytest.mark.django_db
def test_partners_and_advisers_only_enter_the_back_office():
    assert permissions_of(roles.group_of("partner")) == {"access_admin"}
    assert "access_admin" in permissions_of(roles.group_of("adviser"))
    assert not roles.group_of("adviser").page_permissions.exists()


@pytest.mark.django_db
def test_bringing_the_roles_up_to_date_twice_changes_nothing(django_assert_num_queries):
    roles.sync_roles()
    before = Permission.objects.filter(group__isnull=False).count()
    rules = GroupCollectionPermission.objects.count()
    roles.sync_roles()
    assert Permission.objects.filter(group__isnull=False).count() == before
    assert GroupCollectionPermission.objects.count() == rules


@pytest.mark.django_db
def test_every_migration_brings_the_roles_up_to_date():
    roles.group_of("communication").permissions.clear()
    call_command("migrate", "people", verbosity=0)
    assert "change_trade" in permissions_of(roles.group_of("communication"))


@pytest.mark.django_db
def test_a_plugin_adds_to_a_role(monkeypatch):
    monkeypatch.setitem(roles._granted, "adviser", {roles.ADMIN})
    roles.grant("adviser", ["taxonomy.view_trade"])
    roles.sync_roles()
    assert "view_trade" in permissions_of(roles.group_of("adviser"))


def test_a_role_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="There is no role 'chef'"):
        roles.grant("chef", [])


@pytest.mark.django_db
def test_everything_goes_through_one_moderation():
    workflow = WorkflowPage.objects.get().workflow
    assert list(Workflow.objects.all()) == [workflow]
    task = workflow.tasks.get().specific
    assert [group.name for group in task.groups.all()] == ["Communication"]


# --- Organisations --------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_new_organisation_has_a_group_and_a_collection():
    organisation = OrganisationFactory(name="Amis de la brique", slug="")
    assert organisation.slug == "amis-de-la-brique"
    assert organisation.group.name == "Organisation amis-de-la-brique"
    assert organisation.collection.name == "Amis de la brique"


@pytest.mark.django_db
def test_members_are_partners_until_they_leave():
    organisation, person = OrganisationFactory(), UserFactory()
    organisation.members.add(person)
    assert set(person.groups.all()) == {organisation.group, roles.group_of("partner")}
    organisation.members.remove(person)
    assert not person.groups.exists()


@pytest.mark.django_db
def test_whoever_belongs_to_two_organisations_stays_a_partner_when_leaving_one():
    one, two, person = OrganisationFactory(), OrganisationFactory(), UserFactory()
    person.organisations.set([one, two])
    person.organisations.set([two])
    assert set(person.groups.all()) == {two.group, roles.group_of("partner")}
    person.organisations.clear()
    assert not person.groups.exists()


@pytest.mark.django_db
def test_a_deleted_organisation_takes_its_group_and_its_empty_collection():
    organisation, person = OrganisationFactory(), UserFactory()
    organisation.members.add(person)
    group = organisation.group
    organisation.delete()
    assert not Group.objects.filter(pk=group.pk).exists()
    assert Collection.objects.count() == 1


@pytest.mark.django_db
def test_pages_pass_from_one_organisation_to_another(home):
    one, two = OrganisationFactory(), OrganisationFactory()
    grant_pages(one, home)
    grant_pages(two, home)
    assert not one.group.page_permissions.exists()
    granted = two.group.page_permissions.values_list("permission__codename", flat=True)
    assert set(granted) == {"add_page", "change_page"}
