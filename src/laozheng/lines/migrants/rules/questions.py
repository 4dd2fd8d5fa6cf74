"""What a worker is asked alone, in the own language, and the signs of trafficking looked for.

The questions are fixed, so that everybody is asked the same (migrants rule 12).
"""

from collections.abc import Mapping
from types import MappingProxyType

# The questions of a verification, in the languages of the line's codes.
QUESTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "zh": (
            "您知道今天為什麼來嗎？",
            "終止契約是您自己的決定嗎？有沒有人要求或強迫您？",
            "您的工資都領到了嗎？還有沒有欠款？",
            "您的護照與居留證在您自己手上嗎？",
            "您想回國，還是想換雇主？",
        ),
        "en": (
            "Do you know why you are here today?",
            "Is it your own decision to end the contract? Did anyone ask or force you?",
            "Have you received all your wages? Is anything still owed to you?",
            "Do you hold your passport and residence card yourself?",
            "Do you want to go home, or to change your employer?",
        ),
        "id": (
            "Apakah Anda tahu mengapa Anda datang hari ini?",
            "Apakah mengakhiri kontrak ini keputusan Anda sendiri? Adakah yang meminta atau "
            "memaksa Anda?",
            "Apakah semua gaji Anda sudah diterima? Apakah masih ada yang belum dibayar?",
            "Apakah paspor dan kartu izin tinggal Anda pegang sendiri?",
            "Apakah Anda ingin pulang, atau ingin pindah majikan?",
        ),
        "vi": (
            "Bạn có biết vì sao hôm nay bạn đến đây không?",
            "Chấm dứt hợp đồng có phải là quyết định của chính bạn không? Có ai yêu cầu hoặc ép "
            "buộc bạn không?",
            "Bạn đã nhận đủ tiền lương chưa? Còn khoản nào chưa được trả không?",
            "Bạn có tự giữ hộ chiếu và thẻ cư trú của mình không?",
            "Bạn muốn về nước hay muốn chuyển chủ?",
        ),
        "th": (
            "คุณทราบไหมว่าวันนี้มาที่นี่เพราะอะไร",
            "การเลิกสัญญาเป็นการตัดสินใจของคุณเองหรือไม่ มีใครขอหรือบังคับคุณไหม",
            "คุณได้รับค่าจ้างครบแล้วหรือยัง ยังมีเงินค้างจ่ายไหม",
            "หนังสือเดินทางและบัตรถิ่นที่อยู่อยู่กับตัวคุณเองหรือไม่",
            "คุณต้องการกลับประเทศ หรือต้องการเปลี่ยนนายจ้าง",
        ),
        "tl": (
            "Alam mo ba kung bakit ka narito ngayon?",
            "Sarili mo bang desisyon ang tapusin ang kontrata? May humiling o pumilit ba sa iyo?",
            "Natanggap mo na ba ang lahat ng iyong sahod? May utang pa ba sa iyo?",
            "Hawak mo ba mismo ang iyong pasaporte at residence card?",
            "Gusto mo bang umuwi, o lumipat ng amo?",
        ),
    }
)
# The sentence that stands on every invitation.
MAY_SAY_NO: Mapping[str, str] = MappingProxyType(
    {
        "en": "You may say no. You can change your mind until you leave the country.",
        "id": "Anda boleh mengatakan tidak. Anda dapat berubah pikiran sampai Anda berangkat.",
        "vi": "Bạn có quyền nói không. Bạn có thể thay đổi quyết định cho đến khi xuất cảnh.",
        "th": "คุณปฏิเสธได้ และเปลี่ยนใจได้จนกว่าจะเดินทางออกนอกประเทศ",
        "tl": "Maaari kang tumanggi. Maaari kang magbago ng isip hanggang sa iyong pag-alis.",
    }
)
# Signs of trafficking; enough of them, and police and immigration are called at once.
INDICATORS: Mapping[str, str] = MappingProxyType(
    {
        "documents_kept": "護照或居留證遭他人扣留",
        "unpaid": "長期未領到工資",
        "debt": "以債務控制",
        "confined": "行動受限制或遭監視",
        "threatened": "遭威脅或暴力",
        "cut_off": "不得與外界聯繫",
        "forced_work": "被迫從事未同意的工作",
    }
)
# Who is told at once.
TOLD_AT_ONCE: Mapping[str, str] = MappingProxyType(
    {"police": "警察機關", "immigration": "移民機關"}
)
