# ruff: noqa: E501 - rows of tables stay whole
"""Quotations of a word or two, and whose of several speakers a quotation is."""

import pytest

from tests.parses import cases
from tests.relations.said import read


def spoken(table: str, lang: str) -> list[str]:
    """Every quotation with its speaker: "Igor: inevitable"."""
    reading = read(table, lang)
    return [f"{reading.entity(one.speaker or '').name}: {one.span.of(reading.document.text)}" for one in reading.quotes]


CALLED = """
    Igor _ PROPN 2 nsubj _ B-PER | {} VERB 0 root FIN | the _ DET 5 det | plan _ NOUN 5 nsubj | {} | “ _ PUNCT 7 punct | {} _ ADJ 5 xcomp
    ” _ PUNCT 7 punct"""
SEEMS = "seems seem VERB 2 ccomp FIN"

SHORT = {
    "below a speech verb": (CALLED.format("said say", SEEMS, "inevitable"), "en", ["Igor: inevitable"]),
    "below another verb": (CALLED.format("saw see", SEEMS, "inevitable"), "en", []),
    "with a capital": (CALLED.format("said say", SEEMS, "Inevitable"), "en", []),
    "two words": (
        """
            Igor _ PROPN 2 nsubj _ B-PER | said say VERB 0 root FIN | rain _ NOUN 4 nsubj | was be VERB 2 ccomp FIN | “ _ PUNCT 7 punct
            quite _ ADV 7 advmod | likely _ ADJ 4 xcomp | ” _ PUNCT 7 punct""", "en", ["Igor: quite likely"],
    ),
    "before the tag": (
        """
            Rain _ NOUN 2 nsubj | was be VERB 8 ccomp FIN | “ _ PUNCT 4 punct | inevitable _ ADJ 2 xcomp | ” _ PUNCT 4 punct | , _ PUNCT 2 punct
            Igor _ PROPN 8 nsubj _ B-PER | said say VERB 0 root FIN""", "en", ["Igor: inevitable"],
    ),
    "beside a speech verb that does not govern it": (
        """
            “ _ PUNCT 2 punct | inevitable _ ADJ 0 root | ” _ PUNCT 2 punct | . _ PUNCT 2 punct

            Igor _ PROPN 2 nsubj _ B-PER | said say VERB 0 root FIN | so _ ADV 2 advmod""", "en", [],
    ),
    "the same, of three words": (
        """
            “ _ PUNCT 4 punct | quite _ ADV 4 advmod | surely _ ADV 4 advmod | inevitable _ ADJ 0 root | ” _ PUNCT 4 punct | , _ PUNCT 4 punct

            said say VERB 0 root FIN | Igor _ PROPN 1 nsubj _ B-PER""", "en", ["Igor: quite surely inevitable"],
    ),
    "said by nobody who is named": (CALLED.format("said say", SEEMS, "inevitable").replace("Igor _ PROPN 2 nsubj _ B-PER", "Somebody _ PRON 2 nsubj"), "en", []),
    "a noun that looks like speech above it": (CALLED.format("said say", SEEMS, "inevitable").replace("VERB 0 root", "NOUN 0 root"), "en", []),
    "in French": (
        """
            Igor _ PROPN 2 nsubj _ B-PER | juge juger VERB 0 root FIN | la le DET 4 det | pluie _ NOUN 2 obj | « _ PUNCT 6 punct
            inévitable _ ADJ 2 xcomp | » _ PUNCT 6 punct""", "fr", ["Igor: inévitable"],
    ),
    "a title in French": (
        """
            Igor _ PROPN 2 nsubj _ B-PER | commente commenter VERB 0 root FIN | « _ PUNCT 4 punct | Mouette _ NOUN 2 obj | » _ PUNCT 4 punct""", "fr", [],
    ),
    "a French word of another verb": (
        """
            Igor _ PROPN 2 nsubj _ B-PER | mange manger VERB 0 root FIN | la le DET 4 det | tarte _ NOUN 2 obj | « _ PUNCT 6 punct
            maison _ ADJ 4 amod | » _ PUNCT 6 punct""", "fr", [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "quotes"), cases(SHORT))
def test_a_word_or_two_are_a_quotation_only_below_a_speech_verb_and_without_a_capital(
    table: str, lang: str, quotes: list[str]
) -> None:
    assert spoken(table, lang) == quotes


LED = """
    {} _ PROPN 2 nsubj _ B-PER | {} VERB 0 root FIN | , _ PUNCT 2 punct | “ _ PUNCT 5 punct | {} VERB 2 ccomp FIN | with _ ADP 7 case
    us _ PRON 5 obl | ” _ PUNCT 5 punct"""
IGOR, OTAR = LED.format("Igor", "said say", "Stay stay"), LED.format("Otar", "remarked remark", "Eat eat")
TAGGED = """
    “ _ PUNCT 2 punct | {} VERB 7 ccomp FIN | with _ ADP 4 case | us _ PRON 2 obl | ” _ PUNCT 2 punct | , _ PUNCT 2 punct
    {} VERB 0 root FIN | {} _ PROPN 7 nsubj _ B-PER | . _ PUNCT 7 punct"""
TAG_IGOR, TAG_OTAR = TAGGED.format("Stay stay", "said say", "Igor"), TAGGED.format("Eat eat", "remarked remark", "Otar")
FR_TAG = """
    « _ PUNCT 2 punct | {} VERB 7 ccomp FIN | avec _ ADP 4 case | nous _ PRON 2 obl:arg | » _ PUNCT 2 punct | , _ PUNCT 2 punct
    {} VERB 0 root FIN | {} _ PROPN 7 nsubj _ B-PER | . _ PUNCT 7 punct"""
FR_IGOR, FR_OTAR = (
    FR_TAG.format("Restez rester", "dit dire", "Igor"),
    FR_TAG.format("Mangez manger", "note noter", "Otar"),
)
FR_LED = """
    {} _ PROPN 2 nsubj _ B-PER | {} VERB 0 root FIN | : _ PUNCT 2 punct | « _ PUNCT 5 punct | {} VERB 2 ccomp FIN | avec _ ADP 7 case
    nous _ PRON 5 obl:arg | » _ PUNCT 5 punct"""
FR_LED_IGOR, FR_LED_OTAR = (FR_LED.format("Igor", "dit dire", "Restez rester"), FR_LED.format("Otar", "note noter", "Mangez manger"))  # fmt: skip
LOOSE = "“ _ PUNCT 2 punct | Stay stay VERB 0 root FIN | with _ ADP 4 case | us _ PRON 2 obl | ” _ PUNCT 2 punct | . _ PUNCT 2 punct"
STAY, EAT = "Stay with us", "Eat with us"
RESTEZ, MANGEZ = "Restez avec nous", "Mangez avec nous"

SEVERAL = {
    "two that lead": (f"{IGOR}\n\n{OTAR}", "en", [f"Igor: {STAY}", f"Otar: {EAT}"]),
    "two that lead, in French": (f"{FR_LED_IGOR}\n\n{FR_LED_OTAR}", "fr", [f"Igor: {RESTEZ}", f"Otar: {MANGEZ}"]),
    "one that leads and one that only speaks": (
        f"{IGOR}\n\nOtar _ PROPN 2 nsubj _ B-PER | remarked remark VERB 0 root FIN | nothing _ PRON 2 obj", "en", [f"Igor: {STAY}"],
    ),
    "two tags": (f"{TAG_IGOR}\n\n{TAG_OTAR}", "en", [f"Igor: {STAY}", f"Otar: {EAT}"]),
    "two tags, in French": (f"{FR_IGOR}\n\n{FR_OTAR}", "fr", [f"Igor: {RESTEZ}", f"Otar: {MANGEZ}"]),
    "a tag, then one that leads": (f"{TAG_IGOR}\n\n{OTAR}", "en", [f"Igor: {STAY}", f"Otar: {EAT}"]),
    "one that leads, then a tag": (f"{IGOR} | . _ PUNCT 2 punct\n\n{TAG_OTAR}", "en", [f"Igor: {STAY}", f"Otar: {EAT}"]),
    "one that leads, with words between": (
        """
            Igor _ PROPN 2 nsubj _ B-PER | said say VERB 0 root FIN | that _ SCONJ 5 mark | “ _ PUNCT 5 punct | we _ PRON 6 nsubj
            stay _ VERB 2 ccomp FIN | here _ ADV 6 advmod | ” _ PUNCT 5 punct | . _ PUNCT 2 punct

            Otar _ PROPN 2 nsubj _ B-PER | remarked remark VERB 0 root FIN | nothing _ PRON 2 obj""", "en", ["Igor: we stay here"],
    ),
    "a tag whose parse has no subject": (
        f"{TAG_IGOR}\n\n{TAG_OTAR.replace('7 nsubj', '7 obj')}", "en", [f"Igor: {STAY}", f"Otar: {EAT}"],
    ),
    "a tag cut off from its quotation": (
        f"{LOOSE}\n\nsaid say VERB 0 root FIN | Igor _ PROPN 1 nsubj _ B-PER | . _ PUNCT 1 punct\n\n{OTAR}", "en", [f"Igor: {STAY}", f"Otar: {EAT}"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "quotes"), cases(SEVERAL))
def test_the_speech_verb_that_leads_to_a_quotation_or_tags_it_wins_over_the_next_sentences(
    table: str, lang: str, quotes: list[str]
) -> None:
    assert spoken(table, lang) == quotes


SELON = """
    {} _ ADP 2 case | {} _ PROPN 5 obl:mod _ B-PER | , _ PUNCT 2 punct | « _ PUNCT 5 punct | mangez manger VERB 0 root FIN | avec _ ADP 7 case
    nous _ PRON 5 obl:arg | » _ PUNCT 5 punct"""
ACCORDING = """
    According accord VERB 3 case | to _ ADP 1 fixed | Otar _ PROPN 6 obl _ B-PER | , _ PUNCT 3 punct | “ _ PUNCT 6 punct | eat _ VERB 0 root FIN
    with _ ADP 8 case | us _ PRON 6 obl | ” _ PUNCT 6 punct"""

CREDITED = {
    "selon after a tag": (f"{FR_IGOR}\n\n{SELON.format('Selon', 'Otar')}", "fr", [f"Igor: {RESTEZ}", "Otar: mangez avec nous"]),
    "selon after one that leads": (
        f"{FR_LED_IGOR} | . _ PUNCT 2 punct\n\n{SELON.format('Selon', 'Otar')}", "fr", [f"Igor: {RESTEZ}", "Otar: mangez avec nous"],
    ),
    "pour after a tag": (f"{FR_IGOR}\n\n{SELON.format('Pour', 'Otar')}", "fr", [f"Igor: {RESTEZ}", "Otar: mangez avec nous"]),
    "selon before a tag of the next sentence": (
        f"{SELON.format('Selon', 'Igor')} | . _ PUNCT 5 punct\n\nOtar _ PROPN 2 nsubj _ B-PER | répond répondre VERB 0 root FIN", "fr", ["Igor: mangez avec nous"],
    ),
    "pour before a tag of its own sentence": (
        f"{SELON.format('Pour', 'Igor').replace('VERB 0 root', 'VERB 10 ccomp')} | , _ PUNCT 5 punct | répond répondre VERB 0 root FIN | Otar _ PROPN 10 nsubj _ B-PER",
        "fr", ["Otar: mangez avec nous"],
    ),
    "another preposition: the speaker goes on": (
        f"{FR_IGOR}\n\n{SELON.format('Avec', 'Otar')}", "fr", [f"Igor: {RESTEZ}", "Igor: mangez avec nous"],
    ),
    "according to after a tag": (f"{TAG_IGOR}\n\n{ACCORDING}", "en", [f"Igor: {STAY}", "Otar: eat with us"]),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "quotes"), cases(CREDITED))
def test_who_is_credited_at_the_head_of_the_sentence_speaks_rather_than_the_speaker_before(
    table: str, lang: str, quotes: list[str]
) -> None:
    assert spoken(table, lang) == quotes
