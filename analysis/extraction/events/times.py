"""When: words of time near an event, kept as written and, where the text is dated, resolved to days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.parsing.words import Span, Token

_MONTHS = {
    m: i
    for i, m in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
_MONTHS |= {m[:3]: i for m, i in _MONTHS.items()}
_DAYS = {d: i for i, d in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_MONTH = "|".join(_MONTHS)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\b\.?,?(?: (\d{{4}}))?", re.I)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\b\.? (\d{{1,2}})(?:st|nd|rd|th)?\b,?(?: (\d{{4}}))?", re.I)
_MONTH_YEAR = re.compile(rf"\b({_MONTH})\b\.?,? (\d{{4}})", re.I)
_MONTH_ONLY = re.compile(
    r"\b(january|february|march|april|june|july|august|september|october|november|december)\b", re.I
)
#: "May" alone is a month's name too seldom.
_LONG_MONTH = re.compile(rf"\b(?:{'|'.join(m for m in _MONTHS if len(m) > 3)})\b")
_AGE = re.compile(r"\b(years?|months?|weeks?|days?)[- ]old\b")
#: Words by which a stretch of time is one that can be dated.
_POINTING = frozenset(_DAYS) | {"today", "yesterday", "tomorrow", "tonight", "last", "next", "this", "ago", "earlier"}
#: Words that point to a time, and count on in a row of anything as well: "the last six".
_COUNTED_ON = frozenset({"last", "next", "this"})
_BARE_COUNT = re.compile(
    r"\b(?:last|next|this)\s(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|few|dozens|hundred)$"
)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")

_CLOCK = frozenset({"a.m", "a.m.", "p.m", "p.m.", "am", "pm", "o'clock", "gmt", "utc"})

Interval = tuple[datetime, datetime]


def is_point(ent: Span) -> bool:
    """Tell whether words of time can be dated: "on Friday", "last week"; not "for two weeks", "annual"."""
    text = ent.text.lower()
    words = set(text.split())
    if _AGE.search(text) or words & {"annual", "daily", "weekly", "monthly"}:
        return False
    if words & _COUNTED_ON and not words & _POINTING - _COUNTED_ON and _BARE_COUNT.search(text):
        return False  # "The last six" of 29 soldiers.
    return bool(
        words & _POINTING or _YEAR.search(text) or _LONG_MONTH.search(text)
        or _DAY_FIRST.search(text) or _MONTH_FIRST.search(text)
    )  # fmt: skip


def is_date(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the number from one token to another is part of a date or a clock time, and no length of time.

    Parameters
    ----------
    tokens : sequence of Token
        The tokens of a sentence.
    first, last : int
        Positions of the number's first and last token.
    """
    before = tokens[first - 1].lower_.rstrip(".") if first else ""
    after = tokens[last + 1].lower_ if last + 1 < len(tokens) else ""
    word = tokens[first]
    if after in _CLOCK or before in _MONTHS or after.rstrip(".") in _MONTHS:
        # "May 20 people died" is not said; "20 May" and "May 20" are, and so is "May 20 or 21".
        return word.pos_ == "NUM" and (after in _CLOCK or float_of(word) <= 31 or is_year(word))
    units = index_lexicon("units", "lemma")
    following = [t for t in tokens[last + 1 : last + 3] if t.text not in {"-", "–"}][:1]
    has_unit = any(t.pos_ == "NOUN" and t.lemma_.lower() in units for t in following)
    counts = word.dep_ == "nummod" and word.head.tag_ in {"NNS", "NNPS"}
    if is_year(word) and first == last and not has_unit and (not counts or before == "the"):
        # "The 2020 convention" names a year; "2020 soldiers" counts.
        return True
    if word.ent_type_ == "TIME" and not has_unit and not counts:
        return True
    is_dated = "DATE" in {word.ent_type_, tokens[last].ent_type_} and not has_unit
    return is_dated and (is_year(word) or (float_of(word) <= 31 and _names_day(tokens, first, last)))


