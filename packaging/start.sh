#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
# Find a Python that the locked packages are built for and hand over to start.py.
# 3.14 comes after the others: the Qt it needs is not the one that old systems can run.

here=$(dirname -- "$0")
chosen=
for name in python3.13 python3.12 python3.11 python3.14 python3 python; do
    "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null || continue
    chosen=${chosen:-$name}
    # One that can make an environment spares the installation of a system package.
    if "$name" -c 'import ensurepip' 2>/dev/null; then
        chosen=$name
        break
    fi
done
if [ -z "$chosen" ]; then
    echo '需要 Python 3.11 至 3.14。请先安装（Debian 12、Ubuntu 24.04 及更新的系统：apt-get install python3），然后重新运行。' >&2
    echo 'Python 3.11 to 3.14 is needed. Install it (Debian 12, Ubuntu 24.04 and newer: apt-get install python3), then run this again.' >&2
    exit 1
fi
exec "$chosen" "$here/start.py" "$@"
