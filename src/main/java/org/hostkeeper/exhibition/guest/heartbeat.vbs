' C:\hostkeeper\heartbeat.vbs: tells the host that the artwork in this machine is alive, once a second.
Const SERVER = "@SERVER@"
Const PROCESS = ""  ' as the task manager shows it, "player.exe"; empty: beat in any case

Function IsAlive()
    IsAlive = True
    If PROCESS <> "" Then
        Set found = GetObject("winmgmts:\\.\root\cimv2").ExecQuery("SELECT Handle FROM Win32_Process WHERE Name = '" & PROCESS & "'")
        IsAlive = found.Count > 0
    End If
End Function

Do
    On Error Resume Next
    alive = False
    alive = IsAlive()
    If alive Then
        Set request = CreateObject("MSXML2.ServerXMLHTTP")
        request.setTimeouts 2000, 2000, 2000, 2000
        request.open "GET", SERVER & "/api/v1/heartbeat", False
        request.send
        Set request = Nothing
    End If
    On Error GoTo 0
    WScript.Sleep 1000
Loop
