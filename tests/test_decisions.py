"""Decisions are values, kept in a file that survives hostile texts, hands and commands that run at once."""

import multiprocessing
import os
import re
import stat
import unicodedata
from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import cast

import pytest
import rdflib
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import decisions_file
from kg.decisions import (
    Anchor,
    Claim,
    Decision,
    Decisions,
    Link,
    Made,
    Merge,
    Reject,
    Rename,
    Side,
    Split,
    fingerprint,
    identified,
    storable,
)
from kg.decisions_file import LOCK, add, load, undo
from kg.decisions_text import HEADER, turtle_text
from kg.errors import ReadingError, StoreError
from kg.model import Polarity
from kg.namespaces import KG, PREFIXES

MADE = Made("Zoé", "2026-03-12T09:30:00Z", "one and the same")
LATER = Made("Ann", "2026-03-12T09:30:00.5Z")
ANN, LEE, BOB = Anchor("a.txt", "Ann"), Anchor("b.txt", "Ann Lee"), Anchor("b.txt", "Bob")
ONE, OTHER = Side("http://kg.example/person/ann", (ANN,)), Side("http://kg.example/person/ann-lee", (LEE,))
CLAIM = Claim("a.txt", "open:meet", "Ann", "Bob", "Ann did not meet Bob.", "negated")
MERGE = Merge("http://kg.example/d/merge", ONE, OTHER, MADE)
SPLIT = Split("http://kg.example/d/split", ONE.iri, (ANN,), (LEE, BOB), MADE)
RENAME = Rename("http://kg.example/d/rename", ONE, "Anne Lee", "fr", MADE)
REJECT = Reject("http://kg.example/d/reject", "http://kg.example/statement/0c3c7bf4dd738f95", CLAIM, MADE)
LINK = Link("http://kg.example/d/link", ONE, "http://www.wikidata.org/entity/Q42", "wikidata", 0.93, MADE)
SAMPLES: tuple[Decision, ...] = (MERGE, SPLIT, RENAME, REJECT, LINK)
BARE: tuple[Decision, ...] = (
    Merge("", Side(ONE.iri), Side(OTHER.iri), LATER),
    Split("", ONE.iri, (ANN,), (), LATER),
    Rename("", Side(ONE.iri), "Anne", None, LATER),
    Link("", Side(ONE.iri), "mailto:ann@kg.example", None, None, LATER),
)
SYNTAX = [
    "\\",
    '"',
    '"""',
    "'''",
    "\n",
    "\r\t",
    "> . <x:y> <x:y> ",
    "# [ ( _:b << {| ~ ",
    "@prefix kg: <x:> .",
    "\\u0022",
]
SIGNS = ["\x00\x1b[31m\x7f\x85", "\u202e\u2066\ufeff\u200b", "\u2028", "\ud800", "\udce9", "\uffff\ufdd0", "\U0001f468"]
HIDING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")

hostile = st.lists(st.sampled_from(SYNTAX + SIGNS), max_size=6).map("".join)
texts = st.text(st.characters(exclude_categories=()), max_size=12) | hostile
filled = texts.filter(lambda text: bool(storable(text).strip()))
path_signs = st.characters(categories=("L", "N"), include_characters="\u200e\u202e-._~:/?#@!$&'()*+,;=")
iris = st.text(path_signs, max_size=8).filter(lambda path: path.count("#") < 2).map("http://kg.example/{}".format)
times = st.datetimes().map(lambda time: f"{time.isoformat()}Z")
made = st.builds(Made, filled, times, st.none() | texts)
ends = (made, st.none() | made)
groups = st.lists(st.builds(Anchor, texts, texts), max_size=3).map(tuple)
sides = st.builds(Side, iris, groups)
langs = st.sampled_from([None, "fr", "en", "ast", "pt-br", "sr-latn", "zh-hant-tw", "es-419"])
scores = st.none() | st.floats(allow_nan=False, allow_infinity=False)
claims = st.builds(Claim, *[texts] * 5, st.sampled_from(["affirmed", "negated", "hypothetical"]))


@st.composite
def merges(draw: st.DrawFn) -> Merge:
    one = draw(sides)
    other = draw(sides.filter(lambda side: side.iri != one.iri))
    return Merge("", one, other, draw(made), draw(st.none() | made))


@st.composite
def splits(draw: st.DrawFn) -> Split:
    every = draw(st.lists(st.builds(Anchor, texts, texts), min_size=1, max_size=5, unique_by=identical))
    cut = draw(st.integers(1, len(every)))
    return Split("", draw(iris), tuple(every[:cut]), tuple(every[cut:]), draw(made), draw(st.none() | made))


def identical(anchor: Anchor) -> tuple[str, str]:
    """What two anchors share that no file can tell apart."""
    return storable(anchor.document), storable(anchor.name)


