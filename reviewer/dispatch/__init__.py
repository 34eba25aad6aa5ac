# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files on their way out: made in a child process, whole or not at all."""
