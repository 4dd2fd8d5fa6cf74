"""Which samples the style page shows, in which order; each name is a template in ui/samples."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.elements import Text


@dataclass(frozen=True)
class Sample:
    """One component: template name, title, and when to use it."""

    name: str
    title: Text
    note: Text = ""
    wide: bool = False


@dataclass(frozen=True)
class Group:
    """Samples under one heading."""

    label: Text
    samples: tuple[Sample, ...]


GROUPS = (
    Group(
        _("值"),
        (
            Sample("money", _("金額"), _("整數元；內文用萬，表格用千分位。不詳不是 0。")),
            Sample("days", _("日期與時間"), _("民國日期，機器讀 ISO。")),
            Sample("emptiness", _("四種空值"), _("0、不詳、不適用、無辦理，不得混用一條橫線。")),
            Sample(
                "badges", _("標籤與狀態"), _("標籤說明屬性；狀態說明案件進到哪裡，形狀與顏色並用。")
            ),
            Sample("levels", _("密等與身分證號"), _("號碼一律遮蔽；調閱全碼必須留下紀錄。")),
            Sample("references", _("案號、條文與更正"), _("案號不斷行；更正同時保留前後值。")),
            Sample("icons", _("圖示"), _("圖示陪同文字，不單獨表意。"), wide=True),
        ),
    ),
    Group(
        _("期限"),
        (
            Sample("deadlines", _("期限"), _("剩餘日數以傳入的日期計算；有圖示、日期與文字。")),
            Sample("reckoning", _("計算依據"), _("期限與金額都能自己說明。"), wide=True),
        ),
    ),
    Group(
        _("動作與表單"),
        (
            Sample("buttons", _("按鈕"), _("一頁一個主要動作；不能做的動作說明原因。")),
            Sample("actions", _("下一步"), _("案件目前可以做的事，擋下的排在後面。")),
            Sample("form", _("表單"), _("標示、說明、錯誤放在同一處。")),
            Sample("form_errors", _("表單錯誤"), _("頁首列出全部錯誤，可直接跳到欄位。")),
        ),
    ),
    Group(
        _("清單"),
        (
            Sample("filter_bar", _("篩選列"), _("套用中的條件看得到，也能單獨移除。"), wide=True),
            Sample(
                "table",
                _("資料表"),
                _("鍵盤 j、k 移動，Enter 開啟，x 勾選；窄螢幕改為卡片。"),
                wide=True,
            ),
            Sample("table_totals", _("統計表"), _("數字靠右，合計列分明。")),
            Sample("table_empty", _("空清單"), _("說明為何沒有，以及可以做什麼。")),
            Sample("pagination", _("分頁"), _("有無總數都適用。")),
        ),
    ),
    Group(
        _("區塊"),
        (
            Sample("page_head", _("頁首"), _("標題、說明與動作。"), wide=True),
            Sample("tiles", _("數字磚"), _("每個數字都通往清單。"), wide=True),
            Sample("panel", _("面板與事實"), _("定義清單，一欄至三欄。"), wide=True),
            Sample("tabs", _("分頁籤"), _("每一籤都有自己的網址。")),
            Sample("callouts", _("提示"), _("說明事實、原因與下一步。")),
            Sample("stepper", _("程序進度"), _("已完成、目前、尚未、略過。"), wide=True),
            Sample("timeline", _("歷程"), _("事實發生日與本局知悉日分開。")),
            Sample("meters", _("達成率"), _("超過目標也照實顯示。")),
        ),
    ),
    Group(
        _("圖與行事曆"),
        (
            Sample("bars", _("長條圖"), _("旁邊有同一份數據的表格。"), wide=True),
            Sample("lines", _("折線圖"), _("缺值留白，不以零代替。"), wide=True),
            Sample("month", _("月曆"), _("調解會議、訪視、場次；放假日標明原因。"), wide=True),
            Sample("week", _("週曆"), _("依上午、下午、夜間排列。"), wide=True),
        ),
    ),
)
