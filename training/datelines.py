"""Date lines and agency lines that open news texts, made up from templates with their parses."""

from __future__ import annotations

from random import Random

from augment import happens
from treebanks import Token

_CITIES = {
    "fr": [
        "PARIS",
        "Paris",
        "WASHINGTON",
        "Bruxelles",
        "Kaboul",
        "LE CAIRE",
        "Genève",
        "Moscou",
        "MONTRÉAL",
        "Dakar",
        "Beyrouth",
    ],
    "en": [
        "PARIS",
        "London",
        "WASHINGTON",
        "BAGHDAD",
        "Kabul",
        "CAIRO",
        "Geneva",
        "MOSCOW",
        "NEW YORK",
        "Nairobi",
        "Beirut",
    ],
}
_AGENCIES = ("AFP", "Reuters", "AP", "Xinhua", "EFE", "ANSA", "TASS", "Wikinews", "DPA")
_MONTHS = {
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_DAYS = {
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_DASHES = ("-", "–", "—", "--")


def dateline(lang: str, rng: Random, *, attached: bool) -> list[Token]:
    """Make a date line whose first token is the root.

    Args:
        lang: "fr" or "en".
        rng: source of chance.
        attached: end with a dash, to be followed by the sentence it opens; else with nothing or a full stop.
    """
    tokens = _place(lang, rng) if happens(rng, 0.55) else _date(lang, rng, start=0)
    if attached:
        return [*tokens, _token(rng.choice(_DASHES), "PUNCT", 0, "punct")]
    if happens(rng, 0.4):
        return [*tokens[:-1], _glued(tokens[-1]), _token(".", "PUNCT", 0, "punct")]
    return tokens


def _place(lang: str, rng: Random) -> list[Token]:
    """Make "PARIS (Reuters)" or "Paris, 3 mars 2016 (AFP)"."""
    names = rng.choice(_CITIES[lang]).split(" ")
    tokens = [_token(name, "PROPN", 0, "root" if index == 0 else "flat") for index, name in enumerate(names)]
    if happens(rng, 0.4):
        tokens[-1] = _glued(tokens[-1])
        tokens.append(_token(",", "PUNCT", len(tokens) + 1, "punct"))
        tokens += _date(lang, rng, start=len(tokens))
        if happens(rng, 0.6):
            return tokens
    start = len(tokens)
    agency = rng.choice(_AGENCIES)
    return [
        *tokens,
        _glued(_token("(", "PUNCT", start + 1, "punct")),
        Token(agency, agency, "PROPN", "", 0, "appos", space=False),
        _token(")", "PUNCT", start + 1, "punct"),
    ]


def _date(lang: str, rng: Random, *, start: int) -> list[Token]:
    """Make "12 janvier 2016" or "Monday, January 4, 2016" beginning at index `start`, with its root first."""
    day, year = str(rng.randint(1, 31)), str(rng.randint(1995, 2026))
    month = rng.choice(_MONTHS[lang])
    head_dep = "root" if start == 0 else "appos"
    if lang == "fr":
        words = [
            ("1er" if day == "1" else day, "NUM", 0, head_dep),
            (month, "NOUN", start, "nmod"),
            (year, "NUM", start + 1, "nmod"),
        ]
    else:
        words = [(month, "PROPN", 0, head_dep), (day, "NUM", start, "nummod"), (year, "NUM", start, "nummod")]
    tokens = [_token(*word) for word in words]
    if lang == "en" and happens(rng, 0.8):
        tokens[1:] = [_glued(tokens[1]), _token(",", "PUNCT", start, "punct"), tokens[2]]
    if start == 0 and happens(rng, 0.3):
        return [*_weekday(lang, rng), *(_shifted(token, 2) for token in tokens)]
    return tokens


def _weekday(lang: str, rng: Random) -> list[Token]:
    day = rng.choice(_DAYS[lang])
    return [
        Token(day, day, "NOUN" if lang == "fr" else "PROPN", "", 0, "root", space=False),
        _token(",", "PUNCT", 2, "punct"),
    ]


def _shifted(token: Token, by: int) -> Token:
    """Move a date behind its weekday, to which its own root becomes an apposition."""
    if token.dep == "root":
        return Token(token.form, token.lemma, token.pos, token.morph, 0, "appos", token.space)
    return Token(token.form, token.lemma, token.pos, token.morph, token.head + by, token.dep, token.space)


def _token(form: str, pos: str, head: int, dep: str) -> Token:
    return Token(form, form, pos, "", head, dep, space=True)


def _glued(token: Token) -> Token:
    return Token(token.form, token.lemma, token.pos, token.morph, token.head, token.dep, space=False)