decisions = (
    merges()
    | splits()
    | st.builds(Rename, st.just(""), sides, filled, langs, *ends)
    | st.builds(Reject, st.just(""), iris, claims, *ends)
    | st.builds(Link, st.just(""), sides, iris, st.none() | texts, scores, *ends)
)
several = st.lists(decisions, max_size=4, unique_by=lambda decision: identified(decision).id)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.ttl"


@pytest.fixture
def full(path: Path) -> Path:
    """A file with one decision of each kind."""
    add(path, *SAMPLES)
    return path


def edit(path: Path, old: str, new: str, *, count: int = -1) -> None:
    before = path.read_text(encoding="utf-8")
    after = before.replace(old, new, count)
    assert after != before
    path.write_text(after, encoding="utf-8")


class TestValues:
    @pytest.mark.parametrize(
        ("make", "fault"),
        [
            (lambda: Made(" ", MADE.at), "nobody is named"),
            (lambda: Made("Zoé", "2026-03-12"), "no time in UTC"),
            (lambda: Made("Zoé", "2026-03-12T09:30:00"), "no time in UTC"),
            (lambda: Made("Zoé", "2026-03-12T09:30:00+01:00"), "no time in UTC"),
            (lambda: Made("Zoé", "2026-02-30T09:30:00Z"), "no time in UTC"),
            (lambda: Made("Zoé", "2026-03-12T24:00:00Z"), "no time in UTC"),
            (lambda: Made("Zoé", "2026-03-12T09:30:00.1234567Z"), "no time in UTC"),
            (lambda: Made("Zoé", "2026-03-12T09:30:00Z\n"), "no time in UTC"),
            (lambda: Side(""), "'' is no IRI"),
            (lambda: Side("person/ann"), "is no IRI"),
            (lambda: Side("http://a> <b:c"), "is no IRI"),
            (lambda: Side("http://a\ud800"), "is no IRI"),
            (lambda: replace(MERGE, id="x"), "is no IRI"),
            (lambda: replace(MERGE, other=ONE), "with itself"),
            (lambda: replace(SPLIT, of="x"), "is no IRI"),
            (lambda: replace(SPLIT, out=()), "splits nothing off"),
            (lambda: replace(SPLIT, rest=(ANN,)), "both splits off and keeps 'Ann'"),
            (lambda: replace(RENAME, label="\n"), "empty label"),
            (lambda: replace(RENAME, lang="FR"), "no language"),
            (lambda: replace(RENAME, lang=""), "no language"),
            (lambda: replace(RENAME, lang='fr . <x:y> <x:y> "'), "no language"),
            (lambda: replace(REJECT, statement="x"), "is no IRI"),
            (lambda: replace(CLAIM, polarity=cast("Polarity", "maybe")), "no polarity"),
            (lambda: replace(LINK, target="Q42"), "is no IRI"),
            (lambda: replace(LINK, score=float("nan")), "no score"),
            (lambda: replace(LINK, score=float("inf")), "no score"),
        ],
    )
    def test_refuse_what_cannot_be(self, make: Callable[[], object], fault: str) -> None:
        with pytest.raises(ValueError, match=re.escape(fault)):
            make()

    @pytest.mark.parametrize("decision", SAMPLES, ids=lambda each: type(each).__name__)
    def test_are_frozen_slotted_and_hashable(self, decision: Decision) -> None:
        with pytest.raises(FrozenInstanceError):
            decision.id = "x:y"  # type: ignore[misc]
        assert not hasattr(decision, "__dict__")
        assert {decision, replace(decision)} == {decision}

    def test_are_ordered(self) -> None:
        assert sorted([LEE, BOB, ANN]) == [ANN, LEE, BOB]
        assert sorted([OTHER, ONE]) == [ONE, OTHER]
        assert replace(MERGE, id="a:a") < MERGE

    def test_lone_surrogates_alone_cannot_be_stored(self) -> None:
        assert storable("a\ud800\udce9é\x00\ufdd0\U0001f468") == "a\ufffd\ufffdé\x00\ufdd0\U0001f468"


class TestIds:
    def test_depend_on_what_a_decision_says_and_when(self) -> None:
        several = [*SAMPLES, replace(MERGE, made=LATER), replace(RENAME, lang=None), replace(RENAME, of=OTHER)]
        ids = {identified(replace(each, id="")).id for each in several}
        assert len(ids) == len(several)
        assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f-]{17}", each) for each in ids)

    def test_stay_what_they_were_in_earlier_versions(self) -> None:
        assert identified(replace(MERGE, id="")).id == "urn:uuid:91510217-3fe4-56ee-9abc-b5bb8ba351a6"

    def test_do_not_depend_on_undoing_nor_on_the_order_of_anchors(self) -> None:
        turned = identified(replace(SPLIT, id="", rest=(BOB, LEE, BOB), undone=LATER))
        assert turned == replace(identified(replace(SPLIT, id="")), undone=LATER)
        assert turned.rest == (LEE, BOB)

    def test_stay_when_a_decision_is_edited(self) -> None:
        assert identified(MERGE) == MERGE
        assert identified(replace(MERGE, made=LATER)).id == MERGE.id


