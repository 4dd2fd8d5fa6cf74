"""The invitation to a verification as the worker reads it: when, where, who interprets, her own no.

It stands below the Chinese text of the letter. The address stays as it is written on the door.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from laozheng.lines.migrants.rules.questions import MAY_SAY_NO

# Come; alone; who interprets.
_SENTENCES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "en": (
            "Please come in person on {when} to {place}. We want to hear from you yourself "
            "whether you want to end your contract.",
            "Your employer and your agency will not be in the room.",
            "{interpreter} interprets for you.",
        ),
        "id": (
            "Silakan datang sendiri pada {when} ke {place}. Kami ingin mendengar langsung dari "
            "Anda apakah Anda mau mengakhiri kontrak.",
            "Majikan dan agensi tidak berada di ruangan.",
            "{interpreter} menerjemahkan untuk Anda.",
        ),
        "vi": (
            "Mời bạn tự mình đến vào {when} tại {place}. Chúng tôi muốn nghe chính bạn nói có "
            "muốn chấm dứt hợp đồng hay không.",
            "Chủ và công ty môi giới không có mặt trong phòng.",
            "{interpreter} phiên dịch cho bạn.",
        ),
        "th": (
            "โปรดมาด้วยตนเองในวันที่ {when} ที่ {place} เราต้องการฟังจากคุณเองว่าต้องการเลิกสัญญาหรือไม่",
            "นายจ้างและบริษัทจัดหางานจะไม่อยู่ในห้อง",
            "{interpreter} เป็นล่ามให้คุณ",
        ),
        "tl": (
            "Pumunta nang personal sa {when} sa {place}. Gusto naming marinig mula sa iyo kung "
            "gusto mong tapusin ang kontrata.",
            "Wala sa silid ang iyong amo at ang ahensiya.",
            "Si {interpreter} ang magsasalin para sa iyo.",
        ),
    }
)


def invitation(language: str, *, on: date, time: str, place: str, interpreter: str) -> str:
    """The invitation in a language, a sentence to a line; empty for one that we do not write.

    ``time`` is HH:MM, or empty; without an interpreter none is named.
    """
    if language not in _SENTENCES:
        return ""
    come, alone, by_whom = _SENTENCES[language]
    when = f"{on.isoformat()} {time}".strip()
    lines = [come.format(when=when, place=place), alone]
    if interpreter:
        lines.append(by_whom.format(interpreter=interpreter))
    return "\n".join([*lines, MAY_SAY_NO[language]])
