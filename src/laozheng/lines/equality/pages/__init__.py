"""The pages of the line: desks and boards for staff, what everybody may check in the portal."""

from laozheng.kernel.cases.declare import Page
from laozheng.lines.equality.pages import (
    advertisements,
    checks,
    councils,
    desk,
    employers,
    investigators,
    persons,
)

PAGES = (
    Page("desk", "我的申訴案件", desk.desk, "desk/"),
    Page("persons", "當事人及訪談", persons.persons, "cases/<str:number>/persons/"),
    Page("envelope", "信封", persons.envelope, "cases/<str:number>/persons/<int:key>/envelope/"),
    Page("notices", "雇主通報控管", employers.notices, "notices/"),
    Page("duties", "雇主防治義務", employers.duties, "duties/"),
    Page("councils", "評議會書面資料", councils.index, "councils/"),
    Page("agenda", "議程", councils.agenda, "councils/<int:key>/"),
    Page("investigators", "性騷擾調查人員名冊", investigators.index, "investigators/"),
    Page("advertisements", "徵才廣告控管", advertisements.index, "advertisements/"),
    Page("snapshots", "廣告存證", advertisements.snapshots, "advertisements/<str:number>/"),
    Page("ad_check", "徵才廣告檢視", checks.ad_check, "check/advertisement/"),
    Page("public_ad_check", "徵才廣告檢視", checks.public_ad_check, "advertisement/", public=True),
    Page("roster", "性騷擾調查專業人士", investigators.roster, "investigators/", public=True),
    Page("public_duties", "性騷擾防治義務", checks.public_duties, "duties/", public=True),
    Page(
        "public_door", "性騷擾申訴管道", checks.public_door, "door/", public=True, for_workers=True
    ),
    Page(
        "public_limit",
        "性騷擾申訴期限",
        checks.public_limit,
        "limit/",
        public=True,
        for_workers=True,
    ),
)
