"""Report definitions: what ``reports/reports.yaml`` may say, as models that check it before anything runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from analysis.schemas import TABLES
from analysis.settings import find_shipped

_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h|d)\Z")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(MB|GB)\Z", re.IGNORECASE)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_BYTES = {"MB": 10**6, "GB": 10**9}
_MAIL_ADDRESS = re.compile(r"[^@\s<>,;:\"()\\\[\]]{1,64}@[^@\s<>,;:\"()\\\[\]]{1,255}\Z")
#: The sorts of places that editions are sent on to.
PLACE_KINDS = ("site", "mail", "bucket", "zip")
_ERROR_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


def read_duration(written: object) -> float:
    """Read a duration as seconds.

    Raises
    ------
    ValueError
        When it is none.

    Examples
    --------
    >>> read_duration("10m"), read_duration("1.5h")
    (600.0, 5400.0)
    """
    match = _DURATION.match(written.strip()) if isinstance(written, str) else None
    seconds = float(match[1]) * _SECONDS[match[2]] if match else 0.0
    if seconds <= 0:
        raise ValueError("write a duration such as 30s, 10m, 2h or 1d")
    return seconds


def read_size(written: object) -> int:
    """Read a size as bytes.

    Raises
    ------
    ValueError
        When it is none.
    """
    match = _SIZE.match(written.strip()) if isinstance(written, str) else None
    size = int(float(match[1]) * _BYTES[match[2].upper()]) if match else 0
    if size <= 0:
        raise ValueError("write a size such as 500MB or 2GB")
    return size


Duration = Annotated[float, BeforeValidator(read_duration)]
Size = Annotated[int, BeforeValidator(read_size)]
Format = Literal["html", "pdf", "pdf-a3"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EachValue(_Part):
    """One run for each value of a list, or each distinct value of a column of a table.

    Attributes
    ----------
    column : str
        The parameter's own name where none is given.
    where : mapping of column to value, or list of values
        Only rows that have them.
    newest : int, optional
        Only so many documents, those that were read last.
    """

    values: list[Any] | None = None
    table: str | None = None
    column: str | None = None
    where: dict[str, Any] = Field(default_factory=dict)
    newest: int | None = Field(default=None, ge=1)

    @field_validator("table")
    @classmethod
    def _know_table(cls, table: str | None) -> str | None:
        if table is not None and table not in TABLES:
            raise ValueError(f"write one of the tables {', '.join(TABLES)}")
        return table

    @model_validator(mode="after")
    def _choose_one(self) -> EachValue:
        if (self.values is None) == (self.table is None):
            raise ValueError("write either values: [a, b] or table: documents")
        if self.values is not None and (self.column or self.where or self.newest):
            raise ValueError("column, where and newest belong to a table; beside values they have no sense")
        if self.values is not None and not self.values:
            raise ValueError("write at least one value")
        if self.newest is not None and self.table != "documents":
            raise ValueError("newest belongs to the table documents")
        known = set(TABLES[self.table].to_schema().columns) if self.table else set()
        for column in (*self.where, *([self.column] if self.column else [])):
            if self.table and column not in known:
                raise ValueError(f"table {self.table} has no column {column}; it has {', '.join(sorted(known))}")
        return self


class Schedule(_Part):
    """When a report is made by the clock.

    Attributes
    ----------
    missed : {"skip", "latest", "all"}
        What to do with times that passed while nothing ran: none of them, the last of them, each of them.
    grace : float
        Seconds after its time in which a run is not yet missed.
    """

    cron: str
    timezone: str = "UTC"
    missed: Literal["skip", "latest", "all"] = "latest"
    grace: Duration = 300.0

    @field_validator("cron")
    @classmethod
    def _read_cron(cls, cron: str) -> str:
        from datetime import UTC, datetime

        from cronsim import CronSim, CronSimError

        try:
            next(CronSim(cron, datetime(2026, 1, 1, tzinfo=UTC)))
        except (CronSimError, StopIteration):
            raise ValueError(
                'write minute, hour, day, month and weekday, such as "0 6 * * 1-5" for workdays at six'
            ) from None
        return cron

    @field_validator("timezone")
    @classmethod
    def _know_timezone(cls, timezone: str) -> str:
        try:
            ZoneInfo(timezone)
        except (ValueError, OSError, KeyError):
            raise ValueError("write a time zone such as UTC, Europe/Berlin or Asia/Karachi") from None
        return timezone


class Retries(_Part):
    """Which errors pass by themselves, and how often and how long apart to try again.

    Attributes
    ----------
    wait : float
        Seconds before the second try; doubled before each further one.
    errors : list of str
        Names of errors, as the failed cell shows them; ``DeadKernelError`` for a kernel that died.
    """

    times: int = Field(ge=1, le=10)
    wait: Duration = 10.0
    errors: list[str] = Field(min_length=1)

    @field_validator("errors")
    @classmethod
    def _are_names(cls, names: list[str]) -> list[str]:
        for name in names:
            if not _ERROR_NAME.match(name):
                raise ValueError("write names of errors such as TimeoutError")
        return names


class Notify(_Part):
    """Whom to tell when a run fails, or its notebook raises an alert.

    Attributes
    ----------
    email : list of str
        Addresses; the server is named by the variable ``COMMUNIQUE_SMTP``.
    webhook : str, optional
        An address that is sent JSON, or ``env:NAME`` where it is secret.
    alerts : {"alert", "watch", "never"}
        From which state of an alert on to tell of it; what is unchanged since the last edition is not told again.
    """

    email: list[str] = Field(default_factory=list)
    webhook: str | None = None
    alerts: Literal["alert", "watch", "never"] = "alert"

    @field_validator("email")
    @classmethod
    def _are_addresses(cls, addresses: list[str]) -> list[str]:
        return check_mail_addresses(addresses)

    @field_validator("webhook")
    @classmethod
    def _is_address(cls, webhook: str | None) -> str | None:
        if webhook is not None and not re.match(r"(https?://\S+|env:[A-Za-z_][A-Za-z0-9_]*)\Z", webhook):
            raise ValueError("write an address that begins with https://, or env:NAME for one that a variable holds")
        return webhook


def check_mail_addresses(addresses: list[str]) -> list[str]:
    """Give addresses for mail back.

    Raises
    ------
    ValueError
        When one is no address, or could say more than one.
    """
    for address in addresses:
        if not _MAIL_ADDRESS.match(address):
            raise ValueError("write addresses such as desk@example.org")
    return addresses


class Keep(_Part):
    """How many editions of a report are kept: what either rule keeps is kept, and always the latest one.

    Attributes
    ----------
    editions : int, optional
        So many of the newest.
    age : float, optional
        Those that are no older, in seconds.
    """

    editions: int | None = Field(default=None, ge=1)
    age: Duration | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Keep:
        if self.editions is None and self.age is None:
            raise ValueError("write editions: 30, or age: 90d, or both")
        return self


class Place(_Part):
    """A place that editions are sent on to: a site, a mailing list, a bucket, or a folder for zips.

    Attributes
    ----------
    site, zip : Path
        A folder, from that of the definitions.
    mail : list of str
        Addresses; the server is named by the variable ``COMMUNIQUE_SMTP``.
    bucket : str
        An address such as ``s3://reports/desk``, or ``env:NAME`` where it is secret.
    title, address : str
        What a site or list is called; where a site is found, which feeds and mails name.
    profile, hide_actors, without_text, without_notebook
        What is taken out.
    """

    name: str = ""
    site: Path | None = None
    mail: list[str] | None = Field(default=None, min_length=1)
    bucket: str | None = None
    zip: Path | None = None
    title: str = ""
    address: str = ""
    profile: Literal["full", "external"] = "full"
    hide_actors: list[str] = Field(default_factory=list)
    without_text: bool = False
    without_notebook: bool = False

    @property
    def kind(self) -> str:
        """What sort of place it is."""
        return next(kind for kind in PLACE_KINDS if getattr(self, kind) is not None)

    @field_validator("mail")
    @classmethod
    def _are_addresses(cls, addresses: list[str] | None) -> list[str] | None:
        return None if addresses is None else check_mail_addresses(list(dict.fromkeys(addresses)))

    @field_validator("bucket")
    @classmethod
    def _is_bucket(cls, bucket: str | None) -> str | None:
        if bucket is not None and not re.match(r"([a-z][a-z0-9+]*://\S+|env:[A-Za-z_][A-Za-z0-9_]*)\Z", bucket):
            raise ValueError("write an address such as s3://reports/desk, or env:NAME for one that a variable holds")
        return bucket

    @field_validator("address")
    @classmethod
    def _is_address(cls, address: str) -> str:
        if address and not re.match(r"https?://[^\s/?#]+[^\s?#]*\Z", address):
            raise ValueError("write an address such as https://example.org/reports/")
        return address and address.rstrip("/") + "/"

    @field_validator("hide_actors")
    @classmethod
    def _are_names(cls, names: list[str]) -> list[str]:
        if not all(any(sign.isalnum() for sign in name) for name in names):
            raise ValueError("write names of actors, as reports do")
        return names

    @model_validator(mode="after")
    def _is_one(self) -> Place:
        if sum(getattr(self, kind) is not None for kind in PLACE_KINDS) != 1:
            raise ValueError(f"write one of {', '.join(PLACE_KINDS)}")
        return self


class ReportDefinition(_Part):
    """One report: the notebook, what it is given, when it runs and what it may take.

    Attributes
    ----------
    for_each : mapping of one parameter to its values
        One run, and one report of its own name, for each value.
    reads : list of str
        The tables that the notebook reads; all of them where none is named. A report whose tables have not changed is
        not made again.
    deadline : float
        Seconds that a whole run may take.
    memory : int
        Bytes that the kernel and its children may hold.
    share : list of str
        Names of places that editions are sent on to, which the file says under ``places``.
    keep : Keep, optional
        Which editions are kept; all of them where it does not say.
    """

    name: str = ""
    title: str
    description: str = ""
    notebook: Path
    parameters: dict[str, Any] = Field(default_factory=dict)
    for_each: dict[str, EachValue] = Field(default_factory=dict)
    formats: list[Format] = Field(default=["html", "pdf"], min_length=1)
    reads: list[str] = Field(default_factory=lambda: list(TABLES))
    schedule: Schedule | None = None
    deadline: Duration = 900.0
    memory: Size = 4 * 10**9
    retries: Retries | None = None
    notify: Notify = Field(default_factory=Notify)
    share: list[str] = Field(default_factory=list)
    keep: Keep | None = None

    @field_validator("title")
    @classmethod
    def _is_said(cls, title: str) -> str:
        if not title.strip():
            raise ValueError("write what the report is called, for its readers")
        if len(title) > 300:
            raise ValueError(f"a title of {len(title):,} letters is no title; write at most 300")
        return title

    @field_validator("for_each")
    @classmethod
    def _is_one(cls, for_each: dict[str, EachValue]) -> dict[str, EachValue]:
        if len(for_each) > 1:
            raise ValueError("write one parameter; a report for each of two is two reports")
        return for_each

    @field_validator("reads")
    @classmethod
    def _know_tables(cls, tables: list[str]) -> list[str]:
        if unknown := [table for table in tables if table not in TABLES]:
            raise ValueError(f"there is no table {', '.join(unknown)}; write some of {', '.join(TABLES)}")
        return tables

    @model_validator(mode="after")
    def _given_once(self) -> ReportDefinition:
        if twice := set(self.parameters) & set(self.for_each):
            raise ValueError(f"{', '.join(twice)} stands in parameters and in for_each: write it in one of them")
        return self


def find_notebook(written: Path, *, beside: Path) -> Path | None:
    """Find a notebook: beside the definitions, in ``notebooks/`` next to their folder, or among those that are shipped."""
    folders = (beside, beside.parent / "notebooks", find_shipped("notebooks"))
    return next((path for folder in folders if (path := folder / written).is_file()), None)
