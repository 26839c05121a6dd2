"""The language of a text: by its commonest words where they leave no doubt, else by a classifier of letters."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SAMPLE = 4_000
MINIMUM_WORDS = 40
CLEAR_SHARE = 0.12
OTHER_SHARE = 0.03
SURE = 0.6
WORD = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str | None:
    """ISO 639-1 code of the language; None where the text is too short to tell."""
    sample = text[:SAMPLE]
    words = [word.lower() for word in WORD.findall(sample)]
    if not words:
        return None
    counts = sorted(((_common(words, lang), lang) for lang in _commonest()), reverse=True)
    (first, lang), (second, _) = counts[0], counts[1]
    if len(words) >= MINIMUM_WORDS and first >= CLEAR_SHARE * len(words) and second <= OTHER_SHARE * len(words):
        return lang
    guess, probability = _identifier().classify(sample)
    if probability >= SURE:
        return str(guess)
    return lang if first > 2 * second else None


def _common(words: list[str], lang: str) -> int:
    commonest = _commonest()[lang]
    return sum(1 for word in words if word in commonest)


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(files("kg.corpus").joinpath("detect.toml").read_text(encoding="utf-8"))


@cache
def _commonest() -> dict[str, frozenset[str]]:
    return {lang: frozenset(words) for lang, words in _table().items() if lang != "candidates"}


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_table()["candidates"])
    return identifier
