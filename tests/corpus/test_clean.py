import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.clean import clean, clean_line


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Un\r\ndeux\rtrois", "Un\ndeux\ntrois"),
        ("e\u0301te\u0301", "été"),
        ("2\u00a0500 soldats et 3\u202f000 civils", "2 500 soldats et 3 000 civils"),
        ("gouver\u00adnement", "gouvernement"),
        ("gouver\u00ad\nnement", "gouvernement"),
        ("a\x00b\x07c\u200bd\ufeff", "abcd"),
        ("left\u202eright\u2066", "leftright"),
        ("broken \ud800 half", "broken half"),
        ("Un.\n \n\n \nDeux.", "Un.\n\nDeux."),
        ("Un.\u2029Deux.", "Un.\n\nDeux."),
        ("AT&amp;T et l&#39;Irak&nbsp;: oui", "AT&T et l'Irak : oui"),
        ("Un <b>mot</b> et <a href='x'>un lien</a>.", "Un mot et un lien."),
        ("Un.<br/>Deux.<p>Trois.</p>", "Un.\nDeux.\n\nTrois."),
        ("Les troupes partent.</di", "Les troupes partent.</di"),
        ("Les troupes partent.</div", "Les troupes partent."),
        ('Les troupes partent. <a href="http://x', "Les troupes partent."),
        ("Avant <!-- rien --> après <script>alert(1)</script>.", "Avant après ."),
        ("<< Sur la base de l'ISF », dit-il.", "<< Sur la base de l'ISF », dit-il."),
        ("2 < 3 et 4 > 1", "2 < 3 et 4 > 1"),
        ("R&D; M&A", "R&D; M&A"),
    ],
)
def test_text_is_cleaned(raw, expected):
    assert clean(raw) == expected


def test_a_title_stands_on_one_line():
    assert clean_line(" Un\n titre <b>fort</b> ") == "Un titre fort"


@given(st.text())
def test_cleaning_twice_changes_no_letter_form(text):
    found = clean(text)
    assert found == found.strip()
    assert "\n\n\n" not in found
    assert "  " not in found
    found.encode("utf-8")
