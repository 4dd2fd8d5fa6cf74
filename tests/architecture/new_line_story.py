"""Run by ``test_line_template`` in a process of its own: a day's work in a line made a moment ago.

``python new_line_story.py LINE`` prints as JSON what the officer saw. It is no test by itself,
because the new line exists only in the copy of the source that PYTHONPATH points to.
"""

import json
import os
import sys
from datetime import date
from urllib.parse import unquote

import django

PASSWORD = "a-long-demo-password"
GIVEN = {
    "received_on": "113/03/05",
    "intake": "counter",
    "applicant_name": "範例企業有限公司",
    "subject": "範例事由",
}


def main(line: str) -> None:
    """Migrate, hire and sign in an officer, open a case, look at the pages that show it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "laozheng.config.settings"
    django.setup()
    from django.core.management import call_command  # the app registry must be ready
    from django.test import Client
    from django.urls import reverse

    call_command("migrate", verbosity=0)
    _hire_officer()
    client = Client(headers={"host": "localhost"})
    client.post(reverse("workspace:login"), {"username": "officer", "password": PASSWORD})
    kind = [line, "application"]
    opened = client.post(reverse("workspace:open", args=[*kind, "receive"]), GIVEN)
    number = unquote(opened.url).strip("/").rpartition("/")[2]
    pages = {
        "list": reverse("workspace:kind", args=kind),
        "case": reverse("workspace:case", args=[number]),
        "search": reverse("workspace:search") + "?q=範例企業",
        "figure": reverse("workspace:figure", args=[f"{line}.applications"]) + "?period=113",
    }
    shown = {name: number in client.get(path).content.decode() for name, path in pages.items()}
    print(json.dumps({"number": number, "shown_on": shown}))


def _hire_officer() -> None:
    from laozheng.config.setup import prepare_city  # the app registry must be ready
    from laozheng.kernel.accounts.actions import hire
    from laozheng.kernel.accounts.clock import moment
    from laozheng.kernel.accounts.models import Unit
    from laozheng.kernel.accounts.reader import system_reader

    actor = system_reader("test", moment())
    prepare_city(actor)
    unit = Unit.objects.get(code="labor_relations")
    since = date(2010, 12, 25)
    hire(
        "S001",
        "測試承辦甲",
        unit,
        ("officer",),
        on=since,
        actor=actor,
        username="officer",
        password=PASSWORD,
    )


if __name__ == "__main__":
    main(sys.argv[1])
