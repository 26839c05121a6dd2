# ruff: noqa: E501 - rows of tables stay whole
"""Direct quotations: their marks, their exact words, and who speaks them."""

import re
import time

import pytest
from spacy.tokens import Doc

from kg.model import Document
from kg.relations.quotes import find_quotations
from tests.mentions.world import finder
from tests.parses import cases, vocabulary
from tests.relations.said import read, reader

FOUND = {
    "guillemets": ("Il dit « nous ne partirons pas » ce soir", ["nous ne partirons pas"]),
    "curly marks": ("He said “we will not leave” tonight", ["we will not leave"]),
    "straight marks": ('He said "we will not leave" tonight', ["we will not leave"]),
    "low marks": ("Er sagt „wir gehen nicht weg“ heute", ["wir gehen nicht weg"]),
    "doubled angles": ("Il dit << nous ne partirons pas >> ce soir", ["nous ne partirons pas"]),
    "doubled angles closed by a guillemet": ("Il dit << nous ne partirons pas » ce soir", ["nous ne partirons pas"]),
    "a comma before the mark": ('"We will not leave," he said', ["We will not leave"]),
    "two in one sentence": (
        '"We will not leave," he said, "not even in May."',
        ["We will not leave", "not even in May."],
    ),
    "nested": ("« Il m'a dit “je ne pars pas” hier » dit Igor", ["Il m'a dit “je ne pars pas” hier"]),
    "two words": ("la « guerre éclair » continue", ["guerre éclair"]),
    "a title of one word": ("le film « Mouette » plaît", ["Mouette"]),
    "nothing inside": ('« » et “ ” et ""', []),
    "unclosed": ("Il dit « nous ne partirons pas ce soir", []),
    "unclosed in its paragraph": ("« nous ne partirons pas\n\nIl se tait » alors", []),
    "closed before it opens": ("nous ne partirons pas » dit-il « alors", []),
    "nested guillemets": (
        "« Il a dit « je ne pars pas » hier soir » dit Igor",
        ["Il a dit « je ne pars pas » hier soir"],
    ),
    "guillemets nested twice": (
        "« Il a « dit « je ne pars pas » hier » et ri » dit Igor",
        ["Il a « dit « je ne pars pas » hier » et ri"],
    ),
    "inner guillemets that never close": (
        "« Il a dit « je ne pars pas » puis plus rien",
        ["Il a dit « je ne pars pas"],
    ),
    "two quotations in doubled angles": (
        "Il dit << nous ne partirons pas >> puis << nous irons à Belmor >> enfin",
        ["nous ne partirons pas", "nous irons à Belmor"],
    ),
    "doubled angles within guillemets": (
        "« Il a dit << je ne pars pas >> hier » dit Igor",
        ["Il a dit << je ne pars pas >> hier"],
    ),
    "doubled angles that never close": ("Il dit << nous ne partirons pas ce soir", []),
    "doubled angles closed in the next paragraph": ("Il dit << nous ne partirons pas\n\nce soir >> alors", []),
    "one angle": ("si a < b et c > d alors", []),
    "a paragraph's marks do not meet the next one's": (
        '5" of rain fell\n\n"We will not leave," he said',
        ["We will not leave"],
    ),
}


@pytest.mark.parametrize(("text", "quotations"), cases(FOUND))
def test_a_quotation_is_the_words_between_its_marks(text: str, quotations: list[str]) -> None:
    doc = _cut_at_spaces(text)
    assert [quotation.span.of(doc.text) for quotation in find_quotations(doc)] == quotations


def _cut_at_spaces(text: str) -> Doc:
    """A document of exactly that text."""
    found = list(re.finditer(r"\n\n|\S+", text))
    return Doc(
        vocabulary("fr"),
        words=[one.group() for one in found],
        spaces=[text[one.end() :].startswith(" ") for one in found],
    )


WORDS = """
    « _ PUNCT 2 punct | Restez rester VERB {0} ccomp | avec _ ADP 4 case | nous _ PRON 2 obl:arg | » _ PUNCT 2 punct"""
IGOR = "Igor _ PROPN 2 nsubj _ B-PER | sourit sourire VERB 0 root FIN | . _ PUNCT 2 punct"

