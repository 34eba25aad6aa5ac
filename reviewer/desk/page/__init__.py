# SPDX-License-Identifier: AGPL-3.0-or-later
"""The column of the page: the open PDF in one scroll, its strip, words looked for in it, a second document."""
