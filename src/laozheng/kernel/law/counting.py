"""Count terms of law in days, working days, months, years or hours, and explain every move.

Source: 行政程序法第48條. The first day is not counted; a term that ends on a day off ends on the
next working day; one that ends on a Saturday ends on Monday at noon.
"""

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Any, Literal, get_args

from laozheng.base.moments import in_taipei, noon_of, roc_moment, taipei_day
from laozheng.base.roc import roc_day
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.parameters import DatedValue, Law, national_law
from laozheng.kernel.law.reckoning import Reckoning, Step

Unit = Literal["days", "working_days", "months", "years", "hours"]

RULE = "law.count"
ARTICLE = "行政程序法第48條"
HOURS_RUN_AT_ONCE = f"{ARTICLE}第1項"
FIRST_DAY = f"{ARTICLE}第2項"
MONTHS = f"{ARTICLE}第3項"
LAST_DAY = f"{ARTICLE}第4項"
ADVERSE = f"{ARTICLE}第5項"
WORKING_DAYS = "文書處理手冊第78點"

_WORDS = {
    "days": "日",
    "working_days": "個工作日",
    "months": "個月",
    "years": "年",
    "hours": "小時",
}
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


def count(
    start: date | datetime,
    n: int,
    unit: Unit,
    calendar: Calendar,
    *,
    cite: str,
    backwards: bool = False,
    move: bool = True,
    adverse: bool = False,
    law: Law | None = None,
) -> Reckoning:
    """Count a term of ``n`` units from the day or moment on which its cause happened.

    The result is the last day, for hours the last moment. ``due_at`` is set where the term ends
    within the day: hours, and Monday noon after a Saturday. ``cite`` is the article that sets the
    length. ``move=False`` leaves the last day where it falls; terms counted back are never moved,
    hours neither. ``adverse`` counts the first day and keeps the last one (第48條第5項: penalties
    and other adverse dispositions; the caller checks that this is not the worse way for the
    person). ``law`` supplies the parameters of counting, by default the national ones.

    Raises NotConfigured when the last day falls outside the years of the calendar.
    """
    if unit not in get_args(Unit):
        raise ValueError(f"Unknown unit of a term: {unit}")
    if n < 0:
        raise ValueError("期間不得為負數；往前回溯請用倒數。")
    counting = _Counting(calendar, law or national_law())
    counting.say(f"期間為{n}{_WORDS[unit]}。", cite)
    if unit == "hours":
        return counting.hours(start, -n if backwards else n)
    day = taipei_day(start)
    if backwards:
        return counting.back(day, n, unit)
    return counting.forward(day, n, unit, move=move, adverse=adverse)


