"""The groups of the roles, and the workflow that everything goes through before it is public.

Wagtail's own Editors and Moderators, and their workflow, go when nobody uses them.
"""

from django.db import migrations

GROUPS = ["Communication", "Partenaires", "Artisans", "Conseillers"]
WAGTAIL_GROUPS = ["Editors", "Moderators"]
NAME = "Modération"


def make_roles(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name in GROUPS:
        Group.objects.get_or_create(name=name)
    Group.objects.filter(name__in=WAGTAIL_GROUPS, user=None).delete()


def make_workflow(apps, schema_editor):
    Task = apps.get_model("wagtailcore", "GroupApprovalTask")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    Page = apps.get_model("wagtailcore", "Page")
    ContentType = apps.get_model("contenttypes", "ContentType")
    kind, _ = ContentType.objects.get_or_create(app_label="wagtailcore", model="groupapprovaltask")
    task, _ = Task.objects.get_or_create(name=NAME, defaults={"content_type": kind, "active": True})
    task.groups.add(apps.get_model("auth", "Group").objects.get(name="Communication"))
    workflow, _ = Workflow.objects.get_or_create(name=NAME, defaults={"active": True})
    apps.get_model("wagtailcore", "WorkflowTask").objects.get_or_create(
        workflow=workflow, task=task, defaults={"sort_order": 0}
    )
    root = Page.objects.filter(depth=1).first()
    if root is not None:
        apps.get_model("wagtailcore", "WorkflowPage").objects.update_or_create(
            page=root, defaults={"workflow": workflow}
        )
    retire_default(apps)


def retire_default(apps):
    """Remove the approval that Wagtail made for its Moderators, if nothing ever used it."""
    tasks = apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(groups=None)
    for task in tasks.filter(task_states=None):
        apps.get_model("wagtailcore", "Workflow").objects.filter(
            workflow_tasks__task=task, workflow_states=None, workflow_pages=None
        ).delete()
        task.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]

    operations = [
        migrations.RunPython(make_roles, migrations.RunPython.noop),
        migrations.RunPython(make_workflow, migrations.RunPython.noop),
    ]
