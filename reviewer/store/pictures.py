# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parts of pages as PNG, by their digest; what is kept once is never changed or removed."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import Connection, insert, select

from reviewer.store import schema
from reviewer.store.events import Stamp

_PICTURE = schema.picture


def digest_of(png: bytes) -> str:
    """The name of a picture: the SHA-256 of its bytes."""
    return sha256(png).hexdigest()


def keep(db: Connection, png: bytes, stamp: Stamp) -> None:
    """Have this picture in the project; twice is once."""
    digest = digest_of(png)
    if db.execute(select(_PICTURE.c.id).where(_PICTURE.c.digest == digest)).first() is None:
        row = {"digest": digest, "size": len(png), "bytes": png, "author": stamp.author, "at": stamp.at}
        db.execute(insert(_PICTURE).values(row))


def load(db: Connection, digest: str) -> bytes:
    """The PNG; KeyError when the project has no such picture."""
    found = db.execute(select(_PICTURE.c.bytes).where(_PICTURE.c.digest == digest)).scalar_one_or_none()
    if found is None:
        raise KeyError(digest)
    return bytes(found)