class _Counting:
    """One count in progress: the steps so far, and the dated values that decided something."""

    def __init__(self, calendar: Calendar, law: Law) -> None:
        self._calendar = calendar
        self._law = law
        self._steps: list[Step] = []
        self._values: list[DatedValue] = []

    def say(self, text: str, cite: str = "") -> None:
        self._steps.append(Step(text, cite))

    def hours(self, start: date | datetime, n: int) -> Reckoning:
        if not isinstance(start, datetime):
            raise ValueError("以小時計的期間必須從時刻起算，請補上時間。")
        begin = in_taipei(start)
        due = begin + timedelta(hours=n)
        self.say(f"自{roc_moment(begin)}即時起算。", HOURS_RUN_AT_ONCE)
        self.say(f"於{roc_moment(due)}屆滿；以時計的期間不因假日順延。")
        return self._done(due, begin.date(), due.date(), due)

    def back(self, day: date, n: int, unit: Unit) -> Reckoning:
        first = day - _ONE_DAY
        self.say(f"由{_words(day)}往前倒數，當日不計，自{_words(first)}起算。", FIRST_DAY)
        if unit == "working_days":
            due = self._nth_workday(day, n, -_ONE_DAY)
        elif unit == "days":
            due = day - n * _ONE_DAY
        else:
            due = _corresponding(day, -_in_months(n, unit)) or _month_end(day, -_in_months(n, unit))
        self.say(f"最遲為{_words(due)}；倒數的期間不因假日移動。")
        return self._done(due, first, due)

    def forward(self, day: date, n: int, unit: Unit, *, move: bool, adverse: bool) -> Reckoning:
        first = day if adverse else day + _ONE_DAY
        if adverse:
            self.say(f"涉及處罰或其他不利處分，始日{_words(day)}以一日計。", ADVERSE)
        else:
            self.say(f"始日{_words(day)}不計算在內，自{_words(first)}起算。", FIRST_DAY)
        last = self._last_day(first, n, unit)
        if adverse:
            self.say(f"末日為{_words(last)}，遇假日照計。", ADVERSE)
        elif not move:
            self.say(f"末日為{_words(last)}；本期間不因假日順延。")
        elif unit != "working_days":
            return self._moved(first, last)
        return self._done(last, first, last)

    def _last_day(self, first: date, n: int, unit: Unit) -> date:
        if unit == "days":
            return first + (n - 1) * _ONE_DAY
        if unit == "working_days":
            last = self._nth_workday(first - _ONE_DAY, n, _ONE_DAY)
            self.say(f"第{n}個工作日為{_words(last)}。", WORKING_DAYS)
            return last
        months = _in_months(n, unit)
        if corresponding := _corresponding(first, months):
            last = corresponding - _ONE_DAY
            self.say(f"以起算日相當日的前一日{_words(last)}為末日。", MONTHS)
        else:
            last = _month_end(first, months)
            self.say(f"最後之月沒有相當日，以月底{_words(last)}為末日。", MONTHS)
        return last

    def _nth_workday(self, day: date, n: int, stride: timedelta) -> date:
        skipped = []
        while n:
            day += stride
            self._note_year(day)
            if reason := self._calendar.day_off(day):
                skipped.append(f"{day.month}月{day.day}日{reason}")
            else:
                n -= 1
        if skipped:
            self.say(f"不計放假日：{'、'.join(skipped)}。", WORKING_DAYS)
        return day

    def _moved(self, first: date, last: date) -> Reckoning:
        """Find the working day on which the term ends when its last day may be a day off."""
        self.say(f"末日為{_words(last)}。")
        day, reason = last, self._reason_to_move(last)
        if reason and last.weekday() == _SATURDAY:
            monday = last + 2 * _ONE_DAY
            monday_off = self._reason_to_move(monday, until_noon=True)
            if not monday_off:
                self.say(f"末日為{reason}，以次星期一{_words(monday)}上午為末日。", LAST_DAY)
                return self._done(monday, first, monday, noon_of(monday))
            # The statute halves that Monday only; the day that replaces it is a whole day.
            self.say(f"末日為{reason}，而次星期一{_words(monday)}為{monday_off}。", LAST_DAY)
            day, reason = monday, monday_off
        while reason:
            following = day + _ONE_DAY
            self.say(f"{_words(day)}為{reason}，順延至{_words(following)}。", LAST_DAY)
            day, reason = following, self._reason_to_move(following)
        if day == last:
            self.say(f"{_words(day)}照常上班，不順延。")
        else:
            self.say(f"順延後以{_words(day)}全日為末日。")
        return self._done(day, first, day)

    def _reason_to_move(self, day: date, *, until_noon: bool = False) -> str | None:
        """Why a term cannot end on this day, or None; asks the parameters where they decide."""
        self._note_year(day)
        if self._calendar.is_makeup(day) and not self._value("law.makeup_saturday_is_workday", day):
            return "週六"
        if reason := self._calendar.regular_day_off(day):
            return reason
        half = self._calendar.half_closure(day)
        if reason := self._calendar.closure(day):
            decides = "law.closed_office_moves_deadline"
        elif half == ("am" if until_noon else "pm"):
            decides, reason = "law.half_day_closing_moves_deadline", "停止上班半日"
        elif self._calendar.is_makeup(day):
            self.say(f"{_words(day)}為補行上班日，期間得於當日屆滿。", LAST_DAY)
            return None
        else:
            return None
        if self._value(decides, day):
            return reason
        self.say(f"{_words(day)}{reason}，不影響期間。")
        return None

    def _value(self, name: str, day: date) -> Any:
        dated = self._law.value(name, day)
        self._keep(dated)
        return dated.value

    def _note_year(self, day: date) -> None:
        """A calendar that is only announced marks what it decides as unconfirmed."""
        source = self._calendar.year_value(day)
        if source.is_unconfirmed:
            self._keep(source)

    def _keep(self, dated: DatedValue) -> None:
        if dated not in self._values:
            self._values.append(dated)

    def _done(
        self, result: Any, starts_on: date, due_on: date, due_at: datetime | None = None
    ) -> Reckoning:
        return Reckoning(
            result=result,
            steps=tuple(self._steps),
            citations=tuple(dict.fromkeys(step.cite for step in self._steps if step.cite)),
            values=tuple(self._values),
            rule=RULE,
            starts_on=starts_on,
            due_on=due_on,
            due_at=due_at,
        )


def _words(day: date) -> str:
    return f"{roc_day(day)}（週{'一二三四五六日'[day.weekday()]}）"


def _in_months(n: int, unit: Unit) -> int:
    return 12 * n if unit == "years" else n


def _corresponding(day: date, months: int) -> date | None:
    """The same day of the month so many months later (earlier if negative), if there is one."""
    end = _month_end(day, months)
    return end.replace(day=day.day) if day.day <= end.day else None


def _month_end(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, monthrange(year, month + 1)[1])
