"""Tokenizers that cut French and English as the treebanks do."""

from __future__ import annotations

import re

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES, LIST_ICONS
from spacy.language import Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]  # compiled
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_SENTENCE_POINT = rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])"
_MARKS = r"(?:[!?]{2,}|<{2,}|>{2,}|={2,}|_{2,}|\*{2,})"

_CLITICS = "il|elle|ils|elles|on|je|tu|nous|vous|ce|le|la|les|lui|leur|moi|toi|y|en"
FRENCH_INFIXES = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    r"(?<=[0-9])[+*^](?=[0-9-])",
    _SENTENCE_POINT,
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])(?:--|[–—:<>=/])(?=[{ALPHA}])",
    # "a-t-il" = "a" + "-t-il", "dit-on" = "dit" + "-on", but "celui-ci", "Pays-Bas"
    rf"(?<=[{ALPHA}])(?<!-[tT])(?=-(?i:t-)?(?i:{_CLITICS})(?![\w-]))",
    # "l'homme" = "l'" + "homme", "qu’elle" = "qu’" + "elle", but "quelqu'un", "O'Brien"
    rf"(?:(?<=\b[ldjmtscnLDJMTSCN]['’])|(?<=\b[qQ][uU]['’])|(?<=(?:[sioe][qQ][uU])['’]))(?=[{ALPHA}0-9\"«“])",
    rf"(?<=['’])[\"«“](?=[{ALPHA}])",
]
FRENCH_ELISIONS = ("l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu")
FRENCH_WHOLE = (
    r"(?i:l['’]on|c['’]est-à-dire|aujourd['’]hui|quelqu['’]une?|prud['’]hom\w+|presqu['’]îles?|rendez-vous|"
    r"au-del[àa]|J\.-C\.)$"
)
_ENGLISH_PREFIXES = ("non", "co", "pre", "ex", "multi", "semi", "sub", "mini", "inter", "re", "e")
_ENGLISH_BARRED = "".join(rf"(?<!\b{form})" for word in _ENGLISH_PREFIXES for form in (word, word.title()))
ENGLISH_INFIXES = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    r"(?<=[0-9])[+*^](?=[0-9-])",
    # "10-15" is cut, "713-853-3989" is not
    r"(?<=[0-9])(?<!\b[0-9]{3})-(?=[0-9])",
    rf"(?<=[{ALPHA}]{{2}})-(?=[0-9])",
    _SENTENCE_POINT,
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    # "3-year-old" and "state-run" are cut at each hyphen, "co-founder" and "e-mail" are not
    rf"(?<=[{ALPHA}0-9]){_ENGLISH_BARRED}(?:-|–|—|--|---|——|~)(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}]\.)-(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
]


# "7 pm" written "7pm", "65k", and a word that ends in a hyphen
ENGLISH_SUFFIXES = [r"(?<=[0-9])(?:[aApP]\.?[mM]|[kK])", rf"(?<=[{ALPHA}]{{2}})--?"]


def blank(lang: str) -> Language:
    """Make an empty pipeline of a language with the adapted tokenizer.

    Raises:
        KeyError: the language is neither "fr" nor "en".
    """
    nlp = spacy.blank(lang)
    infixes = {"fr": FRENCH_INFIXES, "en": ENGLISH_INFIXES}[lang]
    prefixes, suffixes = list(nlp.Defaults.prefixes or ()), list(nlp.Defaults.suffixes or ())
    tokenizer: Tokenizer = nlp.tokenizer
    if lang == "fr":
        prefixes = [rule for rule in prefixes if "(?:(" not in str(rule)]
        suffixes = [rule for rule in suffixes if "clés" not in str(rule)]
        tokenizer.token_match = re.compile(FRENCH_WHOLE).match
        tokenizer.rules = {word: cut for word, cut in tokenizer.rules.items() if not _inverted(word)}
        for word in FRENCH_ELISIONS:  # "l' Irak", as careless pages have it, is cut as "l'Irak" is
            for form in (word, word.title()):
                for mark in ("'", "’"):
                    tokenizer.add_special_case(form + mark, [{ORTH: form + mark}])
    else:
        suffixes += ENGLISH_SUFFIXES
        tokenizer.rules = {word: cut for word, cut in tokenizer.rules.items() if word != "and/or"}
        for word in ("etc.", "al.", "Ft.", "Lt.", "vol."):
            tokenizer.add_special_case(word, [{ORTH: word}])
    tokenizer.prefix_search = compile_prefix_regex([_MARKS, *prefixes]).search
    tokenizer.suffix_search = compile_suffix_regex([_MARKS, *suffixes]).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


def _inverted(word: str) -> bool:
    """Tell spaCy's own exceptions for inverted subjects ("est-il"), which cut other than treebanks."""
    return "-t-" in word or word.lower().endswith(("est-il", "est-ce")) or word == "J.-C."
