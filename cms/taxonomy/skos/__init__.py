"""A vocabulary as SKOS: how it leaves, how it is read back, and what would change."""
