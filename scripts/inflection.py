"""Names as the gazetteers write them: plain characters, slugs, and the inflected forms of demonyms."""

import re
import unicodedata

Names = tuple[str, ...]
Pair = tuple[Names, Names]
MASCULINE_FEMININE = 2


def plain(name: str) -> str:
    """The name with a straight apostrophe and "and" for "&", as gazetteers write it."""
    return name.replace("\u2019", "'").replace(" & ", " and ")


def slug(name: str) -> str:
    """ASCII words of a name joined by hyphens: "São Paulo" gives "sao-paulo"."""
    spelled = name.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("\u0131", "i")
    flat = unicodedata.normalize("NFKD", spelled)
    return "-".join(re.findall(r"[a-z0-9]+", flat.encode("ascii", "ignore").decode().replace("'", "").lower()))


def without_capital_accents(name: str) -> str:
    """The name as papers print it that leave capitals bare: "État" gives "Etat"."""
    return re.sub(r"[ÀÂÇÉÈÊËÎÏÔÙÛÜ]", lambda match: unicodedata.normalize("NFD", match[0])[0], name)


def feminine(masculine: str) -> str:
    """The regular feminine of a French demonym: "irakien" gives "irakienne", "belge" itself."""
    if masculine.endswith("e"):
        return masculine
    return masculine + ("ne" if masculine.endswith("en") else "e")


def french_plural(word: str) -> str:
    """The regular plural of a French demonym."""
    if word.endswith(("s", "x", "z")):
        return word
    return word.removesuffix("al") + "aux" if word.endswith("al") else word + "s"


def french_forms(demonym: str) -> Names:
    """All forms of a French demonym; "masculine/feminine" or all four where they are irregular."""
    given = demonym.split("/")
    if len(given) > MASCULINE_FEMININE:
        return tuple(given)
    masculine, woman = given if len(given) == MASCULINE_FEMININE else (given[0], feminine(given[0]))
    return masculine, woman, french_plural(masculine), french_plural(woman)


def english_forms(demonym: str) -> Names:
    """All forms of an English demonym; "singular/plural" where the plural is irregular."""
    singular, _, plural = demonym.partition("/")
    if plural:
        return singular, plural
    if singular.endswith(("ese", "sh", "ch", "ss", "ic", "ois", "y", "z", "Ni-Vanuatu")):
        return (singular,)
    return singular, singular + "s"


def inflected(demonyms: Pair) -> Pair:
    """All forms of all demonyms, each once, in order."""
    french = dict.fromkeys(form for demonym in demonyms[0] for form in french_forms(demonym))
    english = dict.fromkeys(form for demonym in demonyms[1] for form in english_forms(demonym))
    return tuple(french), tuple(english)
