# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only door to SQLAlchemy and Alembic; takes and gives model types."""
