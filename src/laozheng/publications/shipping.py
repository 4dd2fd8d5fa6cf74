"""The texts that come with the books: one file per section, named by the section's key."""

from collections.abc import Callable
from importlib.resources import files


def texts_in(package: str, *folders: str) -> Callable[[str], str | None]:
    """Look up the text of a section key in the folders of a package, the first folder first."""
    places = [files(package) / folder for folder in folders]

    def text(key: str) -> str | None:
        for place in places:
            file = place / f"{key}.txt"
            if file.is_file():
                return file.read_text(encoding="utf-8")
        return None

    return text
