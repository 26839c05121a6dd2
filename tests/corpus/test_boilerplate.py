import pytest

from kg.corpus.boilerplate import is_boilerplate, strip_boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "Laisser un commentaire",
        "» Leave a reply",
        "SHARE THIS:",
        "J’aime ça",
        "Votre adresse e-mail ne sera pas publiée.",
        "We use cookies to improve.",
    ],
)
def test_page_lines(line):
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Laisser un commentaire n'engage à rien.",
        "The share of votes fell.",
        "Home Secretary resigns",
        "",
        "Menu du jour",
    ],
)
def test_lines_of_a_text(line):
    assert not is_boilerplate(line)


def test_only_the_edges_are_stripped():
    text = "Menu\n\nAccueil\nUn texte.\n\nPartager\n\nLa suite.\n\nLaisser un commentaire\nShare this"
    assert strip_boilerplate(text) == "Un texte.\n\nPartager\n\nLa suite."


def test_nothing_else_leaves_nothing():
    assert strip_boilerplate("Menu\n\nPartager") == ""
