from pathlib import Path

import pytest

from kg.config import Config, cores, parse_models
from kg.errors import ConfigError

PATHS = (Path("seeds"),)


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"paths": ()}, "no paths"),
        ({"workers": 0}, "workers: expected 1 or more"),
        ({"lang": "French"}, "lang: expected a code"),
        ({"base": "example"}, "base: expected an IRI"),
        ({"base": "http://example.org"}, "ends in / or #"),
        ({"base": 'http://example.org/">'}, "base: expected an IRI"),
        ({"out": Path(__file__)}, "is a file"),
    ],
)
def test_wrong_settings_are_refused(settings, reason):
    with pytest.raises(ConfigError, match=reason):
        Config(**({"paths": PATHS} | settings))


def test_models_are_given_as_pairs():
    assert parse_models(["fr=fr_core_news_lg", "en=/models/en"]) == (("fr", "fr_core_news_lg"), ("en", "/models/en"))


@pytest.mark.parametrize("text", ["fr", "fr=", "=x", "French=x"])
def test_other_models_are_refused(text):
    with pytest.raises(ConfigError, match="expected LANGUAGE=NAME"):
        parse_models([text])


def test_there_is_at_least_one_core():
    assert 1 <= cores() <= 8
