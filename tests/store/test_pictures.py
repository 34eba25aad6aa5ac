# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures are kept once and for good."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from reviewer.store import pictures
from reviewer.store.events import Stamp
from reviewer.store.opening import Store


def test_a_picture_is_kept_once_and_never_changed_or_removed(store: Store) -> None:
    stamp = Stamp.now("李")
    with store.writing() as db:
        pictures.keep(db, b"png", stamp)
        pictures.keep(db, b"png", stamp)
        assert db.execute(text("SELECT count(*), max(size) FROM picture")).one() == (1, 3)
        assert pictures.load(db, pictures.digest_of(b"png")) == b"png"
    for statement in ("UPDATE picture SET size = 0", "DELETE FROM picture"):
        with pytest.raises(IntegrityError, match="append-only"), store.writing() as db:
            db.execute(text(statement))
