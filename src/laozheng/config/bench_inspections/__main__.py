"""``python -m laozheng.config.bench_inspections WORKPLACES ROWS ROUNDS`` measures in this home."""

import json
import os
import sys


def main(workplaces: int, rows: int, rounds: int) -> None:
    """Print the results as JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "laozheng.config.settings")
    import django  # must follow the environment variable

    django.setup()
    from laozheng.config.bench_inspections.parts import measured  # imports models: after setup

    print(json.dumps(measured(workplaces, rows, rounds), ensure_ascii=False))


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
