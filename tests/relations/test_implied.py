# ruff: noqa: E501 - rows of tables stay whole
"""What follows where something does not happen, and folders that have no rules at all."""

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.relations.read import load_rules
from tests.mentions.test_within import named
from tests.parses import cases
from tests.relations.told import reading, told

FORCES = "Les le DET 2 det | forces force NOUN {} nsubj | véliennes vélien ADJ 2 amod"
LEFT = f"{FORCES.format(5)} | ont avoir AUX 5 aux:tense FIN | quitté quitter VERB 0 root PART | Belmor _ PROPN 5 obj _ B-LOC"
NOT_LEFT = f"{FORCES.format(7)} | n' ne ADV 7 advmod | ont avoir AUX 7 aux:tense FIN | pas _ ADV 7 advmod | quitté quitter VERB 0 root PART | Belmor _ PROPN 7 obj _ B-LOC"
WILL_LEAVE = f"{FORCES.format(4)} | quitteront quitter VERB 0 root FUT | Belmor _ PROPN 4 obj _ B-LOC"
MAY_LEAVE = f"{FORCES.format(4)} | pourraient pouvoir VERB 0 root CND | quitter _ VERB 4 xcomp INF | Belmor _ PROPN 5 obj _ B-LOC"
EN_FORCES = (
    "Velian _ ADJ 2 amod | troops troop NOUN {0} nsubj | {1} | leave _ VERB 0 root INF | Belmor _ PROPN {0} obj _ B-LOC"
)
EN_WILL, EN_NOT = (
    EN_FORCES.format(4, "will _ AUX 4 aux FIN"),
    EN_FORCES.format(5, "did do AUX 5 aux FIN | not _ PART 5 advmod"),
)

THERE = {f"{one} hasTroopsIn Belmor" for one in ("forces véliennes", "Vélie")}
EN_THERE = {f"{one} hasTroopsIn Belmor" for one in ("Velian troops", "Velia")}
IMPLIED = {
    "not gone": (NOT_LEFT, "fr", THERE),
    "still to go": (WILL_LEAVE, "fr", THERE),
    "perhaps to go": (MAY_LEAVE, "fr", THERE),
    "gone": (LEFT, "fr", set()),
    "not gone, in English": (EN_NOT, "en", EN_THERE),
    "still to go, in English": (EN_WILL, "en", EN_THERE),
    "an armed group": (NOT_LEFT.replace("forces force", "rebelles rebelle").replace("véliennes", "véliens"), "fr", set()),
    "a person": (NOT_LEFT.replace(FORCES.format(7), "Igor _ PROPN 3 nsubj _ B-PER | , _ PUNCT 1 punct | ce _ PRON 7 dislocated"), "fr", set()),
    "an agreement": (
        """
            La le DET 2 det | Vélie _ PROPN 4 nsubj | ne _ ADV 4 advmod | dénonce dénoncer VERB 0 root FIN | pas _ ADV 4 advmod
            Accord _ PROPN 4 obj _ B-MISC | de _ ADP 8 case _ I-MISC | Belmor _ PROPN 6 nmod _ I-MISC""", "fr", set(),
    ),
    "another property that is denied": (NOT_LEFT.replace("quitté quitter", "attaqué attaquer"), "fr", set()),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "facts"), cases(IMPLIED))
def test_who_does_not_or_not_yet_withdraw_is_there(table: str, lang: str, facts: set[str]) -> None:
    assert told(table, lang, about="hasTroopsIn") == facts


def test_what_does_not_happen_is_said_beside_what_it_implies() -> None:
    assert {one for one in told(NOT_LEFT) if one.startswith("Vélie")} == {
        "Vélie not withdrewFrom Belmor",
        "Vélie hasTroopsIn Belmor",
    }
    assert {one for one in told(WILL_LEAVE) if one.startswith("Vélie")} == {
        "Vélie perhaps withdrewFrom Belmor",
        "Vélie hasTroopsIn Belmor",
    }


def test_an_agreement_is_left_all_the_same() -> None:
    assert told(IMPLIED["an agreement"][0], about="withdrewFrom") == {"Vélie not withdrewFrom Accord de Belmor"}


