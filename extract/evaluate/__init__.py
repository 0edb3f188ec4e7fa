"""How right the program is: its output held against reports that a person annotated."""

from __future__ import annotations

from extract.evaluate.cases import Case, EvaluationError, find_cases
from extract.evaluate.evaluation import Evaluation, evaluate
from extract.evaluate.gold import Gold, GoldError, read_gold

__all__ = ["Case", "Evaluation", "EvaluationError", "Gold", "GoldError", "evaluate", "find_cases", "read_gold"]
