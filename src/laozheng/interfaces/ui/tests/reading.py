"""What people see or hear of a page, for tests of its words."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff01-\uff0c\uff0e-\uffef]")
READ_ALOUD = ("aria-label", "title", "placeholder", "alt", "data-done")


def texts_of(html: str) -> Iterator[str]:
    """The words of a page, except what is marked as Chinese."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select("script, style, [lang^=zh]"):
        element.decompose()
    yield from soup.stripped_strings
    for element in soup.find_all(True):
        yield from (element[name] for name in READ_ALOUD if element.get(name))
