"""The line's own pages: agencies, dormitories, entries, shelter; public directories."""

from laozheng.kernel.cases.declare import Page
from laozheng.lines.migrants.pages import (
    agencies,
    arrivals,
    carers,
    dormitories,
    hotline,
    interpreters,
    news,
    public,
    routes,
    shelters,
    verifications,
    violations,
)

PAGES = (
    Page("route", "移工訪視日程", routes.route, "route/"),
    Page("arrivals", "入國通報控管", arrivals.desk, "arrivals/"),
    Page("agencies", "仲介訪查進度", agencies.board, "agencies/"),
    Page("agency", "仲介機構", agencies.agency, "agencies/<str:number>/"),
    Page("dormitories", "移工住宿地點", dormitories.index, "dormitories/"),
    Page("dormitory", "住宿地點", dormitories.dormitory, "dormitories/<str:number>/"),
    Page("violations", "移工查獲案件", violations.desk, "violations/"),
    Page("violation", "查獲案件", violations.violation, "violations/<str:number>/"),
    Page("room", "解約驗證問答", verifications.room, "verifications/<str:number>/"),
    Page("shelters", "移工安置看板", shelters.shelters, "shelters/"),
    Page("shelter_costs", "安置費用核銷", shelters.costs, "shelters/costs/"),
    Page("hotline", "1955專線案件", hotline.queue, "hotline/"),
    Page("interpreters", "通譯語言資格", interpreters.index, "interpreters/"),
    Page("interpreter_new", "登錄通譯", interpreters.new, "interpreters/new/"),
    Page("interpreter", "通譯", interpreters.interpreter, "interpreters/<str:number>/"),
    Page("carer_records", "短期照服員登錄", carers.index, "carers/"),
    Page("carer_record", "短期照服員", carers.carer, "carers/<str:number>/"),
    Page("law_news_index", "移工法令訊息", news.index, "news/"),
    Page("law_news_new", "發布法令訊息", news.new, "news/new/"),
    Page("law_news", "法令訊息", news.item, "news/<str:number>/"),
    Page("news", "法令新訊", public.news, "news/", public=True, for_workers=True),
    Page("licensed", "查詢仲介許可", public.licensed, "agencies/", public=True, for_workers=True),
    Page(
        "carers", "短期照服員資訊平台", public.directory, "carers/", public=True, for_workers=True
    ),
    Page("dormitory_check", "移工宿舍自我檢視", public.dormitory_check, "dormitory/", public=True),
)