SPEAKERS = {
    "an inverted tag": (
        f"""
            {WORDS.format(8)} | , _ PUNCT 2 punct | a avoir AUX 8 aux:tense FIN | déclaré déclarer VERB 0 root PART
            Igor _ PROPN 8 nsubj _ B-PER""", ["Igor"],
    ),
    "a tag before": (
        """
            Igor _ PROPN 2 nsubj _ B-PER | déclare déclarer VERB 0 root FIN | : _ PUNCT 2 punct | « _ PUNCT 5 punct
            Restez rester VERB 2 ccomp
        avec _ ADP 7 case | nous _ PRON 5 obl:arg | » _ PUNCT 5 punct""",
        ["Igor"],
    ),
    "a pronoun in the tag": (
        f"{IGOR}\n\n{WORDS.format(7)} | , _ PUNCT 2 punct | dit dire VERB 0 root FIN | -il il PRON 7 nsubj", ["Igor"],
    ),
    "a quotation that goes on after its tag": (
        f"""
            {WORDS.format(7)} | , _ PUNCT 2 punct | dit dire VERB 0 root FIN | Igor _ PROPN 7 nsubj _ B-PER
            . _ PUNCT 7 punct

        « _ PUNCT 2 punct | Restez rester VERB 0 root | pour _ ADP 4 case | toujours _ ADV 2 advmod | » _ PUNCT 2 punct""",
        ["Igor", "Igor"],
    ),
    "another quotation in the next paragraph": (
        f"""
            {WORDS.format(7)} | , _ PUNCT 2 punct | dit dire VERB 0 root FIN | Igor _ PROPN 7 nsubj _ B-PER
            . _ PUNCT 7 punct | ¶

        « _ PUNCT 2 punct | Restez rester VERB 0 root | pour _ ADP 4 case | toujours _ ADV 2 advmod | » _ PUNCT 2 punct""",
        ["Igor"],
    ),
    "no speech verb": (f"{IGOR}\n\n{WORDS.format(0).replace('ccomp', 'root')}", []),
    "a speaker that is no entity": (
        f"""
            {WORDS.format(7)} | , _ PUNCT 2 punct | dit dire VERB 0 root FIN | un _ DET 9 det | passant _ NOUN 7 nsubj""", [],
    ),
    "each quotation its own speaker": (
        f"""
            {WORDS.format(7)} | , _ PUNCT 2 punct | dit dire VERB 0 root FIN | Igor _ PROPN 7 nsubj _ B-PER
            . _ PUNCT 7 punct

        {WORDS.format(7)} | , _ PUNCT 2 punct | répond répondre VERB 0 root FIN | Otar _ PROPN 7 nsubj _ B-PER""",
        ["Igor", "Otar"],
    ),
    "a speech verb inside the quotation": (
        """
            « _ PUNCT 3 punct | Otar _ PROPN 3 nsubj _ B-PER | dit dire VERB 7 ccomp FIN | tout _ PRON 3 obj
            » _ PUNCT 3 punct | , _ PUNCT 3 punct
        affirme affirmer VERB 0 root FIN | Igor _ PROPN 7 nsubj _ B-PER""",
        ["Igor"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "names"), cases(SPEAKERS))
def test_the_subject_of_the_speech_verb_beside_it_speaks(table: str, names: list[str]) -> None:
    reading = read(table)
    assert [reading.entity(quote.speaker).name for quote in reading.quotes if quote.speaker] == names
    assert len(reading.quotes) == len(names), "a quotation without speaker is none"


SAID = f"""
    {WORDS.format("{verb}")} | , _ PUNCT 2 punct | {{tag}}"""


def _tagged(tag: str, *, verb: int = 7) -> str:
    """A quotation that a verb governs, with the words after it."""
    return SAID.format(tag=tag, verb=verb)


BESIDE = {
    "a name after the verb": (_tagged("dit dire VERB 0 root FIN | Igor _ PROPN 7 obj _ B-PER"), ["Igor"]),
    "a name after the verb and its adverb": (
        _tagged("dit dire VERB 0 root FIN | hier _ ADV 7 advmod | Igor _ PROPN 7 obj _ B-PER"), ["Igor"],
    ),
    "a name before the verb": (_tagged("Igor _ PROPN 8 dislocated _ B-PER | dit dire VERB 0 root FIN", verb=8), ["Igor"]),
    "a name before the verb and its auxiliary": (
        _tagged("Igor _ PROPN 2 nmod _ B-PER | a avoir AUX 9 aux:tense FIN | dit dire VERB 0 root PART", verb=9), ["Igor"],
    ),
    "a name after a mark": (
        _tagged("dit dire VERB 0 root FIN | , _ PUNCT 7 punct | Igor _ PROPN 7 obj _ B-PER"), [],
    ),
    "a name before a mark": (
        _tagged("Igor _ PROPN 2 nmod _ B-PER | , _ PUNCT 9 punct | dit dire VERB 0 root FIN", verb=9), [],
    ),
    "a name after another verb": (_tagged("rit rire VERB 2 conj FIN | Igor _ PROPN 7 obj _ B-PER", verb=0), []),
    "a name that leads to a quotation": (
        """
            Igor _ PROPN 3 dislocated _ B-PER | , _ PUNCT 1 punct | dit dire VERB 0 root FIN | : _ PUNCT 3 punct
            « _ PUNCT 6 punct | Restez rester VERB 3 ccomp | avec _ ADP 8 case | nous _ PRON 6 obl:arg | » _ PUNCT 6 punct""", ["Igor"],
    ),
    "a subject rather than a nearer name": (
        _tagged("dit dire VERB 0 root FIN | Otar _ PROPN 7 obl _ B-PER | Igor _ PROPN 7 nsubj _ B-PER"), ["Igor"],
    ),
    "whom a nameless subject speaks to": (
        _tagged("dit dire VERB 0 root FIN | un _ DET 9 det | passant _ NOUN 7 nsubj | à _ ADP 11 case | Igor _ PROPN 7 obl:arg _ B-PER"), [],
    ),
    "where a nameless subject speaks": (
        _tagged("dit dire VERB 0 root FIN | -on on PRON 7 nsubj | à _ ADP 10 case | Novgar _ PROPN 7 obl:mod _ B-LOC"), [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("table", "names"),
    cases(BESIDE),
)
def test_who_is_named_beside_the_verb_speaks_where_it_has_no_subject(table: str, names: list[str]) -> None:
    reading = read(table)
    assert [reading.entity(quote.speaker or "").name for quote in reading.quotes] == names


QUOTED = "« _ PUNCT {0} punct | Restez rester VERB 0 root | avec _ ADP {1} case | nous _ PRON {0} obl:arg | » _ PUNCT {0} punct"
FIRST, FIFTH, SIXTH = (QUOTED.format(verb, verb + 2) for verb in (2, 5, 6))
STAY = "“ _ PUNCT {0} punct | Stay stay VERB 0 root | with _ ADP {1} case | us _ PRON {0} obl | ” _ PUNCT {0} punct"

CREDITED = {
    "selon after it": (f"{FIRST} | , _ PUNCT 2 punct | selon _ ADP 8 case | Igor _ PROPN 2 obl:mod _ B-PER", "fr", ["Igor"]),
    "selon after it, without a comma": (f"{FIRST} | selon _ ADP 7 case | Igor _ PROPN 2 obl:mod _ B-PER", "fr", ["Igor"]),
    "d'après after it": (
        f"{FIRST} | , _ PUNCT 2 punct | d'après _ ADP 8 case | Igor _ PROPN 2 obl:mod _ B-PER", "fr", ["Igor"],
    ),
    "d'après in two words": (
        f"{FIRST} | , _ PUNCT 2 punct | d' de ADP 9 case | après _ ADP 7 fixed | Igor _ PROPN 2 obl:mod _ B-PER", "fr", ["Igor"],
    ),
    "selon before it": (f"Selon _ ADP 2 case | Igor _ PROPN 5 obl:mod _ B-PER | , _ PUNCT 2 punct | {FIFTH}", "fr", ["Igor"]),
    "pour before it": (f"Pour _ ADP 2 case | Igor _ PROPN 5 obl:mod _ B-PER | , _ PUNCT 2 punct | {FIFTH}", "fr", ["Igor"]),
    "a role after pour": (
        f"Pour _ ADP 3 case | le _ DET 3 det | maire _ NOUN 6 obl:mod | Igor _ PROPN 3 appos _ B-PER | , _ PUNCT 3 punct | {QUOTED.format(7, 9)}",
        "fr", ["Igor"],
    ),
    "according to after it": (
        f"{STAY.format(2, 4)} | , _ PUNCT 2 punct | according accord VERB 9 case | to _ ADP 7 fixed | Igor _ PROPN 2 obl _ B-PER",
        "en", ["Igor"],
    ),
    "according to before it": (
        f"According accord VERB 3 case | to _ ADP 1 fixed | Igor _ PROPN 6 obl _ B-PER | , _ PUNCT 3 punct | {STAY.format(6, 8)}",
        "en", ["Igor"],
    ),
    "for before it": (f"For _ ADP 2 case | Igor _ PROPN 5 obl _ B-PER | , _ PUNCT 2 punct | {STAY.format(5, 7)}", "en", ["Igor"]),
    "pour after it": (f"{FIRST} | , _ PUNCT 2 punct | pour _ ADP 8 case | Igor _ PROPN 2 obl:mod _ B-PER", "fr", []),
    "for after it": (f"{STAY.format(2, 4)} | , _ PUNCT 2 punct | for _ ADP 8 case | Igor _ PROPN 2 obl _ B-PER", "en", []),
    "another preposition before it": (
        f"Avec _ ADP 2 case | Igor _ PROPN 5 obl:mod _ B-PER | , _ PUNCT 2 punct | {FIFTH}", "fr", [],
    ),
    "pour within the sentence": (
        f"Hier hier ADV 6 advmod | pour _ ADP 3 case | Igor _ PROPN 6 obl:mod _ B-PER | , _ PUNCT 3 punct | {SIXTH}", "fr", [],
    ),
    "selon and nobody named": (
        f"{FIRST} | , _ PUNCT 2 punct | selon _ ADP 8 case | eux _ PRON 2 obl:mod | , _ PUNCT 2 punct | Igor _ PROPN 2 dislocated _ B-PER", "fr", [],
    ),
    "selon further on": (
        f"{FIRST} | , _ PUNCT 2 punct | hier _ ADV 2 advmod | , _ PUNCT 2 punct | selon _ ADP 10 case | Igor _ PROPN 2 obl:mod _ B-PER", "fr", [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "names"), cases(CREDITED))
def test_who_is_credited_right_after_a_quotation_or_at_the_head_of_its_sentence_speaks(
    table: str, lang: str, names: list[str]
) -> None:
    reading = read(table, lang)
    assert [reading.entity(quote.speaker or "").name for quote in reading.quotes] == names


def test_a_quote_holds_the_exact_words_without_marks() -> None:
    reading = read(SPEAKERS["an inverted tag"][0])
    assert [quote.span.of(reading.document.text) for quote in reading.quotes] == ["Restez avec nous"]


def _flat(words: list[str]) -> Doc:
    """One sentence in which every word hangs on the first."""
    count = len(words)
    pos = ["PUNCT" if not word.isalnum() else "PROPN" if word.istitle() else "NOUN" for word in words]
    deps = ["ROOT", *["nmod"] * (count - 1)]
    return Doc(
        vocabulary("fr"), words=words, pos=pos, lemmas=[word.lower() for word in words], heads=[0] * count, deps=deps
    )


LONG = {
    "5,000 nested guillemets": ["Mots", *["«"] * 5_000, "dit", *["»"] * 5_000],
    "5,000 nested curly marks": ["Mots", *["“", "un", "deux", "trois"] * 5_000, *["”"] * 5_000],
    "5,000 unclosed marks": ["Mots", *["«", "mot"] * 5_000],
    "20,000 words without full stop": [*["mot"] * 37, "Vélie", "attaque", "vélien"] * 500,
    "2,000 names and nationalities": ["Vélie", "vélien"] * 2_000,
    "2,000 straight quotations": ["Vélie", *['"', "un", "deux", "trois", '"', "dit"] * 2_000],
}


@pytest.mark.parametrize("words", cases(LONG))
def test_long_and_broken_texts_are_read_in_time(words: list[str]) -> None:
    doc = _flat(words)
    begin = time.process_time()
    found = finder("fr").find(doc)
    reader("fr").read(doc, Document("test", doc.text, "fr"), found)
    assert time.process_time() - begin < 2
