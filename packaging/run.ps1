# SPDX-License-Identifier: AGPL-3.0-or-later
# Set up what is needed and open the demonstration; --headless: without a window. Other arguments go to the program.
& "$PSScriptRoot\start.ps1" run @args
exit $LASTEXITCODE
