"""The kinds of content that only scenes show, one file each."""
