"""Codes of programs and visits with their labels, and the acts that a visit may look into."""

from collections.abc import Mapping

PROGRAM_KINDS: Mapping[str, str] = {
    "complaint": "申訴檢查",
    "central": "中央交辦專案",
    "joint": "會同檢查",
    "own": "自主專案",
    "compliance": "法遵訪視",
    "seasonal": "季節專案",
    "routine": "例行",
}
PROGRAM_STATES: Mapping[str, str] = {
    "draft": "草擬",
    "approved": "已核定",
    "running": "執行中",
    "closed": "已結束",
}
RESULTS: Mapping[str, str] = {
    "no_violation": "未違反",
    "guidance": "輔導改善",
    "violation": "違反",
    "refused": "規避妨礙拒絕",
    "not_met": "未會晤",
    "closed": "歇業或遷移",
}
# Nobody was met, so that nothing was looked into.
UNSUCCESSFUL = ("not_met", "closed")
SCOPES: Mapping[str, str] = {
    "lsa": "勞動基準法",
    "minimum_wage": "最低工資法",
    "labor_pension": "勞工退休金條例",
    "gender_equality": "性別平等工作法",
    "osh": "職業安全衛生法",
    "labor_inspection": "勞動檢查法",
    "employment_service": "就業服務法",
    "injury_insurance": "勞工職業災害保險及保護法",
    "disability_rights": "身心障礙者權益保障法",
}
PICKED_BY: Mapping[str, str] = {"score": "風險分數", "random": "隨機", "manual": "人工"}
TARGET_STATES: Mapping[str, str] = {
    "listed": "列入",
    "assigned": "已派案",
    "visited": "已檢查",
    "replaced": "已替換",
    "dropped": "已剔除",
}
# What is noticed about a visit and left for somebody to look at.
VISIT_FLAGS: Mapping[str, str] = {
    "outside_program": "檢查日不在專案期間",
    "program_entered": "專案原未登錄，已依檔案建立",
}
FINDING_STATES: Mapping[str, str] = {
    "open": "未改善",
    "remedied": "已改善",
    "not_remedied": "複查未改善",
    "withdrawn": "撤回",
    "sanctioned": "已裁處",
}
