"""Terms as N-Triples: whatever the text, Oxigraph reads back the same and writes the same."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.namespaces import XSD
from kg.statements.ntriples import decimal, integer, number, point_in_time, text, triple, typed

HOSTILE = '"\\\n\r\t\0\x7f\x85\u2028\u202e\ufeff\ufffe\U0001f600\x1b<>é'
texts = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(HOSTILE)))


def read_back(term: str) -> ox.Literal:
    line = triple("http://a.example/s", "http://a.example/p", term)
    store = ox.Store()
    store.bulk_load(input=f"{line}\n".encode(), format=ox.RdfFormat.N_TRIPLES)
    dumped = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    assert dumped == f"{line}\n".encode(), "Oxigraph writes the term in another way"
    (quad,) = store
    assert isinstance(quad.object, ox.Literal)
    return quad.object


@given(texts)
def test_any_text_survives(value: str) -> None:
    assert read_back(text(value)) == ox.Literal(value)


@given(texts, st.sampled_from(["fr", "en", "zh-Hant", "EN-us"]))
def test_any_text_survives_with_its_language(value: str, lang: str) -> None:
    assert read_back(text(value, lang)) == ox.Literal(value, language=lang.lower())


@pytest.mark.parametrize("lang", ["", None, "fr FR", "fr>", "-", "é", "waytoolongtag"])
def test_what_is_no_language_tag_is_left_out(lang: str | None) -> None:
    assert read_back(text("mot", lang)) == ox.Literal("mot")


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert read_back(text("a\ud800b\udfffc")) == ox.Literal("a\ufffdb\ufffdc")


@pytest.mark.parametrize(
    ("value", "digits", "kind"),
    [
        (2500.0, "2500", "integer"),
        (0.0, "0", "integer"),
        (-0.0, "0", "integer"),
        (1.5, "1.5", "decimal"),
        (-2.50, "-2.5", "decimal"),
        (0.1, "0.1", "decimal"),
        (1e21, "1000000000000000000000", "integer"),
        (1e-7, "0.0000001", "decimal"),
    ],
)
def test_figures_are_integers_where_whole(value: float, digits: str, kind: str) -> None:
    assert read_back(number(value)) == ox.Literal(digits, datatype=ox.NamedNode(XSD + kind))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_figure_survives(value: float) -> None:
    assert float(read_back(number(value)).value) == value
    assert read_back(decimal(value)).datatype.value == XSD + "decimal"


@given(st.integers())
def test_any_integer_survives(value: int) -> None:
    assert read_back(integer(value)).value == str(value)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2021", "gYear"),
        ("2021-04", "gYearMonth"),
        ("2021-04-07", "date"),
        ("2020-02-29", "date"),
        ("2021-02-29", "string"),
        ("2021-13", "string"),
        ("0000", "string"),
        ("0000-01", "string"),
        ("0000-01-01", "string"),
        ("21", "string"),
        ("last week", "string"),
        ("2021-04-07T10:00:00", "string"),
        ("٢٠٢١", "string"),
        ("", "string"),
    ],
)
def test_points_in_time_have_the_datatype_of_their_precision(value: str, kind: str) -> None:
    literal = read_back(point_in_time(value))
    assert (literal.value, literal.datatype.value) == (value, XSD + kind)


@given(texts)
def test_typed_text_is_escaped_too(value: str) -> None:
    assert read_back(typed(value, "anyURI")).value == value
