import os
from pathlib import Path

import pytest

from kg.corpus import count, discover
from kg.corpus.discover import Seed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/z.md", "a/y.HTML", "a/notes.pdf", "a/photo.jpg", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Un texte.", encoding="utf-8")
    return tmp_path / "seeds"


def test_files_of_a_folder_in_one_order(folder):
    seeds = discover([folder])
    assert [seed.id for seed in seeds.files] == ["a/y.HTML", "a/z.md", "b.txt"]
    assert seeds.ignored == {".jpg": 1, ".pdf": 1}
    assert seeds.failures == ()


def test_the_order_of_the_arguments_does_not_count(folder):
    paths = [folder / "b.txt", folder / "a"]
    assert discover(paths) == discover(paths[::-1])


def test_a_file_that_is_given_twice_is_read_once(folder):
    assert len(discover([folder, folder / "b.txt", folder / "a"]).files) == 3


def test_a_folder_may_be_left_out(folder):
    assert [seed.id for seed in discover([folder], without=folder / "a").files] == ["b.txt"]


@pytest.mark.parametrize(
    ("name", "reason"), [("missing", "no such file"), ("a/notes.pdf", "not read"), ("empty", "no texts in this folder")]
)
def test_what_cannot_be_read_is_reported_by_name(folder, name, reason):
    (folder / "empty").mkdir()
    (failure,) = discover([folder / name]).failures
    assert failure.document == str(folder / name)
    assert reason in failure.error


def test_links_out_of_the_folder_are_reported_and_not_followed(folder, tmp_path):
    (tmp_path / "secret.txt").write_text("Secret.", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "inside.txt").symlink_to(folder / "b.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    seeds = discover([folder])
    assert [seed.id for seed in seeds.files] == ["a/y.HTML", "a/z.md", "b.txt"]
    assert [failure.document for failure in seeds.failures] == [str(folder / "link.txt")]


def test_a_link_that_is_given_itself_is_read(folder, tmp_path):
    (tmp_path / "link.txt").symlink_to(folder / "b.txt")
    assert len(discover([tmp_path / "link.txt"]).files) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open everything")
def test_a_closed_folder_is_reported(folder):
    (folder / "a").chmod(0)
    try:
        assert "cannot be opened" in discover([folder]).failures[0].error
    finally:
        (folder / "a").chmod(0o755)


def test_a_pipe_is_no_text(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "neither" in discover([tmp_path / "pipe.txt"]).failures[0].error


def test_documents_are_counted_without_being_read(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "Un."}\n\n{"text": "Deux."}\nnonsense\n', encoding="utf-8")
    assert count(Seed("x.jsonl", path)) == 3
    assert count(Seed("x.txt", tmp_path / "x.txt")) == 1
