"""For everybody: lessons without names, which districts will be hot, how fast danger is ended."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.moments import taipei_day
from laozheng.base.periods import Period
from laozheng.base.roc import roc_slash
from laozheng.interfaces.ui.elements import State, Tab
from laozheng.interfaces.ui.languages import long_month, period_words
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.words import district_label
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.documents.actions import read_file
from laozheng.kernel.documents.files import FileDamaged
from laozheng.kernel.measures.catalogue import measures
from laozheng.lines.safety.models import Lesson
from laozheng.lines.safety.queries.heat import Forecast, forecasts_on
from laozheng.lines.safety.queries.lessons import lessons_published
from laozheng.lines.safety.queries.pace import LEGS, Pace, pace_of
from laozheng.lines.safety.rules.codes.accidents import ACCIDENT_TYPES, LANGUAGES

PAGE_SIZE = 20
YEARS_SHOWN = 3
DAYS_AHEAD = 3


@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    """The published lessons in the language of the page, the newest first."""
    language = get_language() or ""
    rows, pages = paged(lessons_published(language), request.GET, PAGE_SIZE)
    context = {
        "title": _("職業災害案例"),
        "language": language,
        "tabs": [Tab(name, f"?lang={code}", code == language) for code, name in LANGUAGES.items()],
        "lessons": [_told(one) for one in rows],
        "pages": pages,
    }
    return render(request, "safety/lessons.html", context)


def _told(lesson: Lesson) -> dict[str, object]:
    accident = lesson.case.safety_accident
    return {
        "type": _(ACCIDENT_TYPES.get(accident.accident_type, accident.accident_type_text)),
        "month": long_month(accident.occurred_on),
        "agent": accident.agent,
        "summary": lesson.summary,
        "picture": lesson.picture_text
        and reverse("portal:safety:lesson_picture", args=[lesson.pk]),
        "picture_text": lesson.picture_text,
        "measures": [text for text in lesson.measures.splitlines() if text.strip()],
    }


@require_safe
def lesson_picture(request: HttpRequest, key: int) -> HttpResponse:
    """The picture of a lesson while it is published."""
    shown = Lesson.objects.filter(withdrawn_on__isnull=True, picture__isnull=False)
    lesson = get_object_or_404(shown.select_related("picture"), pk=key)
    assert lesson.picture is not None
    try:
        content = read_file(lesson.picture)
    except (ValidationError, FileDamaged) as problem:
        raise Http404(_("這張圖片目前無法提供")) from problem
    return HttpResponse(content, content_type=lesson.picture.media_type)


@require_safe
def heat(request: HttpRequest) -> HttpResponse:
    """The forecasts of the coming days by district, and what protects people who work outdoors."""
    today = taipei_day(request.moment)  # type: ignore[attr-defined]
    days = [today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD)]
    found = {day: forecasts_on(day, law()) for day in days}
    districts = sorted({district for told in found.values() for district in told})
    rows = [{"district": one, "days": [found[day].get(one) for day in days]} for one in districts]
    columns = [
        Column(f"day{place}", roc_slash(day), cell="badge",
               value=lambda row, place=place: _heat(row["days"][place]))
        for place, day in enumerate(days)
    ]  # fmt: skip
    context = {
        "title": _("高氣溫作業提醒"),
        "table": Table(
            caption=_("各行政區預報最高溫"),
            columns=(
                Column("district", _("行政區"), main=True,
                       value=lambda row: district_label(row["district"])),
                *columns,
            ),
            rows=rows,
            empty_text=_("目前沒有預報資料；仍請依現場氣溫採取防護。"),
        ),
        "advice": (
            _("搭設遮陽棚、灑水或使用風扇，降低作業場所的溫度。"),
            _("在陰涼處設休息區，備妥飲用水與電解質飲料，每小時補充水分。"),
            _("避開上午10時至下午2時的高溫時段，縮短連續作業時間並輪替休息。"),
            _("新到職或久未作業者，第一週逐步增加作業時間，使身體適應。"),
            _("兩人一組互相注意；頭暈、抽筋、意識不清時移到陰涼處降溫並撥打119。"),
        ),
    }  # fmt: skip
    return render(request, "safety/heat.html", context)


def _heat(forecast: Forecast | None) -> State | None:
    if forecast is None:
        return None
    shown = _("%(celsius)s度") % {"celsius": forecast.celsius}
    return State(shown, "bad" if forecast.is_hot else "neutral")


@require_safe
def pace(request: HttpRequest) -> HttpResponse:
    """From danger to safety: the medians of the year that runs and of those before it."""
    today = taipei_day(request.moment)  # type: ignore[attr-defined]
    periods = [Period.year_of(today)]
    while len(periods) < YEARS_SHOWN:
        periods.append(periods[-1].previous_year())
    years = pace_of(periods, today)
    context = {
        "title": _("從危險到安全：停工案件的時程"),
        "lead": _("每件停工自發現危險、改善、復工檢查到復工所需的時間；列中位數及九成案件的上限。"),
        "table": Table(
            caption=_("各年度停工案件的時程"),
            columns=(
                Column("label", _("階段"), main=True, value=lambda leg: _(_LEG_LABELS[leg])),
                *(
                    Column(one.period.code, period_words(one.period), width="wide",
                           value=lambda leg, one=one: _pace(one, leg))
                    for one in years
                ),
            ),
            rows=list(LEGS),
        ),
        "notes": [
            _("%(year)s停工%(orders)s件。")
            % {"year": period_words(one.period), "orders": one.orders}
            for one in years
        ],
    }  # fmt: skip
    return render(request, "safety/pace.html", context)


_LEG_LABELS = dict(
    zip(LEGS, ("發現危險至停工", "停工至申請復工", "停工至復工檢查", "停工至復工"), strict=True)
)


def _pace(year: Pace, leg: str) -> str:
    median, most = year.medians[leg], year.nine_of_ten[leg]
    if median is None:
        return _("無資料")
    unit = _("小時") if measures()[leg].unit == "hours" else _("日")
    told = {"median": median, "most": most, "unit": unit}
    return _("%(median)s%(unit)s（九成於%(most)s%(unit)s內）") % told
