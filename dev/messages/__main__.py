"""Bring the catalogues up to date, or with ``--check`` name everything that is wrong with them."""

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """0 when every text of the source has its translation."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "laozheng.config.settings")
    import django  # must follow the environment variable

    django.setup()
    from django.utils import translation

    from dev.messages import catalogues  # needs the app registry

    # Without a language every lazy label is its own source text.
    with translation.override(None):
        if "--check" not in arguments:
            for path in catalogues.update():
                print(path)
        found = list(catalogues.problems())
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
