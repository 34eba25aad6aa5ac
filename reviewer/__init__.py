# SPDX-License-Identifier: AGPL-3.0-or-later
"""Review desk for annual reports on government information disclosure."""

__version__ = "0.1.0"
