# SPDX-License-Identifier: AGPL-3.0-or-later
"""The nouns of the product: frozen dataclasses and enums, standard library only."""
