#!/bin/sh
# Hostkeeper's kiosk: what its key can do on this host, and no more. authorized_keys holds the login of hostkeeper-kiosk to
# this program, which takes "state NAME" and "revert NAME", and sudoers lets it do these two as root for the machines that
# stand in the list. Written by Hostkeeper; a change here is overwritten with the next plan.
set -uf
PATH=/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
IFS=' 	
'
export PATH LC_ALL
self=/usr/local/lib/hostkeeper/kiosk
settings=/etc/hostkeeper-kiosk
run=/run/hostkeeper-kiosk

say() { logger -t hostkeeper-kiosk -p "$1" -- "$2"; }
fail() {
    printf '%s\n' "$1" >&2
    exit 1
}
refuse() {
    say auth.warning "refused: ${SSH_CONNECTION:-} $(printf %s "$1" | tr -c 'A-Za-z0-9 ._/-' '?' | head -c 200)"
    printf 'This key can ask for the state of a listed machine and bring it back, and nothing else.\n' >&2
    exit 126
}
# two words, a verb and a name as in a URL
checked() {
    [ "$#" = 2 ] || return 1
    case $1 in
    state | revert) ;;
    *) return 1 ;;
    esac
    case $2 in
    '' | [!A-Za-z0-9%]* | *[!A-Za-z0-9._%-]*) return 1 ;;
    esac
}
# what a word of the list stands for
decoded() {
    rest=$1 text=
    while :; do
        text=$text${rest%%\%*}
        case $rest in
        *%*) rest=${rest#*%} ;;
        *) break ;;
        esac
        text=$text$(printf "\\$(printf %03o "0x${rest%"${rest#??}"}")")
        rest=${rest#??}
    done
    printf %s "$text"
}
# without the blanks that JSON may have around a colon, so that two can be compared
tight() { printf %s "$1" | sed 's/" *: */":/g'; }
# as JSON has it
quoted() { printf %s "$1" | sed 's/[\"]/\\&/g'; }

if [ "$(id -u)" != 0 ]; then
    asked=${SSH_ORIGINAL_COMMAND-}
    # splits into words and does nothing else: no pattern is matched, nothing is evaluated
    set -- $asked
    [ "${1-}" != exec ] || shift
    # a word with % in front comes quoted, since some shells would read something into it
    if [ "$#" = 2 ]; then
        word=${2#\'}
        set -- "$1" "${word%\'}"
    fi
    checked "$@" || refuse "$asked"
    [ "$1" != revert ] || say daemon.notice "revert $2: asked from ${SSH_CONNECTION%% *}"
    exec sudo -n -- "$self" "$1" "$2"
fi

checked "$@" || refuse "$*"
found=
while read -r name uuid snapshot unit url; do
    if [ "$name" = "$2" ]; then
        found=yes
        break
    fi
done <"$settings/machines"
[ -n "$found" ] || refuse "$*"
name=$(decoded "$name")
snapshot=$(decoded "$snapshot")
mkdir -p -m 0700 "$run" || exit 1

# METHOD PATH SECONDS: prints the answer, and its code on a line of its own. A token is never an argument: those can be seen.
ask() {
    token=
    [ ! -r "$settings/token" ] || read -r token <"$settings/token"
    if command -v curl >/dev/null; then
        { [ -z "$token" ] || printf 'header = "Authorization: Bearer %s"\n' "$token"; } |
            curl --config - -sS --max-time "$3" --noproxy '*' -X "$1" -w '\n%{http_code}' -- "$url$2"
    elif command -v python3 >/dev/null; then
        printf '%s' "$token" | python3 -c '
import sys, urllib.error, urllib.request
request = urllib.request.Request(sys.argv[2], method=sys.argv[1])
token = sys.stdin.read()
if token:
    request.add_header("Authorization", "Bearer " + token)
try:
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=float(sys.argv[3])) as answer:
        print(answer.read().decode(), answer.status, sep="\n", end="")
except urllib.error.HTTPError as refused:
    print(refused.read().decode(), refused.code, sep="\n", end="")
' "$1" "$url$2" "$3"
    else
        fail 'neither curl nor python3 is there to ask the controller with'
    fi
}
line='
'
api() {
    answer=$(ask "$@") || fail "$unit does not answer at $url"
    code=${answer##*"$line"}
    answer=${answer%"$line"*}
}
well() {
    case $code in
    2*) ;;
    *) fail "$unit: $code $answer" ;;
    esac
}
status() {
    api GET /status 5
    well
    plain=$(tight "$answer")
    case $plain in
    *"$(tight "\"vm_name\": \"$(quoted "$name")\"")"*) ;;
    *) fail "$unit looks after another machine" ;;
    esac
}
watched() { [ "$unit" != - ] && systemctl is-active --quiet -- "$unit"; }

# a deployed controller cannot be asked for a revert. Its start is one, and its watch would do it once more meanwhile
deployed() {
    case $plain in
    *'"auto_revert_enabled":true'*)
        trap 'ask POST /revert/enable 10 >/dev/null' EXIT
        api POST /revert/disable 10
        well
        ;;
    esac
    api POST /vm/start 150
    well
}
by_controller() {
    status
    api POST '/revert/request?reason=button' 150
    case $code in
    404 | 405 | 501) deployed ;;
    *) well ;;
    esac
    printf '%s\n' "$answer"
}

power() { timeout -k 2 6 virsh -q -r -c qemu:///system domstate --domain "$uuid"; }
virsh_changes() { timeout -k 5 "$1" virsh -q -c qemu:///system "$2" --domain "$uuid" ${3+--snapshotname "$3"} </dev/null; }
by_libvirt() {
    since=$(cat "$run/$uuid.since" 2>/dev/null)
    # two who asked at once get one; of a clock that was set back nothing is known
    age=$(($(date +%s) - ${since:-0}))
    [ "$age" -lt 0 ] || [ "$age" -ge 3 ] || return 0
    virsh_changes 150 snapshot-revert "$snapshot" || exit 1
    case $(power) in
    'shut off') virsh_changes 60 start || exit 1 ;;
    paused) virsh_changes 20 resume || exit 1 ;;
    esac
    date +%s >"$run/$uuid.since"
}
state_of_libvirt() {
    power=$(power) || fail "libvirt does not tell how $name is"
    runs=false
    case $power in
    running | idle | blocked) state=healthy runs=true ;;
    paused | pmsuspended) state=paused ;;
    'shut off') state=stopped_by_hand ;;
    *) state=unhealthy ;;
    esac
    [ "$1" = free ] || state=reverting
    since=$(cat "$run/$uuid.since" 2>/dev/null)
    printf '{"vm_name":"%s","vm_state":"%s","vm_is_running":%s,"snapshot_name":"%s","state":"%s","why":"","up_since":%s,"cool_down":0}\n' \
        "$(quoted "$name")" "$power" "$runs" "$(quoted "$snapshot")" "$state" "${since:-null}"
}

exec 9>"$run/$uuid.lock"
case $1 in
state)
    if watched; then
        status
        printf '%s\n' "$answer"
    elif flock -n 9; then
        flock -u 9
        state_of_libvirt free
    else
        state_of_libvirt busy
    fi
    ;;
revert)
    # who asked may be cut off in the middle: it is finished all the same
    trap '' HUP PIPE INT TERM
    if ! flock -w 1 9; then
        printf '{"status":"accepted","message":"it is being reverted"}\n'
        exit 0
    fi
    if watched; then
        by_controller
    else
        by_libvirt
        printf '{"status":"accepted","message":"reverted"}\n'
    fi
    say daemon.notice "revert $name: done"
    ;;
esac
