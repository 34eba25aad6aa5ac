# SPDX-License-Identifier: AGPL-3.0-or-later
"""One file for each change of the structure, never edited once released."""
