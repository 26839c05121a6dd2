"""Names made comparable, and how two names are alike."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.ontology import Ontology, default_folder
from kg.statements.identity import words as word_lists
from kg.statements.identity.likeness import blocks, body_blocks, body_likeness, likeness
from kg.statements.identity.names import folded_words, is_bare, person_words, romanised, skeleton, without_articles
from kg.statements.identity.profiles import Profiler
from kg.statements.identity.words import FILE, IdentityWords
from tests.statements.test_identity import flawed, world

WORDS = word_lists.load(default_folder())
LEAST, BODY_LEAST = (WORDS.thresholds[name] for name in ("likeness", "body_likeness"))


@pytest.fixture(scope="module")
def profiler(terms: Ontology) -> Profiler:
    return Profiler(world(terms), WORDS)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Paul Durand", "paul durand"),
        ("DURAND Paul", "paul durand"),
        ("Durand, Paul", "paul durand"),
        ("DURAND, Paul", "paul durand"),
        ("Paul DURAND", "paul durand"),
        ("PAUL DURAND", "paul durand"),
        ("VAN DER BERG Jan", "jan van der berg"),
        ("DURAND-MOREL Anne Sophie", "anne sophie durand morel"),
        ("Dr Paul Durand", "paul durand"),
        ("M. le président Paul Durand", "le president paul durand"),
        ("Général Paul Durand", "paul durand"),
        ("Durand, Dr Paul", "paul durand"),
        ("J. P. Morvan", "j p morvan"),
        ("U.S. Grant", "u s grant"),
        ("Durand, 45", "durand 45"),
        ("Durand,", "durand"),
        ("President", "president"),
        ("Élise\u00a0Œuvrard", "elise oeuvrard"),
        ("LE PEN Marine", "marine le pen"),
        ("DE GAULLE Charles", "charles de gaulle"),
    ],
)
def test_persons_names_lose_titles_and_are_turned(name: str, words: str) -> None:
    assert " ".join(person_words(name, WORDS)) == words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kirby", True),
        ("M. Kirby", True),
        ("de Gaulle", True),
        ("Le Pen", True),
        ("al-Assad", True),
        ("President Macron", True),
        ("John Kirby", False),
        ("J. Kirby", False),
        ("Charles de Gaulle", False),
    ],
)
def test_a_bare_name_is_a_family_name_alone(name: str, *, expected: bool) -> None:
    assert is_bare(person_words(name, WORDS), WORDS) is expected


MULTIWORD = "forms of several words are never found, as words are looked up one by one"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Banque centrale du Niger", "Central Bank of Niger"),
        ("Banque centrale nigérienne", "the Nigerien Central Bank"),
        ("Ministère de la Défense du Niger", "Nigerien Defence Ministry"),
        ("Front national", "National Front"),
        ("Institut Pasteur", "Pasteur Institute"),
        ("Lumatel SA", "Lumatel"),
        ("Lumatel Inc.", "LUMATEL SA"),
        ("Lumatel Holding Ltd", "Lumatel"),
        ("Université de Korvane", "University of Korvane"),
        ("Korvane FC", "FC Korvane"),
        ("Théâtre de la Mer", "Theater Mer"),
        ("Lumatel S.A.", "Lumatel"),
        ("Lumatel S.A.R.L.", "Lumatel"),
        flawed(MULTIWORD, "Compagnie aérienne de Korvane", "Korvane Airline"),
        flawed(MULTIWORD, "Chemins de fer de Korvane", "Korvane Railways"),
        flawed(MULTIWORD, "Conseil d'administration de Lumatel", "Lumatel Board"),
        ("Parti populaire de Korvane", "Korvane People's Party"),
        ("Armée de Korvane", "Korvane Army"),
    ],
)
def test_bodies_have_one_name_in_two_languages(profiler: Profiler, one: str, other: str) -> None:
    assert profiler.words_of(one, "organization") == profiler.words_of(other, "organization")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Banque centrale du Niger", "Banque centrale de France"),
        ("Banque centrale du Niger", "Banque du Niger"),
        ("Orvane", "Orvane Québec"),
        ("Ministry of Justice", "Ministry of Health"),
        ("Korvane Army", "Korvane Navy"),
        ("Parti socialiste", "Parti social"),
        ("Northern League", "Southern League"),
    ],
)
def test_other_bodies_have_not(profiler: Profiler, one: str, other: str) -> None:
    assert profiler.words_of(one, "organization") != profiler.words_of(other, "organization")


@pytest.mark.parametrize("name", ["The Company", "SA", "Holding", "La", "…", ""])
def test_no_name_of_a_body_is_left_without_words(profiler: Profiler, name: str) -> None:
    assert profiler.words_of(name, "organization")


@pytest.mark.parametrize(("one", "other"), [("Ligue du Nord", "Northern League"), ("Front ouest", "West Front")])
def test_places_of_the_gazetteers_do_not_shadow_words(news: Ontology, one: str, other: str) -> None:
    profiler = Profiler(news, WORDS)
    assert profiler.words_of(one, "organization") == profiler.words_of(other, "organization")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("poutin", "putin"),
        ("khrouchtchev", "khrushchev"),
        ("tchekhov", "chekhov"),
        ("zelensky", "zelenskyy"),
        ("lavrov", "lavroff"),
        ("bachar", "bashar"),
        ("djibril", "jibril"),
        ("qasim", "kasim"),
        ("yousouf", "yusuf"),
    ],
)
def test_romanisations_of_one_name_are_alike(one: str, other: str) -> None:
    assert romanised(one) == romanised(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jean", "john"),
        ("jack", "jacques"),
        ("paul", "paula"),
        ("mario", "maria"),
        ("ali", "alia"),
        ("morel", "moreau"),
        ("marin", "martin"),
        ("2021", "2022"),
        ("martin", "martine"),
        ("jean", "jeanne"),
        ("louis", "louise"),
        ("michel", "michele"),
        ("daniel", "danielle"),
        ("2002", "2022"),
        ("11", "1"),
        ("777", "77"),
        ("i", "ii"),
        ("ii", "iii"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert romanised(one) != romanised(other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("kadhafi", "gaddafi", True),
        ("kadhafi", "qadhafi", True),
        ("gorobets", "horobets", True),
        ("loukachenko", "lukashenko", True),
        ("poutine", "putin", True),
        ("mohamed", "muhammad", True),
        ("mohamed", "mahmoud", True),
        ("kadhafi", "khalifa", False),
        ("martin", "marin", False),
        ("paul", "pierre", False),
    ],
)
def test_skeletons_are_consonants(one: str, other: str, *, expected: bool) -> None:
    assert (skeleton(one) == skeleton(other)) is expected


@given(st.text(min_size=1))
def test_no_word_is_left_without_letters(word: str) -> None:
    assert romanised(word)
    assert skeleton(word)


def how(one: str, other: str) -> str:
    """In what way two persons' names are alike."""
    found = (without_articles(person_words(name, WORDS), WORDS) for name in (one, other))
    return likeness(*sorted(found, key=len), least=LEAST)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Anton Tchekhov", "Anton Chekhov", "romanised"),
        ("Bachar al-Assad", "Bashar Assad", "romanised"),
        ("Gholam-Reza Karimi", "Gholamreza Karimi", "romanised"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "romanised"),
        ("Xi Jinping", "Jinping Xi", "inverted"),
        ("Vladimir Poutine", "Vladimir Putin", "consonants"),
        ("Mouammar Kadhafi", "Muammar Gaddafi", "consonants"),
        ("Alexandre Loukachenko", "Alexander Lukashenko", "consonants"),
        ("Dmitri Medvedev", "Dimitri Medvedev", "consonants"),
        ("J. P. Morvan", "Jean-Pierre Morvan", "initials"),
        ("J. Morvan", "Jean-Pierre Morvan", "initials"),
        ("George Bush", "George W. Bush", "initials"),
        ("Ali Hassan", "Ali Omar Hassan", "middle"),
        ("Gabriel García", "Gabriel García Márquez", "extended"),
        ("Kirby", "John Kirby", "surname"),
        ("García", "Gabriel García Márquez", "surname"),
        ("John", "John Kirby", ""),
        ("J. Morvan", "Karl Morvan", ""),
        ("J. P. Morvan", "Jean-Karl Morvan", ""),
        ("J. Morvan", "Jean Morvin", ""),
        ("Paul Kirby", "John Kirby", ""),
        ("John Kirby", "John Kerry", ""),
        ("Ali Hassan", "Omar Ali Hassan", ""),
        ("Jack Roy", "Jacques Roy", ""),
        ("Anna Li", "Annie Lo", ""),
        ("José García", "Gabriel García Márquez", ""),
        ("C. Dupont", "Charles Dupont", "initials"),
        ("P. Dupont", "Philippe Dupont", "initials"),
        ("S. Amrani", "Sherif Amrani", "initials"),
        ("X. Roy", "Xavier Roy", "initials"),
        ("Martin Dupont", "Martine Dupont", "endings"),
        ("Jean Dupont", "Jeanne Dupont", "endings"),
    ],
)
def test_persons_names_are_alike_in_one_way(one: str, other: str, expected: str) -> None:
    assert how(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jean Dupont", "John Dupont"),
        ("Mario Rossi", "Maria Rossi"),
        ("Paul Martin", "Paula Martin"),
        ("Ali Hassan", "Ali Omar Hassan"),
        ("Pascal Roy", "Pascale Roy"),
    ],
)
def test_what_may_well_be_two_persons_names_needs_support(one: str, other: str) -> None:
    assert WORDS.needs.get(how(one, other), 1.0) > 0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Pasteur Institute", "Institut Pasteur", "romanised"),
        ("Fondation Tchekhov", "Chekhov Foundation", "romanised"),
        ("Institut Lukashenko", "Lukachenka Institute", "spelling"),
        ("Korvane University 2", "Korvane University 3", ""),
        ("Lukashenko", "Lukachenka", ""),
        ("Institut Pasteur", "Institut Curie", ""),
        ("Fondation Orvane", "Fondation Orvane Nord", ""),
        ("Coupe du monde 2002", "World Cup 2022", ""),
        ("World Cup 1", "World Cup 11", ""),
        ("World War I", "World War II", ""),
        ("Vatican II", "Vatican III", ""),
    ],
)
def test_bodies_names_are_alike_in_one_way(profiler: Profiler, one: str, other: str, expected: str) -> None:
    left, right = (profiler.words_of(name, "organization") for name in (one, other))
    assert body_likeness(left, right, least=BODY_LEAST) == expected
    assert body_likeness(right, left, least=BODY_LEAST) == expected