class TestOrder:
    def test_is_that_of_time_then_id(self) -> None:
        same = sorted(SAMPLES, key=lambda each: each.id)
        early = replace(MERGE, id="z:early", made=Made("x", "0999-12-31T23:59:59.999999Z"))
        late = [
            replace(MERGE, id=f"a:{digits}", made=Made("x", f"2026-03-12T09:30:00.{digits}Z")) for digits in ("05", "1")
        ]
        assert Decisions.of([*reversed(late), *reversed(same), early]).all == (early, *same, *late)

    def test_a_contradicting_decision_comes_later(self, path: Path) -> None:
        split = replace(SPLIT, made=LATER)
        add(path, split)
        add(path, replace(MERGE, id="z:z"))
        assert [type(each) for each in load(path).all] == [Merge, Split]

    def test_those_that_count_are_those_not_undone(self) -> None:
        gone, stays = replace(MERGE, undone=LATER), replace(MERGE, id="a:a", made=LATER)
        found = Decisions.of([gone, stays, LINK])
        assert found.active == (LINK, stays)
        assert found.of_kind(Merge) == (stays,)
        assert found.of_kind(Split) == ()
        assert found.all == (LINK, gone, stays)


class TestFingerprint:
    def test_changes_with_what_counts(self) -> None:
        two = Decisions.of([MERGE, LINK])
        edited = Decisions.of([replace(MERGE, made=replace(MADE, why=None)), LINK])
        others = [Decisions(), Decisions((MERGE,)), Decisions((LINK,)), Decisions(two.all[::-1]), two, edited]
        prints = [fingerprint(each) for each in others]
        assert len(set(prints)) == len(prints)
        assert all(re.fullmatch("[0-9a-f]{32}", each) for each in prints)

    def test_passes_over_what_is_undone(self) -> None:
        two = Decisions.of([MERGE, LINK])
        assert fingerprint(Decisions.of([*two.all, replace(SPLIT, undone=LATER)])) == fingerprint(two)

    @settings(max_examples=30, deadline=None)
    @given(several)
    def test_is_the_same_after_reading(self, tmp_path_factory: pytest.TempPathFactory, several: list[Decision]) -> None:
        path = tmp_path_factory.mktemp("prints") / "decisions.ttl"
        kept = add(path, *several)
        assert fingerprint(load(path)) == fingerprint(Decisions.of(kept))


class TestRoundTrip:
    @settings(max_examples=150, deadline=None)
    @given(several)
    def test_any_decisions_are_read_back(
        self, tmp_path_factory: pytest.TempPathFactory, several: list[Decision]
    ) -> None:
        path = tmp_path_factory.mktemp("any") / "decisions.ttl"
        kept = add(path, *several)
        assert kept == tuple(map(identified, several))
        assert load(path) == Decisions.of(kept)
        written = path.read_bytes() if several else HEADER.encode()
        assert turtle_text(load(path)).encode() == written

    @settings(deadline=None)
    @given(several)
    def test_no_sign_that_hides_or_moves_text_is_written_bare(self, several: list[Decision]) -> None:
        text = turtle_text(Decisions.of(map(identified, several)))
        assert HIDING.search(text) is None
        assert len(text.splitlines()) == text.count("\n")

    @pytest.mark.parametrize("decision", [*SAMPLES, *BARE])
    def test_what_is_left_out_stays_out(self, path: Path, decision: Decision) -> None:
        kept = add(path, decision)
        assert load(path).all == kept == (identified(decision),)

    @pytest.mark.parametrize("score", [0.0, -0.5, 1e-7, 1e300, 97.25, 5e-324])
    def test_scores_are_exact(self, path: Path, score: float) -> None:
        add(path, replace(LINK, score=score))
        assert load(path).of_kind(Link)[0].score == score

    def test_endless_texts_are_kept(self, path: Path) -> None:
        evidence = "\"'\\\n\u202e" * 40_000
        add(path, replace(REJECT, claim=replace(CLAIM, evidence=evidence)))
        assert load(path).of_kind(Reject)[0].claim.evidence == evidence

    def test_another_parser_reads_the_same(self, path: Path) -> None:
        label = "".join(SYNTAX) + "".join(SIGNS)
        add(path, replace(RENAME, label=label))
        graph = rdflib.Graph().parse(path, format="turtle")
        (found,) = graph.objects(rdflib.URIRef(RENAME.id), rdflib.URIRef(KG + "newLabel"))
        assert found == rdflib.Literal(storable(label), lang="fr")
        assert not any(isinstance(node, rdflib.BNode) for node in graph.all_nodes())

    def test_bytes_do_not_depend_on_the_order_of_adding(self, tmp_path: Path) -> None:
        for decision in SAMPLES:
            add(tmp_path / "one.ttl", decision)
        add(tmp_path / "two.ttl", *reversed(SAMPLES))
        assert (tmp_path / "one.ttl").read_bytes() == (tmp_path / "two.ttl").read_bytes()

    def test_a_file_is_one_block_a_decision(self, path: Path) -> None:
        add(path, SPLIT)
        undo(path, SPLIT.id, made=LATER)
        ann, lee, bob = (
            f"<{SPLIT.id}#{digits}>" for digits in ("fca5fcd6764c0bcb", "002ebbe1577bc019", "dafd02ecf691e64d")
        )
        assert path.read_text(encoding="utf-8") == HEADER + (
            "\n<http://kg.example/d/split> a kg:SplitDecision ;\n"
            "    kg:of <http://kg.example/person/ann> ;\n"
            f"    kg:outAnchor {ann} ;\n"
            f"    kg:restAnchor {lee} , {bob} ;\n"
            '    prov:generatedAtTime "2026-03-12T09:30:00Z"^^xsd:dateTime ;\n'
            '    prov:wasAttributedTo "Zoé" ;\n'
            '    rdfs:comment "one and the same" ;\n'
            '    prov:invalidatedAtTime "2026-03-12T09:30:00.5Z"^^xsd:dateTime ;\n'
            '    kg:undoneBy "Ann" .\n'
            f'{ann} kg:inDocument "a.txt" ; kg:named "Ann" .\n'
            f'{lee} kg:inDocument "b.txt" ; kg:named "Ann Lee" .\n'
            f'{bob} kg:inDocument "b.txt" ; kg:named "Bob" .\n'
        )


