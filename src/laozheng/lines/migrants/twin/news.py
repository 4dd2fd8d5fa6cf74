"""The news of the first day of every year, in all languages: what the minimum wage is now."""

from laozheng.base.roc import roc_year
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.drawn import DrawnYear
from laozheng.lines.migrants.actions.news import publish_news

# Title and text by language.
MINIMUM_WAGE = {
    "zh": ("{roc}年{wage}", "適用勞動基準法的工作，每月{monthly}元、每小時{hourly}元。"),
    "en": (
        "Minimum wage of {year}",
        "For work under the Labor Standards Act: NT${monthly} a month, NT${hourly} an hour.",
    ),
    "id": (
        "Upah minimum {year}",
        "Untuk pekerjaan di bawah UU Standar Ketenagakerjaan: NT${monthly} per bulan, "
        "NT${hourly} per jam.",
    ),
    "vi": (
        "Lương tối thiểu năm {year}",
        "Công việc theo Luật Tiêu chuẩn Lao động: {monthly} Đài tệ mỗi tháng, "
        "{hourly} Đài tệ mỗi giờ.",
    ),
    "th": (
        "ค่าจ้างขั้นต่ำปี {year}",
        "งานตามกฎหมายมาตรฐานแรงงาน: เดือนละ {monthly} ดอลลาร์ไต้หวัน ชั่วโมงละ {hourly} ดอลลาร์ไต้หวัน",
    ),
}


def make(office: DrawnYear) -> None:
    """Tell the minimum wage of the year on its first day."""
    on = office.period.start
    monthly = law().value("law.minimum_wage_monthly", on)
    told = {
        "year": on.year,
        "roc": roc_year(on),
        # Until 2024 the wage was set under the Labor Standards Act, by another name.
        "wage": "最低工資" if monthly.cite.startswith("最低工資法") else "基本工資",
        "monthly": f"{monthly.value:,}",
        "hourly": law().get("law.minimum_wage_hourly", on),
    }
    publish_news(
        texts={
            language: {"title": title.format(**told), "body": body.format(**told)}
            for language, (title, body) in MINIMUM_WAGE.items()
        },
        audiences=["migrant_worker", "enterprise_employer", "employment_agency"],
        source=monthly.cite,
        published_on=on,
        actor=office.actor,
    )
