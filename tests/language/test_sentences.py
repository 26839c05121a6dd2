import pytest
import spacy

from kg.language.sentences import NAME

LONG = "Les deux gouvernements ont annoncé mercredi soir à Bagdad la fin de la mission"


def starts(text: str) -> list[str]:
    nlp = spacy.blank("fr")
    nlp.add_pipe(NAME)
    return [token.text for token in nlp(text) if token.is_sent_start and token.i > 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Accord sur le retrait\n\nLes deux pays ont parlé.", ["Les"]),
        ("Accord sur le retrait\nLes deux pays ont parlé.", ["Les"]),
        ("7 avril 2021. –\nUn homme est mort.", ["Un"]),
        (f"{LONG}.\nLa suite vient.", ["La"]),
        ("« Tout est dit. »\nIl est parti.", ["Il"]),
        (f"{LONG}\nLa suite vient.", []),
        ("Accord sur\nle retrait", []),
        ("Étaient là :\nLa France", []),
        ("Il parle de Paris,\nLyon et Lille", []),
        ("Une phrase. Une autre.", []),
        ("Fin.\n\n", []),
        ("\n\nDébut.", ["Début"]),
    ],
)
def test_lines_that_begin_a_sentence(text, expected):
    assert starts(text) == expected
