"""Bring the starting vocabularies and the territory from files into the database."""
