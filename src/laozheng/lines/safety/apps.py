"""The safety line."""

from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from laozheng.kernel.cases import line_config
from laozheng.kernel.measures.naming import NameMap, Renamed
from laozheng.lines.safety.rules.codes.supervision import DIM_LABELS


class SafetyConfig(line_config.LineConfig):
    """Points at the declaration in ``line``."""

    name = "laozheng.lines.safety"
    verbose_name = _("職業安全衛生")
    # Why a frozen figure differs after such a step.
    restatement_reasons: ClassVar = {
        "safety.accident:record_death": "late_record",
        "safety.accident:withdraw_death": "correction",
        "safety.accident:correct": "correction",
    }
    # What documents of other years call the same figures.
    history_names: ClassVar = NameMap(
        names={
            "safety.osh_advocacy_sessions": Renamed(
                "safety.osh_promotion_sessions", why="2025年報告書稱「職業安全衛生宣導」。"
            ),
            "safety.osh_guidance_visits": Renamed("safety.onsite_guidance_visits"),
            "safety.safety_inspections": Renamed("safety.osh_inspections"),
            "safety.safety_promotion_sessions": Renamed("safety.osh_promotion_sessions"),
            "safety.safety_promotion_attendance": Renamed("safety.osh_promotion_attendance"),
            "safety.safety_fine_cases": Renamed("safety.osh_fines"),
            "safety.safety_stop_work_orders": Renamed(
                "safety.work_stoppage_sites", why="101年報告書以場次計停工。"
            ),
            # The half-year book of 109 prints the same name for visits, in sessions.
            "safety.work_stoppages": Renamed(
                "safety.work_stoppage_sites", unit="sessions", why="109年半年報告以場次計停工。"
            ),
            "safety.safety_family_results_presentations": Renamed(
                "safety.safety_family_results_sessions"
            ),
            "safety.safety_family_results_presentation_attendance": Renamed(
                "safety.safety_family_results_attendance"
            ),
            "safety.major_occupational_accidents": Renamed("safety.major_accidents"),
            "safety.safety_family_firms": Renamed("safety.safety_family_members"),
            "safety.safety_family_activities": Renamed("safety.safety_family_sessions"),
            "safety.safety_guidance_visits": Renamed("safety.guidance_visits"),
            "safety.heat_hazard_inspections": Renamed("safety.heat_inspections"),
            "safety.heat_hazard_workshops": Renamed("safety.heat_workshops"),
            "safety.heat_hazard_workshop_firms": Renamed("safety.heat_workshop_firms"),
            "safety.heat_hazard_workshop_participants": Renamed(
                "safety.heat_workshop_participants"
            ),
        }
    )

    @cached_property
    def report_words(self) -> tuple[Any, ...]:
        """The lists of names that texts and tables take from the line."""
        return tuple(import_module(f"{self.name}.queries.words").WORDS)

    @property
    def dim_labels(self) -> Mapping[str, Mapping[str, str]]:
        """The words for codes of the line's dims."""
        return DIM_LABELS
