# What the agent on this host kept of an incident, packed. $1 URL, $2 a file with a header that holds the token. A picture cannot stand in
# a variable, and what is under way may not need room on the disk: so it goes straight through, and only the status is kept.
fetch() {
    if command -v curl >/dev/null; then
        curl -sS --fail --max-time 60 --noproxy '*' -H "@$2" -- "$1"
    else
        python3 - "$1" "$2" <<'PYTHON'
import shutil, sys, urllib.request
request = urllib.request.Request(sys.argv[1])
name, value = open(sys.argv[2]).read().strip().split(": ", 1)
request.add_header(name, value)
with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60) as answer:
    shutil.copyfileobj(answer, sys.stdout.buffer)
PYTHON
    fi
}
exec 4>&1
status=$({ { fetch "$1" "$2"; echo $? >&3; } | gzip -1 >&4; } 3>&1)
exit "$status"