class TestAdding:
    def test_a_decision_gets_its_iri(self, path: Path) -> None:
        (kept,) = add(path, replace(MERGE, id=""))
        assert kept == identified(replace(MERGE, id=""))
        assert load(path).all == (kept,)

    def test_twice_is_once(self, full: Path) -> None:
        before = full.read_bytes()
        assert add(full, MERGE, MERGE) == (MERGE, MERGE)
        assert full.read_bytes() == before

    def test_nothing_writes_nothing(self, path: Path) -> None:
        assert add(path) == ()
        assert not path.exists()

    def test_two_decisions_cannot_have_one_iri(self, full: Path) -> None:
        before = full.read_bytes()
        with pytest.raises(ReadingError, match=r"decisions\.ttl: has another decision <http://kg\.example/d/merge>"):
            add(full, BARE[0], replace(LINK, id=MERGE.id))
        assert full.read_bytes() == before

    def test_anchors_that_no_file_tells_apart_are_refused(self, path: Path) -> None:
        with pytest.raises(ReadingError, match="cannot keep a decision that both splits off and keeps"):
            add(path, replace(SPLIT, out=(Anchor("a", "\ud800"),), rest=(Anchor("a", "\ufffd"),)))
        assert not path.exists()

    @pytest.mark.parametrize("target", ["http://[", "http://kg.example/%zz", "http://kg.example:port/", "x:\ue000"])
    def test_an_iri_that_no_parser_takes_changes_nothing(self, full: Path, target: str) -> None:
        before = full.read_bytes()
        with pytest.raises(ReadingError, match=r"decisions\.ttl: not changed, since .* Parser error at line") as caught:
            add(full, replace(LINK, id="", target=target))
        assert "move it away" not in str(caught.value)
        assert full.read_bytes() == before
        assert {each.name for each in full.parent.iterdir()} == {full.name, LOCK}

    def test_iris_of_decisions_may_have_fragments(self, path: Path) -> None:
        add(path, replace(MERGE, id="http://kg.example/mine#merge"))
        assert load(path).all[0].id == "http://kg.example/mine#merge"


