"""When service takes effect (行政程序法第68條至第81條). Pure: no database."""

from collections.abc import Mapping
from datetime import date

from laozheng.base.roc import roc_day
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning, Step

METHODS: Mapping[str, str] = {
    "handed": "直接送達",
    "post": "郵務送達",
    "staff": "補充或留置送達",
    "deposit": "寄存送達",
    "electronic": "電子送達",
    "public_notice": "公示送達",
}
_DIRECT = {
    "handed": ("當場交付應受送達人", "行政程序法第72條第1項"),
    "staff": ("派員送交應受送達人", "行政程序法第68條第1項"),
    "post": ("郵務送達應受送達人", "行政程序法第68條第1項"),
    "electronic": ("以電子文件送達，視為自行送達", "行政程序法第68條第2項"),
}
_DEPOSIT = "行政程序法第74條"
_NOTICE = "行政程序法第81條"


def effective_day(
    method: str, on: date, law: Law, calendar: Calendar, *, abroad: bool = False
) -> Reckoning:
    """The day on which a service takes effect.

    ``on`` is the day of handing over, of completed deposit or of the public notice. Direct
    service works that day; a deposit when it is complete, after the waiting days of
    ``law.deposit_waiting_days``; a public notice 20 days later, 60 abroad, and such a day is not
    moved by a holiday, because nobody has to act on it. ``METHODS`` are the methods; raises
    ValueError for another one.
    """
    if method in _DIRECT:
        words, cite = _DIRECT[method]
        step = Step(f"{roc_day(on)}{words}，當日生效", cite)
        return Reckoning(on, (step,), (cite,), (), "documents.effective_day", due_on=on)
    if method == "deposit":
        return _after(on, "寄存送達完成", "law.deposit_waiting_days", _DEPOSIT, law, calendar)
    if method == "public_notice":
        name = "law.public_notice_abroad_days" if abroad else "law.public_notice_days"
        return _after(on, "公告或最後刊登", name, _NOTICE, law, calendar)
    raise ValueError(f"unknown method of service {method!r}")


def _after(on: date, event: str, name: str, cite: str, law: Law, calendar: Calendar) -> Reckoning:
    days = law.value(name, on)
    if days.value == 0:
        step = Step(f"{roc_day(on)}{event}，當日生效，不另計等待日數", cite)
        return Reckoning(on, (step,), (cite,), (days,), "documents.effective_day", due_on=on)
    term = count(on, days.value, "days", calendar, cite=cite, move=False, law=law)
    return Reckoning(
        term.result,
        (Step(f"{roc_day(on)}{event}", cite), *term.steps),
        tuple(dict.fromkeys((cite, *term.citations))),
        (days, *term.values),
        "documents.effective_day",
        starts_on=term.starts_on,
        due_on=term.due_on,
    )
