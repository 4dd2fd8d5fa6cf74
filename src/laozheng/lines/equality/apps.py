"""The equality line."""

from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from laozheng.kernel.cases import line_config
from laozheng.kernel.measures.naming import NameMap, Renamed
from laozheng.lines.equality.rules.codes import DIM_LABELS

_CORRECTED = ("discrimination", "gender")


class EqualityConfig(line_config.LineConfig):
    """Points at the declaration in ``line``."""

    name = "laozheng.lines.equality"
    verbose_name = _("就業平等")
    # Why a frozen figure differs after such a step.
    restatement_reasons: ClassVar = {
        f"equality.{kind}:change_ground": "correction" for kind in _CORRECTED
    }
    history_names: ClassVar = NameMap(
        names={
            "equality.discrimination_complaints": Renamed("equality.discrimination_cases"),
            "equality.equality_penalty_cases": Renamed("equality.penalty_cases"),
            "equality.equality_promotion_participants": Renamed("equality.promotion_attendance"),
            "equality.false_job_advert_cases": Renamed(
                "equality.job_seeking_complaints", {"type": "false_advertising"},
                why="101年報告書只列不實廣告，為求職申訴的一類。",
            ),
            "equality.false_job_advert_penalties": Renamed("equality.false_ad_penalties"),
            "equality.discrimination_committee_motions": Renamed("equality.committee_motions"),
            "equality.committee_meetings": Renamed(
                "equality.committee_meetings", {"council": "discrimination"}, without=("committee",)
            ),
            "equality.committee_external_experts": Renamed(
                "equality.committee_external_experts",
                {"council": "discrimination"},
                without=("committee",),
            ),
        },
        codes={"ideology": "thought", "union_membership": "former_union_membership"},
    )  # fmt: skip

    @property
    def dim_labels(self) -> Mapping[str, Mapping[str, str]]:
        """The words for codes of the line's dims."""
        return DIM_LABELS

    @cached_property
    def report_words(self) -> tuple[Any, ...]:
        """The lists of names that texts take from the line."""
        return tuple(import_module(f"{self.name}.queries.words").WORDS)