class TestUndoing:
    def test_keeps_the_decision(self, full: Path) -> None:
        undone = undo(full, MERGE.id, made=LATER)
        assert undone == replace(MERGE, undone=LATER)
        found = load(full)
        assert undone in found.all
        assert found.of_kind(Merge) == ()
        assert set(found.active) == {*SAMPLES} - {MERGE}

    def test_leaves_the_fingerprint_of_what_was_before(self, full: Path) -> None:
        before = fingerprint(load(full))
        (kept,) = add(full, BARE[0])
        assert fingerprint(load(full)) != before
        undo(full, kept.id, made=LATER)
        assert fingerprint(load(full)) == before

    def test_twice_is_refused(self, full: Path) -> None:
        undo(full, MERGE.id, made=LATER)
        before = full.read_bytes()
        with pytest.raises(ReadingError, match=r"<http://kg\.example/d/merge> was undone by 'Ann' at 2026-03-12T09"):
            undo(full, MERGE.id, made=MADE)
        assert full.read_bytes() == before

    @pytest.mark.parametrize("id_", ["", "urn:x:y", "\x1b[31m" * 1000])
    def test_of_nothing_is_refused(self, full: Path, id_: str) -> None:
        with pytest.raises(ReadingError, match=r"decisions\.ttl: has no decision <.{0,80}>; it has 5") as caught:
            undo(full, id_, made=LATER)
        assert "\x1b" not in str(caught.value)

    def test_where_there_is_no_file_is_refused(self, path: Path) -> None:
        with pytest.raises(ReadingError, match="has no decision"):
            undo(path, MERGE.id, made=LATER)

    def test_is_redone_by_deciding_again(self, path: Path) -> None:
        (first,) = add(path, replace(MERGE, id=""))
        undo(path, first.id, made=LATER)
        with pytest.raises(ReadingError, match="make it again at another time"):
            add(path, replace(MERGE, id=""))
        (second,) = add(path, replace(MERGE, id="", made=replace(MADE, at="2026-03-13T00:00:00Z")))
        assert load(path).active == (second,)
        assert [each.id for each in load(path).all] == [first.id, second.id]


def add_some(path: Path, worker: int, start: Barrier) -> None:
    start.wait(60)
    for number in range(15):
        add(path, replace(RENAME, id="", label=f"{worker} {number}"))


