import textwrap

import pytest

from kg.corpus.wrap import unwrap

LONG = (
    "The two governments said on Wednesday that they had agreed on the withdrawal of combat troops and that they would "
    "hold talks in the coming months to settle when the last of them would leave the country for good."
)
OTHER = "A spokesman for the ministry declined to give a date. He said that nothing had been decided so far, and left."


@pytest.mark.parametrize("width", [50, 72, 80, 100])
def test_wrapped_paragraphs_are_joined(width):
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in (LONG, OTHER))
    assert unwrap(wrapped) == f"{LONG}\n\n{OTHER}"


@pytest.mark.parametrize(
    "text",
    [
        "12 janvier 2016. –\nUn homme a été arrêté dans la nuit près de la frontière par des gendarmes.",
        "Roses are red\nViolets are blue\nSugar is sweet\nAnd so are you",
        "Membres :\n- la France\n- l'Irak\n- les États-Unis d'Amérique",
        LONG,
        f"{LONG}\n{OTHER}",
    ],
)
def test_other_breaks_stay(text):
    assert unwrap(text) == text


def wrap_inside(text: str, word: str, divided: str) -> str:
    """The text, wrapped at a width that breaks the word at its hyphen."""
    candidates = (textwrap.fill(text.replace(word, divided, 1), width) for width in range(40, 110))
    return next(wrapped for wrapped in candidates if divided.replace("-", "-\n") in wrapped)


def test_a_divided_word_is_put_together():
    text = f"{OTHER} The government has decided nothing. {LONG}"
    assert unwrap(wrap_inside(text, "government", "govern-ment")) == text


def test_a_hyphen_that_belongs_to_the_word_stays():
    text = f"{OTHER} He is well-known to all. The well-known minister left. {LONG}"
    assert unwrap(wrap_inside(text, "well-known", "well-known")) == text
