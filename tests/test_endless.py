"""Text without end, as no one writes it, costs a build no more than as many words of a book."""

from pathlib import Path

import pytest

from kg import pipeline
from kg.config import Config
from kg.language import shipped

SECONDS = 90  # many times what an idle machine takes: what is quadratic takes hours
SENTENCE = "le ministre italien a rencontré à Milan les soldats de Marta Orsini et la société Velmo selon la police"


def _names(count: int) -> str:
    given, ends = ("Marta", "Paolo", "Anna", "Luca"), ("ini", "etti", "oni", "ardi", "elli")
    heads = [f"{one}{two}{three}" for one in "BCDFGLMPRS" for two in "aeiou" for three in ("rt", "ll", "nd", "str")]
    family = [head + end for head in heads for end in ends]
    return ", ".join(f"{given[i % len(given)]} {family[i % len(family)]}" for i in range(count))


ENDLESS = {
    "no full stop": (SENTENCE + " ") * 1_000,
    "a list of names": f"Ils ont rencontré {_names(1_000)}",
    "one word": "Paris " * 10_000,
    "one verb": "la police dit que " * 2_500,
    "nested quotes": f"Le ministre a dit {'« oui ' * 5_000}fin{' »' * 5_000}",
    "quotes never closed": f"Le ministre a dit {'“oui ‘' * 2_500}",
    "brackets": f"Milan {'(Italie ' * 2_500}{')' * 2_500}",
    "commas": f"Marta Orsini {', ' * 10_000}ministre",
}


@pytest.mark.skipif("fr" not in shipped(), reason="no trained pipelines here")
@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_a_text_without_end_is_read_in_time(tmp_path: Path, text: str) -> None:
    (tmp_path / "endless.txt").write_text(text, encoding="utf-8")
    report = pipeline.build(Config(paths=(tmp_path / "endless.txt",), out=tmp_path / "out", lang="fr", workers=1))
    assert (report.documents, report.failures) == (1, ())
    assert report.seconds["reading"] < SECONDS
