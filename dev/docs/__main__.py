"""Write the generated pages, or with ``--check`` name everything in the docs that is not true."""

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """0 when the pages are written, or when the check finds nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "laozheng.config.settings")
    import django  # must follow the environment variable

    django.setup()
    from dev.docs import commands, links, operations, pages  # need the app registry

    if "--check" not in arguments:
        for path in pages.write():
            print(path)
        return 0
    problems = [p for module in (pages, operations, commands, links) for p in module.problems()]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
