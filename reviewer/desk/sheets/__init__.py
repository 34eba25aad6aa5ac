# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages that are laid over the columns for a while."""
