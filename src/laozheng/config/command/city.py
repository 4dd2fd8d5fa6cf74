"""``demo``, ``serve`` and ``twin``: set a city up, fill it, and serve it."""

import argparse
import os
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command

from laozheng.base.periods import Period
from laozheng.config import setup
from laozheng.config.command.output import CommandError, now, operator, period, print_json
from laozheng.kernel.audit.actor import TAIPEI
from laozheng.kernel.cases.models import Case
from laozheng.kernel.reports.catalogue import books
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.render import write_book

DEMO_BOOK = "annual_performance"


def add_to(subcommands: Any) -> None:
    """Declare the three subcommands."""
    demo = subcommands.add_parser("demo", help="建立示範城市並啟動網站")
    demo.add_argument("--port", type=int, default=8000)
    demo.add_argument("--no-serve", action="store_true")
    demo.set_defaults(run=run_demo)

    serve = subcommands.add_parser("serve", help="啟動網站")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--workers", type=int, default=2)
    serve.set_defaults(run=run_serve)

    twin = subcommands.add_parser("twin", help="以公布數字重建的合成城市")
    twin.add_argument("--period", type=period, required=True)
    twin.add_argument("--scale", type=int, default=1)
    twin.add_argument("--seed", type=int, default=113)
    twin.add_argument("--json", action="store_true")
    twin.set_defaults(run=make_twin)


def run_demo(asked: argparse.Namespace) -> int:
    """Make the demo city once, compile its book, and serve it; a second run only serves."""
    call_command("migrate", verbosity=0)
    actor = operator()
    setup.prepare_city(actor)
    if Case.objects.exists():
        print(f"沿用 {settings.LAOZHENG_HOME} 的示範城市")
    else:
        print("建立113年的合成城市…", flush=True)
        setup.hire_demo_people(actor)
        for line, made in setup.make_twins(Period.parse("113"), actor, seed=113).items():
            print(f"  {line}：{made}", flush=True)
        setup.load_history(actor)
    _compile_demo_book()
    print(setup.demo_accounts_text())
    if asked.no_serve:
        return 0
    print(f"網站：http://127.0.0.1:{asked.port}/ （Ctrl+C 結束）", flush=True)
    return _serve("127.0.0.1", asked.port, 1)


def _compile_demo_book() -> None:
    as_of = now().astimezone(TAIPEI).date()
    folder = settings.LAOZHENG_HOME / "books"
    folder.mkdir(exist_ok=True)
    document = compile_book(
        books()[DEMO_BOOK], Period.parse("113"), cut_off=None, as_of=as_of, reader=operator()
    )
    for suffix in (".html", ".odt", ".docx", ".pdf"):
        target = folder / f"113{suffix}"
        write_book(document, target)
        print(f"  {target}", flush=True)


def run_serve(asked: argparse.Namespace) -> int:
    """Serve the site until interrupted."""
    call_command("migrate", verbosity=0)
    return _serve(asked.host, asked.port, asked.workers)


def _serve(host: str, port: int, workers: int) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "laozheng.config.settings")
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        host,
        "--port",
        str(port),
        "--workers",
        str(workers),
        "--no-access-log",
        "laozheng.config.wsgi:application",
    ]
    # The server replaces this process, so that signals reach it.
    os.execv(command[0], command)


def make_twin(asked: argparse.Namespace) -> int:
    """Fill the city with synthetic cases whose figures equal the published ones."""
    if Case.objects.exists():
        raise CommandError("這個城市已有案件，合成城市只能建在空的城市；請換一個 LAOZHENG_HOME")
    call_command("migrate", verbosity=0)
    actor = operator()
    setup.prepare_city(actor)
    setup.hire_demo_people(actor)
    made = setup.make_twins(asked.period, actor, seed=asked.seed, scale=asked.scale)
    setup.load_history(actor)
    if asked.json:
        print_json(made)
    else:
        for line, text in made.items():
            print(f"{line}：{text}")
    return 0
