"""What an office is taken to be of is not for the scorer to judge."""

import pytest

from tests.parses import cases
from tests.relations.test_judge import weighed

BARE, ROLE, VERB = (
    "0 Pavel leads Vélie roles:président:bare 0.65",
    "0 Pavel leads Vélie roles:président 0.65",
    "0 Pavel leads Vélie verbs:diriger:S>O 0.65",
)

WEIGHED = {
    "against the odds": (0.01, BARE, [BARE]),
    "with the odds": (0.97, BARE, [BARE]),
    "a stated role against the odds": (0.01, ROLE, []),
    "a stated role with the odds": (0.97, ROLE, [ROLE.replace("0.65", "0.81")]),
    "a verb with the odds": (0.97, VERB, [VERB.replace("0.65", "0.81")]),
}


@pytest.mark.parametrize(("odds", "fact", "result"), cases(WEIGHED))
def test_a_bare_office_keeps_its_confidence(odds: float, fact: str, result: list[str]) -> None:
    assert weighed({"Pavel leads Vélie": odds}, fact) == result


def test_a_bare_office_is_not_added_again_by_the_scorer() -> None:
    assert weighed({"Pavel leads Vélie": 0.9, "Pavel visited Vélie": 0.9}, BARE) == [
        BARE,
        "0 Pavel visited Vélie scorer 0.9",
    ]