class TestFiles:
    def test_a_missing_file_has_no_decisions(self, path: Path) -> None:
        assert load(path) == Decisions()
        assert load(path.parent / "nowhere" / "decisions.ttl") == Decisions()

    @pytest.mark.parametrize("text", ["", HEADER, "# nothing\n"])
    def test_an_empty_file_has_no_decisions(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        assert load(path) == Decisions()

    def test_commands_at_once_lose_nothing(self, path: Path) -> None:
        spawn = multiprocessing.get_context("spawn")
        start = spawn.Barrier(3)
        workers = [spawn.Process(target=add_some, args=(path, worker, start)) for worker in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(120)
        assert [worker.exitcode for worker in workers] == [0, 0, 0]
        labels = {each.label for each in load(path).of_kind(Rename)}
        assert labels == {f"{worker} {number}" for worker in range(3) for number in range(15)}

    def test_a_command_does_not_wait_for_ever(self, full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(decisions_file, "PATIENCE", 0.05)
        with FileLock(full.parent / LOCK):
            assert len(load(full).all) == len(SAMPLES)
            with pytest.raises(StoreError, match=r"decisions\.ttl: another command .* try again"):
                add(full, *BARE)
        add(full, *BARE)
        assert len(load(full).all) == len(SAMPLES) + len(BARE)

    def test_nothing_but_the_lock_stays_behind(self, full: Path) -> None:
        assert {each.name for each in full.parent.iterdir()} == {full.name, LOCK}

    def test_a_disk_that_fails_loses_nothing(self, full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        before = full.read_bytes()

        def fail(_: int) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", fail)
            with pytest.raises(StoreError, match=r"decisions\.ttl: cannot be written: No space left"):
                add(full, *BARE)
        assert full.read_bytes() == before
        self.test_nothing_but_the_lock_stays_behind(full)

    def test_what_a_crash_left_is_no_hindrance(self, full: Path) -> None:
        full.with_name(".decisions.ttl.new").write_text("half a dec", encoding="utf-8")
        add(full, *BARE)
        self.test_nothing_but_the_lock_stays_behind(full)

    def test_who_may_read_the_file_stays(self, full: Path) -> None:
        full.chmod(0o600)
        add(full, *BARE)
        assert stat.S_IMODE(full.stat().st_mode) == 0o600

    def test_a_link_stays_one(self, full: Path) -> None:
        (full.parent / "elsewhere").mkdir()
        link = full.parent / "elsewhere" / "link.ttl"
        link.symlink_to(full)
        add(link, *BARE)
        assert link.is_symlink()
        assert len(load(full).all) == len(SAMPLES) + len(BARE)

    def test_a_link_to_nothing_is_not_passed_over(self, path: Path) -> None:
        path.symlink_to(path.parent / "gone.ttl")
        with pytest.raises(ReadingError, match=r"decisions\.ttl: no such file; .*move it away"):
            load(path)

    def test_a_folder_is_no_file(self, path: Path) -> None:
        path.mkdir()
        with pytest.raises(ReadingError, match=r"decisions\.ttl: .*directory.*move it away"):
            load(path)
        with pytest.raises(ReadingError, match="directory"):
            add(path, MERGE)

    def test_a_file_in_a_file_cannot_be(self, full: Path) -> None:
        with pytest.raises(ReadingError, match=r"inner\.ttl: cannot be read: Not a directory"):
            load(full / "inner.ttl")
        with pytest.raises(StoreError, match=r"no such folder; run kg build"):
            add(full / "inner.ttl", MERGE)

    def test_without_a_folder_nothing_is_made(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match=r"nowhere: no such folder; run kg build"):
            add(tmp_path / "nowhere" / "decisions.ttl", MERGE)
        assert list(tmp_path.iterdir()) == []


class TestHands:
    def test_prefixes_order_and_layout_do_not_matter(self, full: Path) -> None:
        before = load(full)
        graph = rdflib.Graph(bind_namespaces="none")
        for prefix, namespace in {"k": KG, "pr": PREFIXES["prov"], "d": "http://kg.example/d/"}.items():
            graph.bind(prefix, namespace)
        for triple in rdflib.Graph().parse(full, format="turtle"):
            graph.add(triple)
        text = graph.serialize(format="turtle")
        head, *blocks = text.split("\n\n")
        assert "k:MergeDecision" in text
        full.write_text("\n\n".join([head, *reversed(blocks)]), encoding="utf-8", newline="\r\n")
        assert load(full) == before

    def test_lines_of_single_triples_read_the_same(self, full: Path) -> None:
        before = load(full)
        lines = rdflib.Graph().parse(full, format="turtle").serialize(format="nt").splitlines(keepends=True)
        full.write_text("".join(sorted(lines, reverse=True)), encoding="utf-8")
        assert load(full) == before

    def test_two_decisions_may_share_an_anchor(self, path: Path) -> None:
        path.write_text(
            HEADER
            + "@prefix : <http://mine.example/> .\n:m a kg:MergeDecision; kg:one :a; kg:oneAnchor :x; kg:other :b;"
            ' prov:generatedAtTime "2026-03-12T09:30:00Z"^^xsd:dateTime; prov:wasAttributedTo "Zoé".\n'
            ':n a kg:RenameDecision; kg:of :a; kg:ofAnchor :x; kg:newLabel "b"@FR, "b"@fr;'
            ' prov:generatedAtTime "2026-03-12T09:30:00.1Z"^^xsd:dateTime; prov:wasAttributedTo "Zoé".\n'
            ':x kg:named "Ann"; kg:inDocument "a.txt".',
            encoding="utf-8",
        )
        merge, rename = load(path).all
        side, at = Side("http://mine.example/a", (ANN,)), Made("Zoé", MADE.at)
        assert merge == Merge("http://mine.example/m", side, Side("http://mine.example/b"), at)
        assert rename == Rename("http://mine.example/n", side, "b", "fr", Made("Zoé", "2026-03-12T09:30:00.1Z"))
        add(path, *SAMPLES)
        assert {merge, rename} < {*load(path).all}

    def test_signs_of_syntax_may_stand_in_texts_comments_and_names(self, full: Path) -> None:
        edit(full, '"one and the same"', "'''it's [ ( _:x\n''  # << {| ~ \\''''", count=1)
        edit(full, '"one and the same"', '"""a "quoted" [ ""\\""""', count=1)
        edit(full, '"one and the same"', "'a \" _:x [ \\' ('", count=1)
        edit(full, HEADER, f"# [ don't (\n@prefix a_: <http://a.example/> .\n{HEADER}")
        edit(full, "kg:target <http://www.wikidata.org/entity/Q42>", r"kg:target a_:b\(c\)\~\#d")
        found = {each.made.why: each for each in load(full).all}
        assert {"it's [ ( _:x\n''  # << {| ~ '", 'a "quoted" [ """', "a \" _:x [ ' ("} < {*found}
        assert load(full).of_kind(Link)[0].target == "http://a.example/b(c)~#d"

    @pytest.mark.parametrize(
        ("written", "at"),
        [
            ("2026-03-12T09:30:00+00:00", "2026-03-12T09:30:00Z"),
            ("2026-03-12T00:30:00.25+01:00", "2026-03-11T23:30:00.250000Z"),
            ("2026-03-12T09:30:00.50Z", "2026-03-12T09:30:00.50Z"),
        ],
    )
    def test_times_of_any_zone_are_understood(self, path: Path, written: str, at: str) -> None:
        add(path, MERGE)
        edit(path, MADE.at, written)
        assert load(path).all == (replace(MERGE, made=replace(MADE, at=at)),)

    def test_what_was_edited_keeps_its_iri(self, full: Path) -> None:
        edit(full, "Anne Lee", "Anna Lee")
        assert load(full).of_kind(Rename) == (replace(RENAME, label="Anna Lee"),)
        undo(full, RENAME.id, made=LATER)
        assert load(full).of_kind(Rename) == ()


MALFORMED = [
    # old text, new text, decision or anchor, fault
    (
        "a kg:MergeDecision",
        "a kg:MergerDecision",
        "d/merge",
        "is a kg:MergerDecision, which is no kind of decision; known",
    ),
    ("a kg:MergeDecision", "a kg:Person", "d/merge", "is a kg:Person, which is no kind"),
    ("a kg:MergeDecision", "a <x:MergeDecision>", "d/merge", "is a <x:MergeDecision>, which is no kind"),
    ("a kg:MergeDecision", 'a "MergeDecision"', "d/merge", "has 'MergeDecision' as rdf:type, which must be an IRI"),
    ("a kg:MergeDecision", "a kg:MergeDecision , kg:LinkDecision", "d/merge", "has 2 values of rdf:type"),
    ("a kg:MergeDecision", "kg:kind kg:MergeDecision", "d/merge", "has no class such as kg:MergeDecision"),
    ("a kg:MergeDecision", "a kg:SplitDecision", "d/merge", "has no kg:of"),
    (
        "a kg:MergeDecision ;",
        "a kg:MergeDecision ; kg:of <x:y> ;",
        "d/merge",
        "has kg:of, which a kg:MergeDecision cannot",
    ),
    ("kg:one <http://kg.example/person/ann> ;", "", "d/merge", "has no kg:one"),
    ("kg:one <http", "kg:one <x:y> , <http", "d/merge", "has 2 values of kg:one, of which there may be one"),
    ("kg:one <http://kg.example/person/ann>", 'kg:one "Ann"', "d/merge", "has 'Ann' as kg:one, which must be an IRI"),
    ("kg:other <http://kg.example/person/ann-lee>", "kg:other <x:y{>", "", "Parser error at line"),
    ("kg:oneAnchor <", 'kg:oneAnchor "Ann" , <', "d/merge", "has a text as kg:oneAnchor, which must be the IRI"),
    ("kg:oneAnchor <", "kg:oneAnchor <x:y> , <", "d/merge", "has the anchor <x:y>, of which the file says nothing"),
    ("kg:oneAnchor", "kg:anchor", "d/merge", "has kg:anchor, which a kg:MergeDecision cannot have"),
    ('kg:inDocument "a.txt" ;', "", "d/link#", "an anchor of <http://kg.example/d/link>, has no kg:inDocument"),
    ('kg:named "Ann"', 'kg:named "Ann" , "Anne"', "d/link#", "has 2 values of kg:named"),
    ('kg:named "Ann"', 'kg:named "Ann"@fr', "d/link#", "has 'Ann' as kg:named, which must be a text without language"),
    ('kg:named "Ann"', 'kg:named "Ann" ; kg:mentioned 2', "d/link#", "has kg:mentioned, which an anchor cannot have"),
    ("kg:outAnchor", "kg:restAnchor", "d/split", "is no kg:SplitDecision: splits nothing off"),
    (
        "kg:restAnchor <",
        "kg:restAnchor <http://kg.example/d/split#fca5fcd6764c0bcb> , <",
        "d/split",
        "both splits off and keeps 'Ann'",
    ),
    ('"Anne Lee"@fr', '"Anne Lee"@fr , "Ann Lee"@en', "d/rename", "has 2 values of kg:newLabel"),
    ('"Anne Lee"@fr', '" "@fr', "d/rename", "is no kg:RenameDecision: gives an empty label"),
    ('"Anne Lee"@fr', "7", "d/rename", "has '7' as kg:newLabel, which must be a text"),
    ('"Anne Lee"@fr', '"Anne Lee"@fr-fonipa', "d/rename", "'fr-fonipa' is no language"),
    ("kg:Negated", "kg:Denied", "d/reject", "has kg:Denied as kg:claimPolarity; known are kg:Affirmed, kg:Negated"),
    ("kg:Negated", '"negated"', "d/reject", "has 'negated' as kg:claimPolarity, which must be an IRI"),
    ("    kg:claimEvidence", "    kg:evidence", "d/reject", "has no kg:claimEvidence"),
    ("kg:score 0.93", "kg:score true", "d/link", "has 'true' as kg:score, which must be a number"),
    ("kg:score 0.93", 'kg:score "much"^^xsd:decimal', "d/link", "is no kg:LinkDecision: could not convert"),
    ("kg:score 0.93", 'kg:score "INF"^^xsd:double', "d/link", "is no kg:LinkDecision: inf is no score"),
    ('"2026-03-12T09:30:00Z"^^xsd:dateTime', '"2026-03-12T09:30:00Z"', "", "which must be an xsd:dateTime"),
    ("2026-03-12T09:30:00Z", "2026-03-12T09:30:00", "", "is no time in UTC such as"),
    ("2026-03-12T09:30:00Z", "0001-01-01T00:00:00+01:00", "", "is no time in UTC such as"),
    ("2026-03-12T09:30:00Z", "2026-02-30T00:00:00+01:00", "", "is no time in UTC such as"),
    ("2026-03-12T09:30:00Z", "yesterday", "", "'yesterday' is no time in UTC"),
    ('prov:wasAttributedTo "Zoé" ;', "", "", "has no prov:wasAttributedTo"),
    (
        'prov:wasAttributedTo "Zoé"',
        "prov:wasAttributedTo <x:zoe>",
        "",
        "has 'x:zoe' as prov:wasAttributedTo, which must be",
    ),
    ('prov:wasAttributedTo "Zoé"', 'prov:wasAttributedTo ""', "", "nobody is named who did it"),
    ('"one and the same"', '"one and the same"@en', "", "must be a text without language"),
    ('"one and the same"', '"one and the same" ; kg:undoneBy "Ann"', "", "has no prov:invalidatedAtTime"),
    ('"one and the same"', '"one and the same" ; kg:undoneWhy "wrong"', "", "has no kg:undoneBy"),
    (
        '"one and the same"',
        f'"one and the same" ; prov:invalidatedAtTime "{MADE.at}"^^xsd:dateTime',
        "",
        "has no kg:undone",
    ),
    ('"one and the same"', '"one and the same" ; kg:note [ a kg:Note ]', "", r"line \d+ has [, but all that decisions"),
    ('"one and the same"', '"one and the same" ; kg:note _:b', "", r"line \d+ has _:, but all"),
    ('"one and the same"', '"one and the same" ; kg:note ( 1 2 )', "", r"line \d+ has (, but all"),
    ('"one and the same"', '"one and the same" ; kg:note <<( <a:b> <a:b> 1 )>>', "", r"line \d+ has <<, but all"),
    ('"one and the same"', '"one and the same" ~ <x:y>', "", r"line \d+ has ~, but all"),
    ('"one and the same"', '"one and the same" {| <x:y> 1 |}', "", r"line \d+ has {, but all"),
    ("@prefix kg:", "[] a kg:MergeDecision .\n@prefix kg:", "", "Parser error"),
    ("@prefix xsd:", "[] a kg:MergeDecision .\n@prefix xsd:", "", r"line \d+ has [, but all"),
    ("@prefix kg:", "@prefix other:", "", "Parser error at line"),
    ("@prefix xsd:", "<x:y> rdfs:label 'mine' .\n@prefix xsd:", "", "<x:y> has no class such as kg:MergeDecision"),
    (" .\n", "\n", "", "Parser error at line"),
    ("<http://kg.example/d/merge> ", "<merge> ", "", "Parser error at line"),
]


class TestMalformed:
    @pytest.mark.parametrize(("old", "new", "place", "fault"), MALFORMED)
    def test_files_are_refused_by_place_and_fault(self, full: Path, old: str, new: str, place: str, fault: str) -> None:
        edit(full, old, new, count=1)
        before = full.read_bytes()
        pattern = re.escape(fault).replace(r"\\d\+", r"\d+")
        where = rf"^{re.escape(str(full))}: (?s:.*){re.escape(place)}(?s:.*){pattern}"
        with pytest.raises(ReadingError, match=where):
            load(full)
        for change in (lambda: add(full, *BARE), lambda: undo(full, MERGE.id, made=LATER)):
            with pytest.raises(ReadingError, match=where):
                change()
        assert full.read_bytes() == before

    @pytest.mark.parametrize(
        "data",
        [
            b"\x00\x01\x02",
            b"PK\x03\x04 some archive",
            HEADER.encode("utf-16"),
            b"\xef\xbb\xbf" + turtle_text(Decisions((MERGE,))).encode(),
            turtle_text(Decisions((MERGE,))).encode("latin-1"),
            turtle_text(Decisions((MERGE,))).encode()[:-20],
            b'{"decisions": []}',
            b"<<<<<<< HEAD\n",
            b"(" * 100_000,
            b"\x1b[31m\xe2\x80\xae",
        ],
        ids=lambda data: repr(data[:12]),
    )
    def test_files_that_are_no_turtle_say_how_to_go_on(self, path: Path, data: bytes) -> None:
        path.write_bytes(data)
        for act in (load, lambda path: add(path, MERGE)):
            with pytest.raises(ReadingError, match=r"decisions\.ttl: (?s:.*)mend the file, or move it away") as caught:
                act(path)
            assert not any(unicodedata.category(char) in {"Cc", "Cf"} for char in str(caught.value))
        assert path.read_bytes() == data

    def test_messages_are_short_and_of_one_line(self, full: Path) -> None:
        edit(full, "kg:newLabel", '<x:\\u202e> "{}" ; kg:newLabel'.format("a\\n" * 50_000))
        with pytest.raises(ReadingError) as unknown:
            load(full)
        edit(full, "<x:\\u202e> ", "kg:of ")
        with pytest.raises(ReadingError) as wrong:
            load(full)
        for message in (str(unknown.value), str(wrong.value)):
            assert len(message) < 1000
            assert message.isprintable()
