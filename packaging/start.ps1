# SPDX-License-Identifier: AGPL-3.0-or-later
# Find a Python that the locked packages are built for and hand over to start.py.

$asks = 'import sys; sys.exit(not ((3, 11) <= sys.version_info < (3, 15) and sys.maxsize > 2**32))'
$candidates = @(
    @('py', '-3.13'), @('py', '-3.12'), @('py', '-3.11'), @('py', '-3.14'), @('python'), @('python3')
)
foreach ($candidate in $candidates) {
    $name = $candidate[0]
    $options = @($candidate | Select-Object -Skip 1)
    if (-not (Get-Command $name -CommandType Application -ErrorAction SilentlyContinue)) { continue }
    & $name @options -c $asks 2>$null
    if ($LASTEXITCODE -ne 0) { continue }
    & $name @options (Join-Path $PSScriptRoot 'start.py') @args
    exit $LASTEXITCODE
}
Write-Host '需要 64 位的 Python 3.11 至 3.14，请先安装，然后重新运行。'
Write-Host 'A 64-bit Python 3.11 to 3.14 is needed. Install it, then run this again.'
exit 1
