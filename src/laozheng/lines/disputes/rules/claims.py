"""Which main issue a case is proposed to have: that of its largest claim, by the city's table."""

from collections.abc import Sequence
from datetime import date

from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

TABLE = "勞資爭議案件統計表爭議類別"


def proposed_issue(claims: Sequence[tuple[str, int | None]], law: Law, day: date) -> Reckoning:
    """The code of an issue for claims (code, amount in TWD or unknown), or None without claims.

    Of equal or unknown amounts the claim stated first decides; an officer confirms it.
    """
    trace = Trace("disputes.issue", law, day)
    if not claims:
        trace.say("未填請求事項，無法提議爭議類別。", TABLE)
        return trace.done(None)
    code, amount = max(claims, key=lambda claim: claim[1] or 0)
    issue = trace.value("claim_issue").get(code, "other")
    largest = f"{amount:,}元" if amount else "金額不明"
    trace.say(f"金額最大之請求事項「{code}」（{largest}），提議爭議類別「{issue}」。", TABLE)
    return trace.done(issue)