def test_what_is_implied_is_less_sure_of_no_time_and_of_the_same_sentence_and_source() -> None:
    table = f"Selon _ ADP 2 case | Tavik _ PROPN 7 obl:mod _ B-ORG | , _ PUNCT 2 punct | {FORCES.replace(' 2 ', ' 5 ').format(7)} | quitteront quitter VERB 0 root FUT | Belmor _ PROPN 7 obj _ B-LOC | en _ ADP 10 case | 2012 _ NUM 7 obl:mod"
    read = reading(table)
    facts = {one.predicate: one for one in read.facts if read.entity(one.subject).name == "forces véliennes"}
    said, implied = facts["withdrewFrom"], facts["hasTroopsIn"]
    assert (said.polarity, said.time, implied.polarity, implied.time) == ("hypothetical", "2012", "affirmed", None)
    assert implied.confidence < said.confidence
    assert implied.evidence == said.evidence
    assert implied.attributed_to == said.attributed_to is not None


def bare(path: Path, content: str = "") -> Path:
    """An ontology folder with that for its rules."""
    (path / "lexicon").mkdir(parents=True)
    (path / "lexicon" / "rules.toml").write_text(content, encoding="utf-8")
    return path


PAVEL = "Pavel _ PROPN 5 nsubj _ B-PER | ( _ PUNCT 3 punct | LM _ PROPN 1 appos _ B-ORG | ) _ PUNCT 3 punct | vote voter VERB 0 root FIN"
ARENA = "Belmor _ PROPN 5 nsubj _ B-LOC | ( _ PUNCT 3 punct | Vélie _ PROPN 1 appos | ) _ PUNCT 3 punct | brûle brûler VERB 0 root FIN"
KNOWN = "Pavel _ PROPN 6 nsubj _ B-PER | , _ PUNCT 4 punct | dit dire VERB 4 case | alias _ ADV 1 advmod | Rex _ PROPN 1 appos _ B-PER | chante chanter VERB 0 root FIN"
UNRULED = {
    "a verb": (LEFT, {"forces véliennes withdrewFrom Belmor"}),
    "a verb that is denied": (NOT_LEFT, {"forces véliennes not withdrewFrom Belmor"}),
    "an army": ("Armée _ PROPN 3 nsubj _ B-ORG | vélienne vélien ADJ 1 amod _ I-ORG | avance avancer VERB 0 root FIN", set()),
    "a party in parentheses": (PAVEL, set()),
    "a place in parentheses": (ARENA, set()),
    "another name": (KNOWN, set()),
    "a place in a name": (named("Cour de Belmor"), set()),
    "a seat": (named("Banque de Vélie"), set()),
    "a region in the name of a public body": (named("Conseil de Harlande"), set()),
}  # fmt: skip


@pytest.mark.parametrize(("table", "facts"), cases(UNRULED))
def test_a_folder_whose_rules_have_no_sections_is_read_by_its_patterns_alone(
    tmp_path: Path, table: str, facts: set[str]
) -> None:
    assert told(table, folder=bare(tmp_path / "own")) == facts


def test_an_implication_of_the_folders_own_is_followed(tmp_path: Path) -> None:
    rules = """
        [implication.withdrewFrom]
        polarities = ["affirmed"]
        subjects = ["MilitaryForce"]
        property = "attacked"
    """
    folder = bare(tmp_path / "own", rules)
    assert told(LEFT, folder=folder, about="attacked hasTroopsIn") == {"forces véliennes attacked Belmor"}
    assert told(NOT_LEFT, folder=folder, about="attacked hasTroopsIn") == set()


@pytest.mark.parametrize("content", [None, "[implication", "\udcff"])
def test_missing_and_malformed_rules_are_an_error_that_names_the_file(tmp_path: Path, content: str | None) -> None:
    folder = tmp_path / "own"
    if content is not None:
        bare(folder)
        (folder / "lexicon" / "rules.toml").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(OntologyError, match=r"rules\.toml"):
        load_rules(folder)
