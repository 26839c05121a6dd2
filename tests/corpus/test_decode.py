import random

import pytest

from kg.corpus.decode import decode
from kg.errors import CorpusError

FRENCH = (
    "L’été dernier, le président français a déclaré à l’Assemblée que « rien n’était décidé » : 2 500 soldats. " * 3
)
PLAIN = FRENCH.replace("’", "'")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_french_is_decoded_from(encoding):
    assert decode(FRENCH.encode(encoding)) == FRENCH


@pytest.mark.parametrize("encoding", ["latin-1", "iso8859-15", "cp1252"])
def test_old_western_encodings_give_the_same_letters(encoding):
    assert decode(PLAIN.encode(encoding)) == PLAIN


def test_utf_8_that_was_cut_inside_a_letter():
    data = FRENCH.encode()
    cut = next(i for i in range(len(data) - 1, 0, -1) if data[i] >= 0xC0) + 1
    assert decode(data[:cut]) in FRENCH


def test_what_a_page_declares_is_believed():
    assert decode("Žižek dans la ville".encode("iso8859-2"), declared="iso8859-2") == "Žižek dans la ville"


def test_an_unknown_declaration_is_not_fatal():
    assert decode(PLAIN.encode("cp1252"), declared="no-such") == PLAIN


@pytest.mark.parametrize(
    "data",
    [
        random.Random(0).randbytes(5_000),  # noqa: S311 - no secret
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(400),
        bytes(1_000),
    ],
)
def test_binary_files_are_refused(data):
    with pytest.raises(CorpusError, match="binary"):
        decode(data)


def test_nothing_is_a_text():
    assert decode(b"") == ""
