# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who must report, how each stands, and which reports belong together."""
