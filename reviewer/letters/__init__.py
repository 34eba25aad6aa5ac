# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters to districts: a template of the office, filled with plain text."""
