"""A plugin that does not fit stops the start-up with one clear sentence."""


def last_line(done):
    return done.stderr.strip().splitlines()[-1]


def test_a_plugin_for_another_contract_stops_the_start_up(changed_plugin):
    done = changed_plugin("apps.py", "api = (1, 0)", "api = (2, 0)").manage("check")
    assert done.returncode != 0
    assert "was written for contract 2.0; this site offers 1.0" in last_line(done)


def test_the_contract_is_checked_before_the_models_are_imported(changed_plugin):
    world = changed_plugin("apps.py", "api = (1, 0)", "api = (2, 0)")
    models = world.plugin / "plugin_dummy/models.py"
    models.write_text("from cms.extensions import SomethingOfContractTwo\n")
    assert "was written for contract 2.0" in last_line(world.manage("check"))


def test_a_broken_import_in_the_plugin_class_stops_the_start_up(changed_plugin):
    world = changed_plugin(
        "apps.py", "from cms.extensions", "import missing_library\nfrom cms.extensions"
    )
    done = world.manage("check")
    assert done.returncode != 0
    assert "cannot be loaded: No module named 'missing_library'" in last_line(done)


def test_a_broken_import_in_the_models_stops_the_start_up(changed_plugin):
    world = changed_plugin("models.py", "from django.db import models", "import missing_library")
    done = world.manage("check")
    assert done.returncode != 0
    assert "plugin_dummy cannot be loaded: No module named 'missing_library'" in last_line(done)


def test_a_broken_import_in_what_it_contributes_stops_the_start_up(changed_plugin):
    world = changed_plugin("urls.py", "from django.urls import path", "from django.urls import pth")
    done = world.manage("check")
    assert done.returncode != 0
    assert "plugin_dummy cannot be loaded" in last_line(done)


def test_what_would_collide_or_do_nothing_is_an_error(changed_plugin):
    world = changed_plugin("apps.py", '"pages.ContentPage", panels', '"pages.Contentpag", panels')
    change(world, "apps.py", '"plugin_dummy/aside.html"', '"plugin_dummy/gone.html"')
    change(world, "apps.py", '"scene", "note"', '"body", "note"')
    change(world, "models.py", "    def __str__", META + "    def __str__")
    (world.plugin / "plugin_dummy/templates/base.html").write_text("mine now")
    errors = ["E001", "E002", "E003", "E004", "E005"]
    assert world.scenario("checks")["errors"] == [f"extensions.{error}" for error in errors]


META = """    class Meta:
        db_table = "pages_stamp"

"""


def change(world, file, old, new):
    path = world.plugin / "plugin_dummy" / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
