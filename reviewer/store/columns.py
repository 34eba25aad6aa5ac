# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the tables of a project file have in common: exact figures, times, keys, who did it and when."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import (
    Column,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    TypeDecorator,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Exact(TypeDecorator[Decimal]):
    """A decimal as text: `Numeric` would go through a float on SQLite and lose printed digits."""

    impl = String(64)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Moment(TypeDecorator[datetime]):
    """A time in UTC as ISO 8601 text, which sorts and reads the same everywhere."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def own_id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def of(table: str, index: bool = True) -> Column[int]:
    """The row that this one belongs to; no index where a unique constraint begins with it."""
    return Column(f"{table}_id", ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False, index=index)


def own_uuid() -> Column[str]:
    return Column("uuid", String(36), nullable=False, unique=True)


def by() -> tuple[Column[str], Column[datetime]]:
    return Column("author", String(200), nullable=False), Column("at", Moment, nullable=False)
