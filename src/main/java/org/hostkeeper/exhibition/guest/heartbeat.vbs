' C:\hostkeeper\heartbeat.vbs: tells the host that the artwork in this machine is alive, once a second.
Const SERVER = "@SERVER@"  ' "gateway" as its address is this machine's default gateway
Const PROCESS = ""  ' as the task manager shows it, "player.exe"; empty: beat in any case

Function Found(question)
    Set Found = GetObject("winmgmts:\\.\root\cimv2").ExecQuery(question)
End Function

Function IsAlive()
    IsAlive = True
    If PROCESS <> "" Then
        named = "Name = '" & Replace(PROCESS, "'", "\'")
        IsAlive = Found("SELECT Handle FROM Win32_Process WHERE " & named & "' OR " & named & ".exe'").Count > 0
    End If
End Function

Function Host()
    Host = SERVER
    If Left(SERVER & ":", 15) = "http://gateway:" Then
        Host = ""
        For Each route In Found("SELECT NextHop FROM Win32_IP4RouteTable WHERE Destination = '0.0.0.0'")
            If Host = "" And route.NextHop <> "0.0.0.0" Then Host = "http://" & route.NextHop & Mid(SERVER, 15)
        Next
    End If
End Function

address = ""
Do
    On Error Resume Next
    alive = False
    alive = IsAlive()
    If alive Then
        If address = "" Then address = Host()
        Err.Clear
        Set request = CreateObject("MSXML2.ServerXMLHTTP")
        request.setTimeouts 2000, 2000, 2000, 2000
        request.open "GET", address & "/api/v1/heartbeat", False
        request.send
        If Err.Number <> 0 Then address = ""  ' perhaps it is elsewhere now
        Set request = Nothing
    End If
    On Error GoTo 0
    WScript.Sleep 1000
Loop
