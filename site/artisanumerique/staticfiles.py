"""Static files with their hash in the name, and the imports of native modules rewritten to it."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleManifestStorage(CompressedManifestStaticFilesStorage):
    """Hashed and compressed files; `import` and `export ... from` follow the hashes."""

    support_js_module_import_aggregation = True
    manifest_strict = True
