# SPDX-License-Identifier: AGPL-3.0-or-later
"""Notes: written, listed, with their pictures, and looked for in the whole project."""
