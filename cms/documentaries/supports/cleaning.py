"""Texts as all supports know them: few elements, no attribute but addresses, well-formed."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from django.utils.safestring import SafeString, mark_safe

KEPT = {
    "a", "b", "blockquote", "br", "cite", "code", "em", "h2", "h3", "h4", "i", "li", "ol", "p",
    "strong", "sub", "sup", "ul",
}  # fmt: skip
"""The elements of a text that all supports know."""
DROPPED = ["script", "style", "template", "iframe", "object", "svg"]


def clean(html: str, base: str, links: bool = True) -> SafeString:
    """Return `html` as well-formed XHTML of simple elements; its links are full addresses."""
    soup = BeautifulSoup(html, "html.parser")
    for gone in soup(DROPPED):
        gone.decompose()
    for tag in soup.find_all(True):
        address = urljoin(base, str(tag.get("href", ""))) if tag.get("href") else ""
        tag.attrs = {}
        leads = links and address.startswith(("http://", "https://", "mailto:"))
        if tag.name not in KEPT or (tag.name == "a" and not leads):
            tag.unwrap()
        elif tag.name == "a":
            tag["href"] = address
    return mark_safe(soup.decode(formatter="minimal"))  # noqa: S308 - parsed, cleaned, written anew


def paragraphs(words: str) -> SafeString:
    """Return plain words as XHTML, a paragraph for each line."""
    soup = BeautifulSoup("", "html.parser")
    for line in filter(str.strip, re.split(r"\n+", words)):
        paragraph = soup.new_tag("p")
        paragraph.string = line.strip()
        soup.append(paragraph)
    return mark_safe(soup.decode(formatter="minimal"))  # noqa: S308 - escaped by its writer
