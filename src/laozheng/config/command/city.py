"""``demo``, ``serve`` and ``twin``: set a city up, fill it, and serve it."""

import argparse
import os
import socket
import sys
from pathlib import Path
from typing import Any

from django.conf import settings

from laozheng.base.periods import Period
from laozheng.config import setup
from laozheng.config.command.grammar import port, positive, with_json, with_period
from laozheng.config.command.output import CommandError, print_json, tell
from laozheng.config.history import published_periods
from laozheng.config.readiness import note_sizes
from laozheng.config.server import LOOPBACK, server_command
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.render import SUFFIXES, write_book

DEMO_PERIOD = Period.parse("113")
DEMO_SEED = 113
DEMO_BOOK = "annual_performance"


def add_to(subcommands: Any) -> None:
    """Declare the three subcommands."""
    demo = subcommands.add_parser("demo", help="建立示範城市並啟動網站")
    demo.add_argument("--port", type=port, default=8000, help="連接埠（預設：8000）")
    demo.add_argument("--no-serve", action="store_true", help="只建立，不啟動網站")
    with_json(demo)
    demo.set_defaults(run=run_demo)

    serve = subcommands.add_parser("serve", help="啟動網站")
    serve.add_argument("--port", type=port, default=8000, help="連接埠（預設：8000）")
    serve.add_argument("--host", default=LOOPBACK, help=f"網路位址（預設：{LOOPBACK}）")
    serve.add_argument("--workers", type=positive, default=2, help="程序數（預設：2）")
    with_json(serve)
    serve.set_defaults(run=run_serve)

    twin = subcommands.add_parser("twin", help="以公布數字重建的合成城市")
    with_period(twin)
    twin.add_argument("--scale", type=positive, default=1, help="案件數的倍數（預設：1）")
    twin.add_argument("--seed", type=int, default=DEMO_SEED, help=f"亂數種子（預設：{DEMO_SEED}）")
    with_json(twin)
    twin.set_defaults(run=make_twin)


def run_demo(asked: argparse.Namespace) -> int:
    """Make the demo city once, compile its book, and serve it; a second run makes nothing new."""
    if not asked.no_serve:
        _refuse_busy_port(LOOPBACK, asked.port)
    made = _make_demo_city(asked.actor)
    files = _compile_demo_book(asked.actor)
    accounts = setup.demo_accounts()
    url = "" if asked.no_serve else f"http://{LOOPBACK}:{asked.port}/"
    if asked.json:
        facts = {"home": str(settings.LAOZHENG_HOME), "made": made, "books": files}
        print_json(facts | {"accounts": accounts, "password": setup.DEMO_PASSWORD, "url": url})
    else:
        for file in files:
            print(file)
        print(f"示範帳號：{'、'.join(accounts)}　密碼：{setup.DEMO_PASSWORD}")
        if url:
            print(f"網站：{url} （Ctrl+C 結束）")
    return 0 if asked.no_serve else _serve(LOOPBACK, asked.port, workers=1)


def _make_demo_city(actor: Reader) -> dict[str, Any]:
    """The demo city as it is, made as far as it is missing; what each line made now."""
    has_cases = Case.objects.exists()
    if has_cases and not setup.has_demo_people():
        raise CommandError(
            f"{settings.LAOZHENG_HOME} 已有案件，不是示範城市；請以 LAOZHENG_HOME 另指定資料夾"
        )
    setup.prepare_city(actor)
    setup.hire_demo_people(actor)
    made: dict[str, Any] = {}
    if has_cases:
        tell(f"沿用 {settings.LAOZHENG_HOME} 的示範城市")
    else:
        tell(f"建立{DEMO_PERIOD.label}的合成城市…")
        made = setup.make_twins(DEMO_PERIOD, actor, seed=DEMO_SEED)
        note_sizes()
        for line, text in made.items():
            tell(f"  {line}：{text}")
    setup.admit_demo_enterprise(actor)
    setup.load_history(actor)
    return made


def _compile_demo_book(actor: Reader) -> list[str]:
    """The book of the demo in every format; their paths."""
    folder = Path(settings.LAOZHENG_HOME) / "books"
    folder.mkdir(exist_ok=True)
    document = compile_book(
        book(DEMO_BOOK), DEMO_PERIOD, cut_off=None, as_of=actor.day, reader=actor
    )
    files = [folder / f"{DEMO_PERIOD.code}{suffix}" for suffix in SUFFIXES]
    for file in files:
        write_book(document, file)
    return [str(file) for file in files]


def run_serve(asked: argparse.Namespace) -> int:
    """Serve the site until interrupted."""
    _refuse_busy_port(asked.host, asked.port)
    setup.prepare_city(asked.actor)
    note_sizes()
    url = f"http://{asked.host}:{asked.port}/"
    if asked.json:
        print_json({"url": url, "workers": asked.workers})
    else:
        print(f"網站：{url} （Ctrl+C 結束）")
    return _serve(asked.host, asked.port, asked.workers)


def _refuse_busy_port(host: str, number: int) -> None:
    """Say at once what the server would say after a while, and in many lines."""
    try:
        family, kind, _proto, _name, address = socket.getaddrinfo(
            host, number, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as problem:
        raise CommandError(
            f"不能使用 {host}:{number}（{problem.strerror}），請用 --port 改用其他連接埠"
        ) from None


def _serve(host: str, number: int, workers: int) -> int:
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "laozheng.config.settings")
    sys.stdout.flush()
    command = server_command(host, number, workers)
    # The server replaces this process, so that signals reach it.
    os.execv(command[0], command)


def make_twin(asked: argparse.Namespace) -> int:
    """Fill an empty city with synthetic cases whose figures equal the published ones."""
    if Case.objects.exists():
        raise CommandError("這個城市已有案件，合成城市只能建在空的城市；請換一個 LAOZHENG_HOME")
    published = published_periods(settings.LAOZHENG_CITY_DIR / "history")
    if asked.period not in published:
        known = "、".join(period.code for period in published) or "無"
        raise CommandError(f"沒有{asked.period.label}的公布數字，可重建的期間：{known}")
    setup.prepare_city(asked.actor)
    setup.hire_demo_people(asked.actor)
    made = setup.make_twins(asked.period, asked.actor, seed=asked.seed, scale=asked.scale)
    note_sizes()
    setup.admit_demo_enterprise(asked.actor)
    setup.load_history(asked.actor)
    if asked.json:
        print_json(made)
    else:
        for line, text in made.items():
            print(f"{line}：{text}")
    return 0
