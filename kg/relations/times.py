"""Dates in a text as ISO 8601, relative ones resolved against the document's date.

Absolute: "le 4 juillet 2012", "July 4, 2012", "4 July", "Dec. 4th", "juillet 2012", "en 2011", "2012-07-04",
"04/07/2012" (day first, except in English with strokes, where only a number above 12 tells it). Relative: weekdays (the
last one before the document's date), today, yesterday, last month, last year. Days and months without a year are those
nearest to the document's date. A span of days or years stands for its first one.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.lexicon import Lexicon
from kg.mentions.gazetteer import fold

YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
DAY = r"(?P<day>[0-3]?\d)(?:er|st|nd|rd|th)?(?:\s*(?:-|–|au|et|to|and)\s*[0-3]?\d)?"
MONTHS = 12
LONGEST_WORD = 40  # characters before a date that are looked at
NUMERIC = re.compile(
    r"(?<![\w./-])(?:(?P<iso>\d{4}-[01]\d-[0-3]\d)|"
    r"(?P<first>[0-3]?\d)(?P<mark>[./-])(?P<second>[0-3]?\d)(?P=mark)" + YEAR + r")(?![\w/-]|\.\d)"
)

CLAUSES = frozenset({"ccomp", "acl:relcl", "advcl", "parataxis", "acl", "conj", "csubj", "advcl:relcl"})


@dataclass(frozen=True, slots=True)
class Date:
    """A date in the text: characters half-open, ISO 8601 with the precision that the text gives."""

    start: int
    end: int
    iso: str


class DateReader:
    """Finds dates in sentences of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._months = {fold(month): number for number, month in enumerate(words.sequence("time.months"), 1)}
        short = {fold(month): number for month, number in words.mapping("time.short_months").items()}
        self._months |= {month.rstrip("."): number for month, number in short.items()}
        self._month_first = lexicon.lang == "en"
        self._weekdays = {fold(day): number for number, day in enumerate(words.sequence("time.weekdays"))}
        self._days = {
            fold(word): shift
            for name, shift in (("today", 0), ("yesterday", -1), ("tomorrow", 1))
            for word in words.sequence(f"time.{name}")
        }
        self._periods = {
            fold(word): (unit, shift)
            for unit in ("month", "year")
            for name, shift in (("this", 0), ("last", -1))
            for word in words.sequence(f"time.{name}_{unit}")
        }
        self._next = {fold(word) for word in words("time.next")}
        self._years = frozenset(fold(word) for word in words("time.prepositions"))
        pointed = {month.rstrip(".") for month in short if month.endswith(".")}  # "sept." is a month, "sept" a number
        month = "|".join(rf"{month}(?=\.)" if month in pointed else month for month in self._months)
        year = rf"(?:\.?,?(?:\s+of)?\s+{YEAR})?"
        self._full = re.compile(rf"\b{DAY}\s+(?:of\s+)?(?P<month>{month})\b{year}", re.IGNORECASE)
        self._english = re.compile(rf"\b(?P<month>{month})\b\.?\s+(?:the\s+)?{DAY}\b{year}", re.IGNORECASE)
        self._month = re.compile(rf"\b(?P<month>{month})\b\.?,?\s+(?:of\s+)?{YEAR}\b", re.IGNORECASE)
        self._bare_month = re.compile(rf"\b(?P<before>\w+)\s+(?P<month>{month})\b(?!\.?,?\s+\d)", re.IGNORECASE)
        self._year = re.compile(rf"\b{YEAR}\b(?![.,]\d)")
        self._years_from = re.compile(
            rf"\b(?:de|from|entre|between)\s+{YEAR}\s+(?:à|a|to|et|and)\s+\d{{4}}\b", re.IGNORECASE
        )
        self._period = re.compile(rf"\b(?:{'|'.join(map(re.escape, self._periods))})\b", re.IGNORECASE)
        relative = "|".join((*self._weekdays, *map(re.escape, self._days)))
        self._relative = re.compile(
            rf"(?:\b(?P<before>\w+)\s+)?\b(?P<word>{relative})\b(?:\s+(?P<after>\w+))?", re.IGNORECASE
        )

    def find(self, text: str, published: str | None) -> list[Date]:
        """Dates in a text, in order, without overlap; relative and yearless ones only where `published` is known."""
        plain = _aligned_fold(text)
        reference = _reference(published)
        taken: set[int] = set()
        found: list[Date] = []
        relative = (date for date in self._relatives(plain, reference) if not self._is_name(text, date.start))
        dates = (*self._absolute(plain, reference), *self._years_alone(plain), *relative)
        for date in (*dates, *self._periods_near(plain, reference)):
            if taken.isdisjoint(range(date.start, date.end + 2)):
                found.append(date)
                taken.update(range(date.start, date.end))
        return sorted(found, key=lambda date: date.start)

    def _is_name(self, text: str, start: int) -> bool:
        """Whether the word is part of a name: "Saint-Aubry Demain" is no date, "On Monday" is one, and "Hier, …"."""
        near = text[max(0, start - LONGEST_WORD) : start]
        if re.search(r"\w\s*$", near) is None or not text[start].isupper():
            return False
        word = near.rsplit(maxsplit=1)[-1]
        return word[0].isupper() and fold(word) not in self._years | self._next

    def _absolute(self, text: str, reference: datetime.date | None) -> Iterator[Date]:
        for pattern in (self._full, self._english):
            for match in pattern.finditer(text):
                iso = self._iso(match, reference)
                if iso:
                    yield Date(match.start(), match.end(), iso)
        for match in self._month.finditer(text):
            yield Date(match.start(), match.end(), f"{match['year']}-{self._months[match['month']]:02d}")
        for match in NUMERIC.finditer(text):
            date = self._numeric(match)
            if date is not None:
                yield Date(match.start(), match.end(), date.isoformat())

    def _numeric(self, match: re.Match[str]) -> datetime.date | None:
        """The date of digits alone; None where day and month cannot be told apart."""
        if match["iso"]:
            return _date(*map(int, match["iso"].split("-")))
        day, month, year = int(match["first"]), int(match["second"]), int(match["year"])
        if self._month_first and match["mark"] == "/":
            if month > MONTHS:
                day, month = month, day
            elif day <= MONTHS and day != month:
                return None
        return _date(year, month, day)

    def _iso(self, match: re.Match[str], reference: datetime.date | None) -> str | None:
        month, day = self._months[match["month"]], int(match["day"])
        if match["year"]:
            date = _date(int(match["year"]), month, day)
        elif reference is not None:
            date = _nearest(reference, month, day)
        else:
            return None
        return date.isoformat() if date is not None else None

    def _periods_near(self, text: str, reference: datetime.date | None) -> Iterator[Date]:
        """Find "last month", "this year", "in April", with the precision of a month or a year."""
        if reference is None:
            return
        for match in self._period.finditer(text):
            unit, shift = self._periods[match[0].lower()]
            month = _month_back(reference, -shift) if unit == "month" else str(reference.year + shift)
            yield Date(match.start(), match.end(), month)
        for match in self._bare_month.finditer(text):
            if match["before"].lower() in self._years | self._next:
                back = (reference.month - self._months[match["month"].lower()]) % MONTHS
                yield Date(match.start("month"), match.end("month"), _month_back(reference, back))

    def _years_alone(self, text: str) -> Iterator[Date]:
        for match in self._years_from.finditer(text):
            yield Date(match.start("year"), match.end(), match["year"])
        for match in self._year.finditer(text):
            before = re.findall(r"\w+", text[max(0, match.start() - 12) : match.start()])
            following = text[match.end() : match.end() + 1]
            opened = text[max(0, match.start() - 1) : match.start()] == "("
            if following not in {"%", "€", "$"} and (opened or (before and before[-1] in self._years)):
                yield Date(match.start(), match.end(), match["year"])

    def _relatives(self, text: str, reference: datetime.date | None) -> Iterator[Date]:
        if reference is None:
            return
        for match in self._relative.finditer(text):
            around = {match["before"] or "", match["after"] or ""}
            shift = self._shift(match["word"], around, reference)
            yield Date(match.start("word"), match.end("word"), (reference + datetime.timedelta(days=shift)).isoformat())

    def _shift(self, word: str, around: set[str], reference: datetime.date) -> int:
        if word in self._days:
            return self._days[word]
        back = (reference.weekday() - self._weekdays[word]) % 7
        return 7 - back if around & self._next else -back