letters = st.text("aehikoumdnrsz", min_size=1, max_size=6)
names = st.lists(letters, min_size=1, max_size=4).map(tuple)


@st.composite
def kindred(draw: st.DrawFn) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Two names that are often alike, the shorter first."""
    one = draw(names)
    spelt: list[Callable[[str], str]] = [str, lambda word: word[:1], lambda word: word.replace("o", "ou")]
    other = tuple(draw(st.sampled_from(spelt))(word) for word in draw(st.permutations(one)) if word)
    left, right = sorted((one, draw(st.sampled_from([other, *([other[:-1]] if len(other) > 1 else [])]))), key=len)
    return left, right


@given(kindred())
def test_names_that_are_alike_share_a_block(pair: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    left, right = pair
    if likeness(left, right, least=LEAST):
        assert {*blocks(left)} & {*blocks(right)}


@given(kindred())
def test_names_of_bodies_that_are_alike_share_a_block(pair: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    left, right = (tuple(sorted(set(name))) for name in pair)
    if body_likeness(left, right, least=BODY_LEAST) in {"romanised", "spelling"}:
        assert {*body_blocks(left)} & {*body_blocks(right)}


@given(kindred())
def test_likeness_of_names_of_one_length_goes_both_ways(pair: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    left, right = pair
    if len(left) == len(right):
        assert likeness(left, right, least=LEAST) == likeness(right, left, least=LEAST)


def test_a_long_name_makes_no_more_keys_than_it_has_words() -> None:
    found = [f"w{number}" for number in range(1000)]
    assert sum(map(len, body_blocks(found))) < 100 * len(found)


@pytest.mark.parametrize("name", ["...", "-", " ", ""])
def test_a_name_without_words_has_blocks(profiler: Profiler, name: str) -> None:
    assert folded_words(name) == ()
    assert list(blocks(profiler.words_of(name, "person")))


def folder_with(path: Path, text: str) -> Path:
    path.joinpath(FILE).write_text(text, encoding="utf-8")
    return path


def test_a_folder_without_the_file_has_the_words_of_the_news(tmp_path: Path) -> None:
    assert word_lists.load(tmp_path) == WORDS


def test_a_folder_has_its_own_words(tmp_path: Path) -> None:
    shipped = (default_folder() / FILE).read_text(encoding="utf-8")
    own: IdentityWords = word_lists.load(folder_with(tmp_path, shipped.replace("rare = 3 ", "rare = 7 ")))
    assert own.thresholds["rare"] == 7
    assert WORDS.thresholds["rare"] == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[persons", "identity.toml"),
        ("", "no table or list 'persons'"),
        ("persons = 3\nbodies = 4", "identity.toml"),
        ("[persons]\ntitles = []\n[bodies]\nforms = []", "no table or list 'fields'"),
    ],
)
def test_a_malformed_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(OntologyError, match=message):
        word_lists.load(folder_with(tmp_path, text))


def test_every_likeness_has_its_need() -> None:
    said = {"romanised", "inverted", "consonants", "spelling", "initials", "middle", "extended", "surname"}
    assert said | {"acronym", "declared"} <= WORDS.needs.keys()
