"""Calendar arithmetic: which day, month or year words mean on a publication date.

Days and months come back in ISO 8601; "" means that without a publication date, or
for lack of a year, nobody can tell.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum

_SOON = 45  # days: a date this near ahead is closer than one most of a year back
_LONG_AGO = 200  # days
_NEXT_MONTHS = 3
_LEAP = 4  # years: some leap day is this near


class Way(Enum):
    """Where a date without a year lies."""

    PAST = "past"
    NEAR = "near"
    AHEAD = "ahead"


def valid(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where there is no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def exists(month: int, day: int) -> bool:
    """Whether some year has this day."""
    return valid(2024, month, day) is not None


def nearest(published: dt.date, month: int, day: int, way: Way) -> dt.date | None:
    """The occurrence of a day of the year that a text published then means."""
    years = range(published.year - _LEAP, published.year + _LEAP + 1)
    days = [d for y in years if (d := valid(y, month, day))]
    past = [d for d in days if d <= published]
    ahead = [d for d in days if d >= published]
    if not past or not ahead:
        return None
    if way is Way.NEAR:
        soon = (ahead[0] - published).days <= _SOON
        way = (
            Way.AHEAD if soon and (published - past[-1]).days > _LONG_AGO else Way.PAST
        )
    return ahead[0] if way is Way.AHEAD else past[-1]


def month_year(published: dt.date, month: int, way: Way) -> int:
    """The year of a month named without one; by itself, the nearest."""
    ahead = (month - published.month) % 12
    after = published.year + (month < published.month)
    if way is Way.AHEAD or (way is Way.NEAR and ahead <= _NEXT_MONTHS):
        return after
    return after - (ahead > 0)


def on_weekday(published: dt.date, month: int, day: int, named: int) -> dt.date | None:
    """The occurrence of a day of the year on that weekday, nearest to publication."""
    years = range(published.year - 6, published.year + 7)
    days = [d for y in years if (d := valid(y, month, day)) and d.weekday() == named]
    return min(days, key=lambda d: abs((d - published).days), default=None)


def weekday(published: dt.date, day: int, way: Way) -> dt.date:
    """The weekday meant: the last one, publication day included; ahead: the next."""
    if way is Way.AHEAD:
        return _shift(published, (day - published.weekday() - 1) % 7 + 1)
    return _shift(published, -((published.weekday() - day) % 7))


def _shift(day: dt.date, days: int) -> dt.date:
    """Days later or earlier, kept within the calendar."""
    ordinal = min(max(day.toordinal() + days, 1), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def days_from(published: dt.date, days: int) -> str:
    """ISO day so many days later (negative: earlier)."""
    return _shift(published, days).isoformat()


def month_from(published: dt.date, months: int) -> str:
    """ISO month so many months later (negative: earlier)."""
    year, month = divmod(published.year * 12 + published.month - 1 + months, 12)
    return f"{year:04d}-{month + 1:02d}"


def season_year(published: dt.date, months: tuple[int, int], way: Way) -> int:
    """The year of a season named without one.

    PAST is the last one that is over, AHEAD the next to begin, NEAR the running or,
    where it is over, the next. A winter goes by the year of its end, or of its start
    if ahead.
    """
    first, last = months
    month, year = published.month, published.year
    if way is Way.PAST:
        return year - (month < last)
    if way is Way.AHEAD:
        return year + (month > first)
    return year + (first < last < month)


def school_start(published: dt.date, way: Way) -> int:
    """The year of the September start of term: the running or next one, or the last."""
    september = 9
    if way is Way.PAST:
        return published.year - (published.month < september)
    return published.year + (published.month > september)
