# SPDX-License-Identifier: AGPL-3.0-or-later
"""Benchmarks: ratios within one run, started by name (`python -m tests.bench.reading`)."""
