import json
from pathlib import Path

import pytest

from kg.corpus import read
from kg.corpus.discover import Seed
from kg.corpus.readers import Limits
from kg.model import Document, Failure

FRENCH = "Le président a déclaré mercredi que les troupes quitteraient le pays avant la fin de l'année."


def read_file(path: Path, **limits) -> list[Document | Failure]:
    return list(read(Seed(path.name, path), Limits(**limits)))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_with_headline_and_dateline(tmp_path):
    path = write(tmp_path, "a.txt", f"Les troupes partent\n\n7 avril 2021. – {FRENCH}\n\nLaisser un commentaire\n")
    (document,) = read_file(path)
    assert document == Document(
        id="a.txt",
        text=f"Les troupes partent\n\n7 avril 2021. – {FRENCH}",
        lang="fr",
        title="Les troupes partent",
        published="2021-04-07",
        source="a.txt",
    )


@pytest.mark.parametrize(
    "first", ["Une phrase entière.", "Une ligne\nsuivie d'une autre", "7 avril 2021. –", "Est-ce la fin ?"]
)
def test_what_is_no_headline(tmp_path, first):
    (document,) = read_file(write(tmp_path, "a.txt", f"{first}\n\n{FRENCH}"))
    assert document.title is None


@pytest.mark.parametrize("content", ["", "  \n\n ", "…\n—", "\ufeff"])
def test_an_empty_file_is_a_failure(tmp_path, content):
    assert read_file(write(tmp_path, "a.txt", content)) == [Failure("a.txt", "corpus", "empty: no text in it")]


def test_a_binary_file_is_a_failure(tmp_path):
    (failure,) = read_file(write(tmp_path, "a.txt", bytes(500)))
    assert isinstance(failure, Failure)
    assert "binary" in failure.error


def test_old_encodings_are_read(tmp_path):
    (document,) = read_file(write(tmp_path, "a.txt", FRENCH.encode("cp1252")))
    assert document.text == FRENCH


def test_a_text_that_is_too_long_is_a_failure_with_advice(tmp_path):
    (failure,) = read_file(write(tmp_path, "a.txt", FRENCH * 100), max_characters=1_000)
    assert "Split it" in failure.error


def test_a_page_under_a_text_name_is_read_as_a_page(tmp_path):
    page = f"<!DOCTYPE html><html lang='fr'><body><nav>Menu</nav><p>{FRENCH}</p></body></html>"
    (document,) = read_file(write(tmp_path, "a.txt", page))
    assert document.text == FRENCH


def test_an_unreadable_file_is_a_failure(tmp_path, monkeypatch):
    path = write(tmp_path, "a.txt", FRENCH)
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: (_ for _ in ()).throw(PermissionError(13, "Permission denied"))
    )
    (failure,) = read_file(path)
    assert failure.error == f"{path} cannot be opened: Permission denied"


def test_a_file_that_has_gone_is_a_failure(tmp_path):
    (failure,) = read_file(tmp_path / "gone.txt")
    assert "cannot be opened" in failure.error
    assert "gone.txt" in failure.error


def test_a_crash_in_a_reader_is_a_failure(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.corpus.readers.clean", lambda text: 1 / 0)
    (failure,) = read_file(write(tmp_path, "a.txt", FRENCH))
    assert "ZeroDivisionError" in failure.error


@pytest.mark.parametrize(
    ("option", "field", "expected"), [(None, "FR-fr", "fr"), ("en", "fr", "en"), (None, None, "fr"), (None, "??", "fr")]
)
def test_the_language_is_given_or_detected(tmp_path, option, field, expected):
    path = write(tmp_path, "a.jsonl", json.dumps({"text": FRENCH, "lang": field}))
    (document,) = read_file(path, lang=option)
    assert document.lang == expected


def test_lines_of_json(tmp_path):
    lines = [
        json.dumps(
            {
                "id": "one",
                "text": FRENCH,
                "title": "Titre",
                "date": "2021-04-07",
                "lang": "fr",
                "url": "https://x.org/1",
            }
        ),
        "",
        json.dumps({"text": FRENCH, "url": "javascript:alert(1)", "date": "hier"}),
    ]
    one, two = read_file(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert one == Document("one", FRENCH, "fr", "Titre", "2021-04-07", "https://x.org/1", "a.jsonl")
    assert two == Document("a.jsonl:3", FRENCH, "fr", source="a.jsonl")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not a line of JSON"),
        ("[1]", "not a JSON object"),
        ('{"title": "x"}', "'text' is missing"),
        ('{"text": 5}', "'text' is missing or not a string"),
        ('{"text": "Un texte.", "title": ["x"]}', "'title' is not a string"),
        ('{"text": ""}', "empty"),
        ("[" * 100_000, "not a line of JSON"),
    ],
)
def test_a_bad_line_is_a_failure_and_the_others_are_read(tmp_path, line, reason):
    good = json.dumps({"text": FRENCH})
    failure, document = read_file(write(tmp_path, "a.jsonl", f"{line}\n{good}\n"))
    assert isinstance(failure, Failure)
    assert failure.document == "a.jsonl:1"
    assert reason in failure.error
    assert isinstance(document, Document)


def test_a_line_that_is_too_long_is_skipped_in_little_memory(tmp_path):
    long = json.dumps({"text": FRENCH * 10_000})
    failure, document = read_file(
        write(tmp_path, "a.jsonl", f"{long}\n{json.dumps({'text': FRENCH})}\n"), max_characters=1_000
    )
    assert "Split it" in failure.error
    assert document.text == FRENCH


def test_unknown_fields_are_named_once(tmp_path, caplog):
    line = json.dumps({"text": FRENCH, "author": "x"})
    assert len(read_file(write(tmp_path, "a.jsonl", f"{line}\n{line}\n"))) == 2
    assert [record.getMessage() for record in caplog.records] == [
        "a.jsonl: fields not read: author (known: date, id, lang, text, title, url)"
    ]


def test_a_number_may_be_an_id(tmp_path):
    (document,) = read_file(write(tmp_path, "a.jsonl", json.dumps({"id": 7, "text": FRENCH})))
    assert document.id == "7"
