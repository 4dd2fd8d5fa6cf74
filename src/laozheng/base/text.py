"""Fold text from forms and files, so that full-width and half-width spellings compare equal."""

import re
import unicodedata

_WHITE_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return the text in Unicode form NFKC without surrounding white space.

    Full-width digits, letters and brackets become half-width. 臺 and 台 stay apart: which
    variants of a character are one name is the business of `kernel.parties`.
    """
    return unicodedata.normalize("NFKC", text).strip()


def squeeze(text: str) -> str:
    """Return the text without any white space, also inside."""
    return _WHITE_SPACE.sub("", text)
