import pytest

from kg.corpus.dates import find_dateline, parse_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-04-07", "2021-04-07"),
        ("2021-04-07T22:10:00+02:00", "2021-04-07"),
        ("20210407T221000Z", "2021-04-07"),
        ("Wed, 07 Apr 2021 10:00:00 GMT", "2021-04-07"),
        ("7 avril 2021", "2021-04-07"),
        ("mercredi 1er août 2012", "2012-08-01"),
        ("April 7, 2021", "2021-04-07"),
        ("Wednesday, 7th April 2021", "2021-04-07"),
        ("2021-13-40", None),
        ("31 février 2021", None),
        ("2021-04", None),
        ("04/07/2021", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_metadata_dates(value, expected):
    assert parse_date(value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 juillet 2012. – Le président a parlé.", "2012-07-04"),
        ("1er janvier 2016, 14h30 . –\nUn homme a foncé.", "2016-01-01"),
        ("PARIS, 4 juillet 2012 (AFP) – Le président a parlé.", "2012-07-04"),
        ("Monday, July 4, 2012\n\nThe president spoke.", "2012-07-04"),
        ("Un accord est signé\n\n4 juillet 2012 – Le président a parlé.", "2012-07-04"),
        ("BAGHDAD (Reuters), 7 April 2021 - The two governments agreed.", "2021-04-07"),
        ("Le 4 juillet 2012, le président a parlé.", None),
        ("The treaty of July 4, 2012 was signed by all. It holds.", None),
        ("Il est né le 4 juillet 1912.", None),
        ("WASHINGTON – Les États-Unis partent.", None),
    ],
)
def test_datelines(text, expected):
    assert find_dateline(text) == expected