def _names_day(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a month or a day of the week stands near a number: "At midday 20 buses left" has none."""
    near = (t.lower_.rstrip(".") for t in tokens[max(0, first - 4) : last + 5] if t.text[:1].isupper())
    return any(word in _MONTHS or word in _DAYS for word in near)


def is_year(token: Token) -> bool:
    """Tell whether a token can be a year by its form."""
    return bool(_YEAR.fullmatch(token.text))


def float_of(token: Token) -> float:
    """Give the number that a token's digits make; infinite where it holds none."""
    digits = token.text.replace(",", "")
    return float(digits) if digits.replace(".", "", 1).isdigit() else float("inf")


def resolve_time(text: str, published_at: datetime | None, *, is_ahead: bool = False) -> Interval | None:
    """Give the first and last moment that words of time can mean, UTC; None where the text does not tell.

    Days of the week and words such as "yesterday" are counted from the day of publication; a weekday alone is the last
    one before it, a month without a year the last that had begun, where an act ``is_ahead`` the next.

    Examples
    --------
    >>> resolve_time("24 March 2020", None)[0].date().isoformat()
    '2020-03-24'
    """
    lowered = text.lower()
    base_year = published_at.year if published_at else None
    if match := _DAY_FIRST.search(lowered):
        counted_from = published_at if not match[3] else None
        return _day(match[3] or base_year, _MONTHS[match[2].lower()], int(match[1]), counted_from, is_ahead=is_ahead)
    if match := _MONTH_YEAR.search(lowered):
        year, month = int(match[2]), _MONTHS[match[1].lower()]
        return _span(
            datetime(year, month, 1, tzinfo=UTC), datetime(year, month, monthrange(year, month)[1], tzinfo=UTC)
        )
    if match := _MONTH_FIRST.search(lowered):
        counted_from = published_at if not match[3] else None
        return _day(match[3] or base_year, _MONTHS[match[1].lower()], int(match[2]), counted_from, is_ahead=is_ahead)
    if published_at is not None and (relative := _relative(lowered, published_at, is_ahead=is_ahead)):
        return relative
    if match := _YEAR.search(lowered):
        year = int(match[1])
        return _span(datetime(year, 1, 1, tzinfo=UTC), datetime(year, 12, 31, tzinfo=UTC))
    if published_at is not None and (match := _MONTH_ONLY.search(lowered)):
        month = _MONTHS[match[1].lower()]
        # Of this year, as far as it can be: "last March" said in March is of the year before, "next January" of the next.
        is_next, is_last = "next" in lowered, "last" in lowered
        behind = month > published_at.month or (is_last and month == published_at.month)
        if is_ahead and not is_next and not is_last:
            year = published_at.year + (month < published_at.month)
        else:
            year = published_at.year + (month <= published_at.month if is_next else -behind)
        return _span(
            datetime(year, month, 1, tzinfo=UTC), datetime(year, month, monthrange(year, month)[1], tzinfo=UTC)
        )
    return None


def _span(first: datetime, last: datetime) -> Interval:
    return first, last.replace(hour=23, minute=59, second=59)


def _day(
    year: int | str | None, month: int, day: int, published_at: datetime | None, *, is_ahead: bool
) -> Interval | None:
    if year is None:
        return None
    try:
        moment = datetime(int(year), month, day, tzinfo=UTC)
    except ValueError:
        return None
    # News of January that speaks of "28 December" means the year before.
    if published_at is not None and not is_ahead and moment - published_at > timedelta(days=200):
        moment = moment.replace(year=moment.year - 1)
    if published_at is not None and is_ahead and (moment.month, moment.day) < (published_at.month, published_at.day):
        moment = _day_of_next_year(moment)
    return _span(moment, moment)


def _day_of_next_year(moment: datetime) -> datetime:
    return moment.replace(year=moment.year + 1, day=28 if (moment.month, moment.day) == (2, 29) else moment.day)


def _relative(text: str, published_at: datetime, *, is_ahead: bool) -> Interval | None:
    today = published_at.replace(hour=0, minute=0, second=0, microsecond=0)
    words = set(re.findall(r"[a-z]+", text))
    if words & {"today", "tonight"}:
        return _span(today, today)
    if "yesterday" in words:
        return _span(today - timedelta(days=1), today - timedelta(days=1))
    if "tomorrow" in words:
        return _span(today + timedelta(days=1), today + timedelta(days=1))
    for name, number in _DAYS.items():
        if name in words:
            back = (today.weekday() - number) % 7
            day = today - timedelta(days=back)
            if is_ahead and "last" not in words:
                day += timedelta(days=7 if back else 0)
            elif "next" in words:
                day += timedelta(days=7)
            return _span(day, day)
    sign = -1 if words & {"last", "previous"} else 1 if words & {"next", "coming"} else 0 if "this" in words else None
    if sign is not None:
        if "week" in words:
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=sign)
            return _span(monday, monday + timedelta(days=6))
        if "month" in words:
            year, month = divmod(today.year * 12 + today.month - 1 + sign, 12)
            return _span(
                datetime(year, month + 1, 1, tzinfo=UTC),
                datetime(year, month + 1, monthrange(year, month + 1)[1], tzinfo=UTC),
            )
        if "year" in words:
            return _span(datetime(today.year + sign, 1, 1, tzinfo=UTC), datetime(today.year + sign, 12, 31, tzinfo=UTC))
    return None
