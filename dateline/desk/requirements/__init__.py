"""What a story has to have before it goes on, and who decides that.

Every check is a question that returns plain sentences tied to fields. Administrators say of
each kind which of them block, which warn, and which are not asked. Nothing is changed here.
"""

from dateline.desk.requirements.asking import UNUSABLE, problems_of
from dateline.desk.requirements.checks import CHECKS, LEVELS
from dateline.desk.requirements.problem import Level, Problem, Stage
from dateline.desk.requirements.rules import Rules, rules_for

__all__ = [
    "CHECKS",
    "LEVELS",
    "UNUSABLE",
    "Level",
    "Problem",
    "Rules",
    "Stage",
    "problems_of",
    "rules_for",
]
