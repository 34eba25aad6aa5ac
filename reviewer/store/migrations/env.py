# SPDX-License-Identifier: AGPL-3.0-or-later
"""How Alembic runs the revisions: on the connection that the store hands over, all in one transaction."""

from __future__ import annotations

from alembic import context

from reviewer.store.schema import metadata

# SQLite cannot alter a column in place: batch mode rebuilds the table. Its structure changes are
# transactional once BEGIN is sent (see reviewer/store/sqlite.py), so a failure leaves the old file.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
