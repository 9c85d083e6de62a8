# C:\hostkeeper\heartbeat.ps1: tells the host that the artwork in this machine is alive, once a second.
$server = '@SERVER@'
$process = ''  # as the task manager shows it, without .exe; empty: beat in any case

while ($true) {
    if (-not $process -or (Get-Process -Name $process -ErrorAction SilentlyContinue)) {
        try {
            $request = [Net.WebRequest]::Create("$server/api/v1/heartbeat")
            $request.Timeout = 2000
            $request.KeepAlive = $false
            $request.Proxy = $null
            $request.GetResponse().Close()
        } catch {
            # the host will see that nothing comes
        }
    }
    Start-Sleep -Seconds 1
}
