"""``laozheng``, the one command: parses what was asked, prepares Django, hands over, reports.

Exit 0 only when it did what was asked; what went wrong goes to stderr in one clear sentence.
"""

import os
import sys
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "laozheng.config.settings")
    import django  # must follow the environment variable

    try:
        django.setup()
    except ImproperlyConfigured as problem:
        print(f"laozheng: {problem}", file=sys.stderr)
        return 1
    from laozheng.config.command.run import run  # imports models, so only after setup

    return run(list(sys.argv[1:] if arguments is None else arguments))
