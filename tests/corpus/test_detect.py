import pytest

from kg.corpus.detect import detect


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Le président a déclaré que les troupes quitteraient le pays.", "fr"),
        ("The president said that the troops would leave the country.", "en"),
        ("Der Präsident sagte am Mittwoch, dass die Truppen das Land verlassen würden.", "de"),
        ("El presidente dijo el miércoles que las tropas saldrían del país.", "es"),
        ("Президент заявил в среду, что войска покинут страну.", "ru"),
        ("Le ministre est parti. " * 30, "fr"),
        ("The minister has left, and he will not be back. " * 30, "en"),
        ("Paris : le maire élu", "fr"),
    ],
)
def test_languages(text, lang):
    assert detect(text) == lang


@pytest.mark.parametrize("text", ["", "12 345", "—"])
def test_no_words_no_language(text):
    assert detect(text) is None
