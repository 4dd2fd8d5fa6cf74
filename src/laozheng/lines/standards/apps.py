"""The standards line."""

from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from laozheng.kernel.cases import line_config
from laozheng.kernel.inspections.visit_codes import PICKED_BY, SCOPES
from laozheng.kernel.measures.naming import NameMap, Renamed
from laozheng.lines.standards.rules.codes import DIM_LABELS


class StandardsConfig(line_config.LineConfig):
    """Points at the declaration in ``line``."""

    name = "laozheng.lines.standards"
    verbose_name = _("勞動條件")
    # What documents printed of a target is the target of the figure itself.
    history_names: ClassVar = NameMap(
        names={
            "standards.labor_inspection_target": Renamed("standards.labor_inspections"),
            "standards.labour_conditions_inspections": Renamed(
                "standards.labor_inspections", {"type": "project_and_joint"},
                why="101年報告書稱「勞動條件專案檢查」。",
            ),
            "standards.labor_condition_inspections": Renamed(
                "standards.labor_inspections", {"manner": "inspection"},
                why="2025年報告書稱「勞動條件檢查」，不含法遵訪視，單位印為場次。",
            ),
            "standards.legal_compliance_guidance": Renamed(
                "standards.labor_inspections", {"type": "compliance_visit"},
                why="2025年報告書稱「法遵輔導」，單位印為場次。",
            ),
            "standards.labor_condition_inspection_items": Renamed(
                "standards.inspection_items", why="2025年報告書稱「勞動檢查次量」。"
            ),
            "standards.labor_law_advocacy_sessions": Renamed(
                "standards.promotion_sessions", why="2025年報告書稱「勞動法令宣導會」。"
            ),
            "standards.labour_standards_seminar_sessions": Renamed(
                "standards.promotion_sessions", why="101年報告書稱「勞動基準法令講習會」。"
            ),
            "standards.law_inquiry_written_replies": Renamed("standards.written_replies"),
            "standards.friendly_workplace_families": Renamed("standards.workplace_families"),
            "standards.friendly_workplace_family_firms": Renamed(
                "standards.workplace_family_firms"
            ),
            "standards.pension_committee_and_payment_cases": Renamed(
                "standards.pension_committee_affairs"
            ),
            "standards.promotion_person_times": Renamed(
                "standards.promotion_reach", why="109年半年報告以觸及人次印為宣導人次。"
            ),
        }
    )  # fmt: skip

    @property
    def dim_labels(self) -> Mapping[str, Mapping[str, str]]:
        """The words for codes of the line's dims."""
        return {**DIM_LABELS, "scope": SCOPES, "picked_by": PICKED_BY}

    @cached_property
    def report_words(self) -> tuple[Any, ...]:
        """The lists of names that texts and tables take from the line."""
        return tuple(import_module(f"{self.name}.queries.words").WORDS)
