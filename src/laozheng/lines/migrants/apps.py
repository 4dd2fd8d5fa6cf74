"""The migrants line."""

from collections.abc import Mapping
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from laozheng.kernel.cases import line_config
from laozheng.kernel.measures.naming import NameMap, Renamed
from laozheng.lines.migrants.rules.codes import DIM_LABELS

# What the report of 101 printed with a word in front.
_WITH_PREFIX_IN_101 = (
    "recreation_sessions", "recreation_participants", "staff_training_sessions",
    "staff_training_participants_per_session", "advertising_periods", "advertising_items",
    "advertising_languages", "advertising_duration_months", "newsletter_issues",
    "newsletter_languages", "liaison_meeting_participants", "promotion_sessions",
    "promotion_participants",
)  # fmt: skip


class MigrantsConfig(line_config.LineConfig):
    """Points at the declaration in ``line``."""

    name = "laozheng.lines.migrants"
    verbose_name = _("移工")
    # What the books called the same figure in other years.
    history_names: ClassVar = NameMap(
        names={
            "migrants.foreign_worker_visits": Renamed(
                "migrants.inspection_visits", why="2025年報告書以五種名稱印同一數字。"
            ),
            "migrants.migrant_inspection_visits": Renamed("migrants.inspection_visits"),
            "migrants.migrant_violations_found": Renamed("migrants.illegal_employment_cases_found"),
            "migrants.migrant_law_consultations": Renamed(
                "migrants.consultations", {"type": "legal_consultation"}
            ),
            "migrants.migrant_dispute_cases": Renamed(
                "migrants.consultations", {"type": "dispute_handling"}
            ),
            "migrants.migrant_early_termination_verifications": Renamed(
                "migrants.consultations", {"type": "contract_termination_verification"}
            ),
            "migrants.migrant_caregiver_outreach_participants": Renamed(
                "migrants.caregiver_tour_participants", why="101年報告書稱「下鄉關懷」。"
            ),
            "migrants.shelter_person_times": Renamed(
                "migrants.shelter_person_days", why="109年半年報告以人次印人日。"
            ),
            **{
                f"migrants.migrant_{name}": Renamed(f"migrants.{name}")
                for name in _WITH_PREFIX_IN_101
            },
        }
    )

    @property
    def dim_labels(self) -> Mapping[str, Mapping[str, str]]:
        """The words for codes of the line's dims."""
        return DIM_LABELS
