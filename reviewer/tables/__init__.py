# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words and rulings become tables whose cells keep their Places."""
