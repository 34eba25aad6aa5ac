# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two copies of one project, on two desks."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from reviewer.model.merging import Merged
from reviewer.project import Project
from reviewer.store import codec


def copied(path: Path, folder: Path, author: str = "王") -> Project:
    """A copy of the project at `path` as it is now, in somebody's hands."""
    folder.mkdir()
    target = folder / path.name
    shutil.copy(path, target)
    beside = path.with_name(path.name + ".files")
    if beside.is_dir():
        shutil.copytree(beside, target.with_name(target.name + ".files"))
    return Project.open(target, author)


def bring(into: Project, other: Project) -> Merged:
    """Pack one copy and merge it into the other."""
    package = other.path.parent / "out.reviewpack"
    other.packages.pack(package)
    return into.packages.merge(package)


def said(project: Project) -> dict[str, dict[str, Any]]:
    """All that people said in a project, by the file of the report, so that copies can be compared."""
    return {row.file: _said(project, row.uuid) for row in project.reports()}


def _said(project: Project, uuid: str) -> dict[str, Any]:
    it = project.report(uuid)
    return {
        "name": (it.row.organisation, it.row.year, it.row.title),
        "decisions": {one.finding.key: codec.decision(one.decision) for one in it.findings if one.decision},
        "corrections": {one.address: codec.correction(one) for one in it.corrections},
        "notes": {one.uuid: codec.note(one) for one in it.notes},
        "own": sorted(one.finding.key for one in it.findings if one.finding.check == "OWN"),
        "closed": it.row.signing.closed is not None,
        "found": [(one.finding.key, one.finding.digest) for one in it.findings],
    }
