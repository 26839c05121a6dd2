"""The texts of corpora of any size, made from real articles: copies that are about others.

In each copy, words of names become other ones (a first name another first name), figures grow, and days and years move:
always in the same way, so that who recurs in the articles recurs in their copy.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

from kg import ontology

LONGEST = 250  # words
FIRST_NAMES = re.findall(
    r"\S+",
    """
    Adam Agnès Alain Alan Alexandre Alice André Andrew Angela Anna Anne Antoine Barack Benjamin Bernard Bill Brian
    Bruno Carlos Catherine Charles Chris Christian Christine Christophe Claire Claude Daniel David Didier Dominique
    Donald Édouard Elizabeth Emma Emmanuel Éric Eric Fabien Florence François Françoise Frank Frédéric Gabriel
    George Georges Gérard Guillaume Hassan Helen Henri Hillary Hugo Ibrahim Isabelle Jack Jacques James Jane Jean
    Jennifer Jérôme Jim Joe John José Joseph Juan Julie Julien Karim Kevin Laura Laurent Linda Louis Luc Lucie Luis
    Manuel Marc Maria Marie Marine Mario Mark Martin Mary Matthew Matthieu Michael Michel Michelle Mike Mohamed
    Mohammed Nadia Nathalie Nicolas Nicole Nigel Olivier Omar Pascal Patrick Paul Peter Philippe Pierre Rachel
    Raphaël Richard Robert Roger Ronald Sarah Scott Ségolène Sophie Stéphane Stephen Steve Susan Sylvie Thérèse
    Thierry Thomas Tim Tom Tony Valérie Victor Vincent Vladimir Walter William Xavier Yves
""",
)
STARTS = re.findall(
    r"\S+",
    """
    Ba Be Bra Ca Chau Co Da Del Dro Fa Fer Ga Gri Hal Ja Ker La Lem Ma Mon Na Or Pa Pel Qui Ra Ro Sa Tor Val Ver
""",
)
MIDDLES = re.findall(r"\S+", "b ba chi d dar g l lan len m man n net r ran ri s sel st t tel ti v")
VOWELS = "aeiou"
ENDS = re.findall(r"\S+", "ac ain an ard as ault eau el en er et ey ic ier in is on ot our ow")
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
MONTHS += " January February March April May June July August September October November December"
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
KEPT = frozenset(f"{MONTHS} {DAYS}".split())
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
INSIDE = re.compile(r"(?<=[^\W\d_,;] )[^\W\d_]+(?:-[^\W\d_]+)*")  # in the midst of a sentence
ACRONYM = re.compile(r"[A-Z]{3,5}")
YEAR = re.compile(r"\b(?:19[5-9]|20[0-4])\d\b")
DAY = re.compile(rf"\b([12]?\d|3[01])(?= (?:{'|'.join(MONTHS.split())})\b)")
FIGURE = re.compile(r"(?<![\d.,:/-])[1-9]\d{1,5}(?![\d.,:/-])")
END = re.compile(r"[.!?»”\"](?=\s|$)")
Article = Mapping[str, Any]


def articles(path: Path) -> Iterator[Article]:
    """The articles of a file, cut short."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield {**article, "text": cut(article["text"])}


def cut(text: str, words: int = LONGEST) -> str:
    """About so many words from the beginning of a text, to the end of a sentence."""
    last = next(islice(re.finditer(r"\S+", text), words - 1, None), None)
    if last is None:
        return text
    ends = [found.end() for found in END.finditer(text, 0, last.end())]
    return text[: ends[-1] if ends else last.end()]


def mixed(sets: Sequence[Sequence[Article]]) -> list[Article]:
    """The articles of all sets, so that each stretch holds its share of each."""
    shares = [((number + 0.5) / len(each), one) for each in sets for number, one in enumerate(each)]
    return [one for _, one in sorted(shares, key=lambda cell: cell[0])]


def names_in(articles: Sequence[Article]) -> frozenset[str]:
    """Words of names: with a capital in the midst of a sentence, and never without; not those of the gazetteers."""
    entries = ontology.load(ontology.default_folder()).gazetteer
    known = {word for entry in entries for name in entry.names for word in WORD.findall(name.text)}
    words = {word for article in articles for word in WORD.findall(article["text"])}
    inside = {word for article in articles for word in INSIDE.findall(article["text"])}
    common = {word.lower() for word in words if word.islower()}
    return frozenset(
        word
        for word in inside
        if word[0].isupper() and len(word) > 1 and word.lower() not in common and word not in known | KEPT
    )


def varied(article: Article, copy: int, names: frozenset[str]) -> dict[str, Any]:
    """A copy of an article about others, in another year; copy 0 is the article."""
    if copy == 0:
        return dict(article)
    vary = partial(_vary, copy=copy, names=names)
    dates = {"date": _later(article["date"], copy)} if article.get("date") else {}
    texts = {"title": vary(article["title"] or ""), "text": vary(article["text"])}
    return {**article, **texts, **dates, "id": f"{article['id']}-{copy}"}


def _vary(text: str, *, copy: int, names: frozenset[str]) -> str:
    text = WORD.sub(lambda found: renamed(found[0], copy) if found[0] in names else found[0], text)
    text = DAY.sub(lambda found: str((int(found[0]) + copy) % 28 + 1), text)
    text = FIGURE.sub(lambda found: found[0] if YEAR.fullmatch(found[0]) else _figure(found[0], copy), text)
    return YEAR.sub(lambda found: str(int(found[0]) - _years(copy)), text)


def renamed(word: str, copy: int) -> str:
    """Another name in place of a word of a name: a first name for a first name, else one made up."""
    digits = blake2b(f"{copy} {word}".encode(), digest_size=8).digest()
    if word in FIRST_NAMES:
        return FIRST_NAMES[(FIRST_NAMES.index(word) + copy) % len(FIRST_NAMES)]
    if ACRONYM.fullmatch(word):
        return "".join(chr(ord("A") + digit % 26) for digit in digits[: len(word)])
    parts = (STARTS, MIDDLES, VOWELS, MIDDLES, ENDS) if digits[-1] % 2 else (STARTS, MIDDLES, ENDS)
    return "".join(part[digit % len(part)] for part, digit in zip(parts, digits, strict=False))


def _figure(text: str, copy: int) -> str:
    return str(round(int(text) * (1 + copy % 9 / 10)))


def _years(copy: int) -> int:
    return 1 + copy % 12


def _later(date: str, copy: int) -> str:
    """A date in another year; the 29th of February becomes the 28th."""
    moved = f"{int(date[:4]) - _years(copy)}{date[4:]}"
    return moved.replace("-02-29", "-02-28")


def copies(articles: Sequence[Article], names: frozenset[str], size: int) -> Iterator[Article]:
    """So many articles: all as they are, then all in a first copy, and so on."""
    numbers = ((number % len(articles), number // len(articles)) for number in range(size))
    return (varied(articles[place], copy, names) for place, copy in numbers)
