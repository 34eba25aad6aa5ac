# SPDX-License-Identifier: AGPL-3.0-or-later
# Set up what is needed and run every check and test; arguments go to pytest.
& "$PSScriptRoot\start.ps1" test @args
exit $LASTEXITCODE
