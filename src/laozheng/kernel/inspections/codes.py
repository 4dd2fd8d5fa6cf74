"""Codes of dispositions with their labels: kinds, authorities, parties, appeals, import flags."""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "fine": "罰鍰",
    "improvement": "限期改善",
    "stop_work": "停工",
    "license": "停業或廢止",
    "warning": "警告",
}
AUTHORITIES: Mapping[str, str] = {
    "city": "市政府",
    "bureau": "勞工局",
    "inspection_office": "勞檢處",
}
PARTY_KINDS: Mapping[str, str] = {
    "enterprise": "事業單位",
    "sole_proprietor": "獨資商號",
    "partnership": "合夥",
    "person": "自然人",
    "none": "未載明",
}
APPEAL_STATES: Mapping[str, str] = {
    "pending": "訴願中",
    "withdrawn": "訴願撤回",
    "dismissed": "訴願駁回",
    "decided": "訴願已決定",
    "revoked": "原處分撤銷",
}
# On what a range of fines may depend besides the provision.
CONDITIONS: Mapping[str, str] = {
    "accident": "致發生職業災害",
    "chemical_release": "危害性化學品洩漏或引起火災、爆炸致生職業災害",
    "disease": "致發生職業病",
    "employer": "行為人為雇主",
    "false_data": "通報的監測資料經查核虛偽不實",
    "false_statement": "虛偽說明或提供不實資料",
    "label": "違反標示規定",
    "ruling_not_obeyed": "未依裁決決定書所定期限為一定行為",
    "union": "行為人為工會",
    "worker": "行為人為勞工",
}
# How criminal proceedings over an act end; only a conviction bars the fine (行政罰法第26條).
CONVICTED = "convicted"
ENDS_OF_PROSECUTION: Mapping[str, str] = {
    "not_prosecuted": "不起訴處分確定",
    "deferred": "緩起訴處分確定",
    "acquitted": "無罪、免訴或不受理判決確定",
    "not_tried": "不付審理或不付保護處分確定",
    "spared": "免刑或緩刑判決確定",
    CONVICTED: "有罪判決確定",
}
REMOVAL_REASONS: Mapping[str, str] = {
    "revoked": "原處分已撤銷",
    "error": "公布內容錯誤",
}

# How a decision stands, by the state of its case; other states say nothing to the public.
APPEAL_NOTES: Mapping[str, str] = {
    "appealed": "救濟中，處分尚未確定",
    "upheld": "救濟結果維持原處分",
    "partly_revoked": "原處分部分撤銷，所列為撤銷後的內容",
    "final": "處分已確定",
    "pending": "訴願中，處分尚未確定",
    "withdrawn": "訴願已撤回",
    "dismissed": "訴願駁回",
    "decided": "訴願已決定",
}
# What happened to an entry of the public list.
CHANGES: Mapping[str, str] = {"corrected": "更正", "removed": "移除"}
CHANGE_REASONS: Mapping[str, str] = {
    "text": "更正公布內容",
    "partly_revoked": "原處分部分撤銷",
    "revoked": "原處分已撤銷",
    "error": "公布內容錯誤",
}

# What an import notices, by trap (standards 2.3). A flagged row is kept, counted and listed.
FLAGS: Mapping[str, str] = {
    "number_doubtful": "處分字號存疑（W-NUM）",
    "year_mismatch": "字號年度與處分日期不符（W-YEAR）",
    "announced_before_disposed": "公告日期早於處分日期（W-ANN）",
    "announced_unreadable": "公告日期無法辨識（W-ANN）",
    "announced_though_revoked": "已撤銷的處分又公布（W-ANN）",
    "number_shared": "同一字號有不同受處分人（W-DUP-d）",
    "date_conflict": "同一字號及受處分人有不同處分日期（W-DUP-e）",
    "amount_conflict": "同一處分有不同金額（W-FINE）",
    "fine_unreadable": "罰鍰金額無法辨識（W-FINE）",
    "fine_out_of_range": "罰鍰金額不在法定範圍（W-FINE）",
    "descriptions_unpaired": "法條敘述與條文數目不符（W-DESC）",
    "revoked_by_remark": "備註記載撤銷，請承辦人登錄（W-APPEAL）",
    "line_unassigned": "無法判斷所屬業務",
    "paragraph_missing": "缺項次（W-ART）",
    "subparagraph_missing": "缺款次（W-ART）",
    "several_items": "同款引用多目（W-ART）",
    "name_not_in_force": "法規名稱當時尚未施行（W-ART）",
    "extra_text": "條文之外另有文字（W-ART）",
    "unreadable": "條文無法辨識（W-ART）",
    "unclosed_bracket": "括號未閉合（W-NAME）",
    "stray_bracket": "多餘的括號（W-NAME）",
    "several_persons": "負責人不只一位（W-NAME）",
    "responsible_is_party": "負責人為法人（W-NAME）",
    "responsible_unclear": "負責人姓名存疑（W-NAME）",
    "spelled_out_character": "以拆字表示的姓名（W-CHAR）",
    "lost_character": "缺字（W-CHAR）",
    "masked": "名稱有遮蔽字元（W-MASK）",
    "looks_like_id": "疑似身分證字號（E-NATID）",
}
# Flags that only the reading of an official layout can see; a native file carries them along.
SOURCE_FLAGS = frozenset({"fine_unreadable", "announced_unreadable"})
