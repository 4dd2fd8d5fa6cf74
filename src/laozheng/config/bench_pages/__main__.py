"""``python -m laozheng.config.bench_pages CASES`` fills the city of this home and tells of it."""

import json
import os
import sys


def main(cases: int) -> None:
    """Print as JSON who is signed in, and which cases each of them may open."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "laozheng.config.settings")
    import django  # must follow the environment variable

    django.setup()
    from laozheng.config.bench_pages.city import fill  # imports models, so only after setup

    print(json.dumps(fill(cases), ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]))
