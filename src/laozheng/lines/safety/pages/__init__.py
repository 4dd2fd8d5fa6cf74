"""The line's own pages: duty, the day, boards and files; lessons and heat for everybody."""

from laozheng.kernel.cases.declare import Page
from laozheng.lines.safety.pages import (
    accidents,
    bodies,
    day_plan,
    divisions,
    duty,
    families,
    guidance,
    lists,
    machines,
    own_months,
    public,
    seminars,
    sites,
    statistics,
    stopped,
)
from laozheng.lines.safety.queries.duties import STATISTICS_PAGE

PAGES = (
    Page("duty", "職災值班看板", duty.board, "duty/"),
    Page("day_plan", "當日檢查行程", day_plan.plan, "day/"),
    Page("divisions", "各科負荷", divisions.board, "divisions/"),
    Page("stopped", "停工看板", stopped.board, "stopped/"),
    Page("sites", "工地與場所", sites.sites, "sites/"),
    Page("accident", "職災檔案", accidents.file, "accidents/<str:number>/"),
    Page("victim", "罹災者資料", accidents.victim, "accidents/<str:number>/<int:serial>/"),
    Page("lists", "職災死亡名單比對", lists.compare, "lists/"),
    Page("guidance", "輔導收件", guidance.intake, "guidance/"),
    Page("machines", "危險性機械設備到期", machines.due, "machines/"),
    Page("bodies", "代行檢查及健檢機構", bodies.board, "bodies/"),
    Page("families", "安衛家族", families.index, "families/"),
    Page("family_new", "成立安衛家族", families.found, "families/new/"),
    Page("family", "安衛家族", families.family, "families/<int:key>/"),
    Page("seminars", "研習及出席證明", seminars.index, "seminars/"),
    Page("seminar", "研習名冊", seminars.seminar, "seminars/<int:key>/"),
    Page("attendee", "出席者", seminars.attendee, "attendees/<int:key>/"),
    Page("statistics", "職災統計月報", statistics.monthly, "statistics/"),
    Page(
        STATISTICS_PAGE, "職業災害統計月報", own_months.own, "statistics/",
        public=True, for_parties=True,
    ),
    Page("lessons", "職業災害案例", public.lessons, "lessons/", public=True, for_workers=True),
    Page(
        "lesson_picture", "案例圖片", public.lesson_picture, "lessons/<int:key>/picture/",
        public=True,
    ),
    Page("heat", "高氣溫作業提醒", public.heat, "heat/", public=True, for_workers=True),
    Page("pace", "停工案件的時程", public.pace, "pace/", public=True),
)  # fmt: skip
