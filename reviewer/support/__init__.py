# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settings in words, versions, the log, and what is sent when help is needed."""
