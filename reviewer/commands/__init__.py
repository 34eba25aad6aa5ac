# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one does with a project, by what it is about; `project.py` hands it out."""
