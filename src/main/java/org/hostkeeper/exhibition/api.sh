# Asks a controller on this host: $1 method, $2 URL, $3 a file with a header that holds the token, or nothing. Prints what it
# answers; its refusal goes to standard error.
if command -v curl >/dev/null; then
    answer=$(curl -sS --max-time 580 --noproxy '*' ${3:+-H "@$3"} -X "$1" -w '\n%{http_code}' -- "$2") || exit 1
    code=${answer##*
}
    answer=${answer%
*}
elif python3 -c 'import urllib.request' 2>/dev/null; then
    # a deployed controller is written in Python, so that is there
    answer=$(python3 - "$@" <<'PYTHON'
import sys, urllib.error, urllib.request
request = urllib.request.Request(sys.argv[2], method=sys.argv[1])
if len(sys.argv) > 3 and sys.argv[3]:
    name, value = open(sys.argv[3]).read().strip().split(": ", 1)
    request.add_header(name, value)
try:
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=580) as answer:
        print(answer.read().decode(), answer.status, sep="\n")
except urllib.error.HTTPError as refused:
    print(refused.read().decode(), refused.code, sep="\n")
PYTHON
    ) || exit 1
    code=${answer##*
}
    answer=${answer%
*}
else
    echo 'neither curl nor python3 is there to ask the controller with' >&2
    exit 1
fi
case $code in
2*) printf '%s\n' "$answer" ;;
*)
    printf '%s: %s\n' "$code" "$answer" >&2
    exit 1
    ;;
esac