def _nearest(reference: datetime.date, month: int, day: int) -> datetime.date | None:
    """The day of that name, of the years around, that is nearest to the reference; None where there is none."""
    dates = (_date(reference.year + shift, month, day) for shift in (0, -1, 1))
    return min(filter(None, dates), key=lambda date: abs(date - reference), default=None)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _month_back(reference: datetime.date, back: int) -> str:
    """So many months before the reference, as year and month."""
    months = reference.year * MONTHS + reference.month - 1 - back
    return f"{months // MONTHS}-{months % MONTHS + 1:02d}"


def _reference(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published) if published else None
    except ValueError:
        return None


def _aligned_fold(text: str) -> str:
    """Folded character by character, so that offsets stay."""
    return "".join(folded if len(folded := fold(char)) == 1 else char for char in text)


class Times:
    """The dates of one document, and which of them belongs to a predicate."""

    def __init__(self, doc: Doc, published: str | None, reader: DateReader) -> None:
        self._dates: dict[int, list[tuple[Token, str]]] = {}
        for sentence in doc.sents:
            dates = reader.find(sentence.text, published)
            self._dates[sentence.start] = [(_anchor(doc, sentence, date), date.iso) for date in dates]

    def of(self, token: Token) -> str | None:
        """The first date in the token's own clause; None where it has none."""
        head = _clause_head(token)
        found = self._among(token, _within(head))
        if found is None and head.dep_ == "advcl" and not head.morph.get("Mood", []):
            return self._among(token, _within(_clause_head(head.head)))  # "…, tuant Y": when the clause above says
        return found

    def below(self, token: Token) -> str | None:
        """The first date among the words that the token governs: "maire de Lyon depuis 2001"."""
        return self._among(token, _within(token))

    def _among(self, token: Token, words: Iterable[Token]) -> str | None:
        places = {word.i for word in words}
        dates = self._dates.get(token.sent.start, [])
        return next((iso for anchor, iso in dates if anchor.i in places), None)


def _anchor(doc: Doc, sentence: Span, date: Date) -> Token:
    start, end = sentence.start_char + date.start, sentence.start_char + date.end
    span = doc.char_span(start, end, alignment_mode="expand")
    return sentence.root if span is None else span.root


def _clause_head(token: Token) -> Token:
    """The word that governs the clause that the token belongs to."""
    head = token
    while head.dep_ not in {"ROOT", *CLAUSES} and head.head.i != head.i:
        head = head.head
    if head.dep_ == "acl" and head.i != token.i:
        head = token
    return head


def _within(token: Token) -> Iterator[Token]:
    """The words that the token governs, itself first, subordinate clauses left out."""
    waiting = [token]
    while waiting:
        word = waiting.pop()
        yield word
        waiting += (child for child in word.children if _is_part(child))


def _is_part(token: Token) -> bool:
    return token.dep_ not in CLAUSES or (token.dep_ == "conj" and token.pos_ not in {"VERB", "AUX"})
