# SPDX-License-Identifier: AGPL-3.0-or-later
"""All reports at once: the matrix, its stages, charts."""
