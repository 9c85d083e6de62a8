#!/bin/sh
# Hostkeeper's guest: tells the host of this virtual machine that the artwork in it is alive, once a second. When it falls
# silent, the host brings the machine back. One file, for any Linux with a POSIX shell and curl, wget or python3.
#
#   sh hostkeeper-guest.sh install [--url URL] [--process NAME] [--check PROGRAM] [--idle PROGRAM] [--every SECONDS]
#   hostkeeper-guest status | revert [REASON] | run | remove
#
#   --url      where the host listens: http://ADDRESS:PORT, without a path. "gateway" as the address is this machine's default
#              gateway, which is its host in most virtual networks.
#   --process  beat only while a process of this name runs, as `ps -e` shows it
#   --check    beat only while this program ends with 0; it gets 5 seconds
#   --idle     a program that prints how many seconds ago a visitor touched the artwork, as xprintidle does in milliseconds
#   --every    seconds between two beats; the host waits for some 15 before it acts
#   What is not said stays as it was; "none" takes it back. Settings stand in /etc/hostkeeper-guest.conf.
set -u
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
export PATH LC_ALL
unset http_proxy HTTP_PROXY all_proxy ALL_PROXY

self=/usr/local/sbin/hostkeeper-guest
settings=/etc/hostkeeper-guest.conf
unit=/etc/systemd/system/hostkeeper-guest.service
openrc=/etc/init.d/hostkeeper-guest
url=http://gateway:8000 every=1 process='' check='' idle=''

say() { printf '%s\n' "hostkeeper-guest: $1"; }
fail() {
    say "$1" >&2
    exit "${2-1}"
}
usage() {
    sed -n '5,16s/^# \{0,1\}//p' -- "$0"
    exit "${1-0}"
}

# the keys that are known, and no code
read_settings() {
    [ -r "$settings" ] || return 0
    while IFS='=' read -r key value; do
        case $key in
        url) url=$value ;;
        every) every=$value ;;
        process) process=$value ;;
        check) check=$value ;;
        idle) idle=$value ;;
        esac
    done <"$settings"
}
take_options() {
    while [ $# -gt 0 ]; do
        [ $# -gt 1 ] || fail "$1 needs a value" 2
        value=$2
        [ "$value" != none ] || value=
        case $1 in
        --url) url=${2%/} ;;
        --every) every=$2 ;;
        --process) process=$value ;;
        --check) check=$value ;;
        --idle) idle=$value ;;
        *) fail "$1 is not known; 'hostkeeper-guest help' tells what is" 2 ;;
        esac
        shift 2
    done
    address=${url#http://}
    case $address in
    "$url" | '' | *[!][A-Za-z0-9.:_-]*) fail "not a URL as http://ADDRESS:PORT, without a path: $url" 2 ;;
    esac
    case $every in
    '' | *[!0-9]* | 0*) fail "not a number of seconds from 1: $every" 2 ;;
    esac
    for program in "$check" "$idle"; do
        case $program in
        '' | /*) ;;
        *) fail "a program by its whole path, please: $program" 2 ;;
        esac
    done
}
# only when it is installed: later it may be away for a while, as what is mounted late is
need_programs() {
    for program in "$check" "$idle"; do
        [ -z "$program" ] || [ -x "$program" ] || fail "no program: $program" 2
    done
}

# the first default route, from the kernel: 0202000A is 10.0.2.2
gateway() {
    while read -r _ destination via _; do
        [ "$destination" = 00000000 ] || continue
        [ "$via" != 00000000 ] || continue
        rest=${via#??}
        d=${via%"$rest"} via=$rest
        rest=${via#??}
        c=${via%"$rest"} via=$rest
        rest=${via#??}
        printf '%d.%d.%d.%d' "0x$rest" "0x${via%"$rest"}" "0x$c" "0x$d"
        return 0
    done </proc/net/route
    return 1
}
server() {
    case $url in
    http://gateway | http://gateway:*) found=$(gateway) && printf '%s' "http://$found${url#http://gateway}" ;;
    *) printf '%s' "$url" ;;
    esac
}

# SECONDS PROGRAM...: without a timeout of the system's it runs as long as it wants
limited() {
    if timeout 1 true 2>/dev/null; then
        timeout "$@"
    elif timeout -t 1 true 2>/dev/null; then
        timeout -t "$@"
    else
        shift
        "$@"
    fi
}
# each call is a connection of its own: what comes on an old one is not taken for a sign of life of this machine
get() { # PATH SECONDS
    at=$(server) || return 1
    if command -v curl >/dev/null; then
        curl -fsS --noproxy '*' --max-time "$2" -- "$at$1"
    elif command -v wget >/dev/null; then
        limited "$2" wget -q -O - "$at$1"
    elif command -v python3 >/dev/null; then
        python3 -c 'import sys, urllib.request
print(urllib.request.urlopen(sys.argv[1], timeout=float(sys.argv[2])).read().decode())' "$at$1" "$2"
    else
        fail 'none of curl, wget and python3 is there'
    fi
}

# of a dead process that nobody has waited for there is nothing left but its name
runs() {
    for stat in /proc/[0-9]*/stat; do
        read -r line 2>/dev/null <"$stat" || continue
        case $line in
        *" ($1) Z "*) ;;
        *" ($1) "*) return 0 ;;
        esac
    done
    return 1
}
alive() {
    [ -z "$process" ] || runs "$(printf '%.15s' "$process")" || { why="no process $process"; return 1; }
    [ -z "$check" ] || limited 5 "$check" >/dev/null 2>&1 </dev/null || { why="$check does not say that it is well"; return 1; }
}
beat() {
    query=
    if [ -n "$idle" ]; then
        untouched=$(limited 2 "$idle" 2>/dev/null </dev/null)
        case $untouched in
        '' | *[!0-9]*) ;;
        *) query=?idle=$untouched ;;
        esac
        # xprintidle counts milliseconds
        case ${idle##*/}:$query in xprintidle:?*) query=?idle=$((untouched / 1000)) ;; esac
    fi
    answer=$(get "/api/v1/heartbeat$query" 3 2>&1) || { why="$(server || echo 'no default gateway') does not answer: $(printf %.200s "$answer")"; return 1; }
}

# what init starts has the console for its output, and that may be the screen that visitors see
to_log() {
    say() { logger -t hostkeeper-guest -- "$1" 2>/dev/null || :; }
}
# says what changed, and only that
run() {
    told=start
    trap 'exit 0' TERM INT
    while :; do
        why=
        if alive && beat; then now=well; else now=ill; fi
        if [ "$now" != "$told" ]; then
            if [ "$now" = well ]; then say "$(server) hears it"; else say "no beat: $why"; fi
            told=$now
        fi
        sleep "$every" &
        wait $!
    done
}

root() { [ "$(id -u)" = 0 ] || fail "$1 needs root"; }
# wholly the old file or the new one
written() { # FILE [MODE]; without one it keeps its own
    { [ $# = 2 ] || cp -p -- "$1" "$1.new"; } && cat >"$1.new" && { [ $# = 1 ] || chmod "$2" "$1.new"; } && mv -f -- "$1.new" "$1" \
        || fail "$1 cannot be written"
}
has_systemd() { [ -d /run/systemd/system ]; }
has_openrc() { command -v rc-update >/dev/null && command -v openrc-run >/dev/null; }
inittab_line() {
    case $(readlink -f /sbin/init 2>/dev/null) in
    */busybox) echo "::respawn:$self run --log" ;;
    *) echo "hkg:2345:respawn:$self run --log" ;;
    esac
}
without_inittab_line() { # prints the rest
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in *":respawn:$self run"*) ;; *) printf '%s\n' "$line" ;; esac
    done </etc/inittab
}

init_reads() { kill -HUP 1; }
# the processes that beat
running() {
    for line in /proc/[0-9]*/cmdline; do
        case $(tr '\000' ' ' 2>/dev/null <"$line") in
        *"sh $self run "*)
            line=${line#/proc/}
            echo "${line%/*}"
            ;;
        esac
    done 2>/dev/null
}
end_running() { kill $(running) 2>/dev/null || :; }
started() {
    for _ in 1 2 3 4 5; do
        [ -z "$(running)" ] || return 0
        sleep 1
    done
    return 1
}

start_always() {
    if has_systemd; then
        written "$unit" 644 <<UNIT
[Unit]
Description=Tells the host that the artwork in this machine is alive
After=network.target
StartLimitIntervalSec=0

[Service]
ExecStart=$self run
Restart=always
RestartSec=1

[Install]
WantedBy=multi-user.target
UNIT
        systemctl daemon-reload && systemctl -q enable hostkeeper-guest.service && systemctl restart hostkeeper-guest.service
    elif has_openrc; then
        written "$openrc" 755 <<SERVICE
#!/sbin/openrc-run
description="Tells the host that the artwork in this machine is alive"
supervisor=supervise-daemon
command=$self
command_args="run --log"
respawn_delay=1
respawn_max=0
SERVICE
        rc-update -q add hostkeeper-guest default && rc-service hostkeeper-guest restart
    elif [ -f /etc/inittab ]; then
        # a line that init knows already does not make it start the new program with the new settings
        { without_inittab_line; inittab_line; } | written /etc/inittab && init_reads && end_running
    fi && started && return 0
    say "this system has not started it: let it run '$self run' always, and start it again when it ends" >&2
    return 3
}
stop_always() {
    if has_systemd && [ -e "$unit" ]; then
        systemctl -q disable --now hostkeeper-guest.service
        rm -f -- "$unit"
        systemctl daemon-reload
    elif has_openrc && [ -e "$openrc" ]; then
        rc-service hostkeeper-guest stop
        rc-update -q del hostkeeper-guest
        rm -f -- "$openrc"
    elif [ -f /etc/inittab ] && grep -q ":respawn:$self run" /etc/inittab; then
        # not every init ends what has no line any more
        without_inittab_line | written /etc/inittab && init_reads && sleep 1 && end_running
    fi
}

install() {
    root install
    given=$url
    read_settings
    # the URL that came with this file is newer than what an earlier one has left
    [ "$given" = http://gateway:8000 ] || url=$given
    take_options "$@"
    need_programs
    [ -f "$0" ] || fail 'save this as a file first, then: sh hostkeeper-guest.sh install'
    mkdir -p "${self%/*}" || exit 1
    written "$self" 755 <"$0"
    printf '%s\n' '# Settings of hostkeeper-guest; "hostkeeper-guest install --help" tells what they mean.' \
        "url=$url" "every=$every" "process=$process" "check=$check" "idle=$idle" | written "$settings" 644 || exit 1
    start_always
    rc=$?
    report
    [ "$rc" = 0 ] || exit "$rc"
}
report() {
    why=
    say "beats at $(server || echo "$url (and there is no default gateway)") every $every s"
    if ! alive; then
        say "no beat now: $why"
    elif beat; then
        say 'the host hears it'
    else
        say "$why"
        return 1
    fi
}

case ${1-help} in
install)
    shift
    case ${1-} in --help | -h) usage ;; esac
    install "$@"
    ;;
run)
    shift
    case ${1-} in --log) to_log && shift ;; esac
    read_settings
    take_options "$@"
    run
    ;;
status)
    read_settings
    report
    ;;
revert)
    # letters and digits only: it becomes part of a URL
    read_settings
    get "/api/v1/revert/request?reason=$(printf %s "${2-requested}" | tr -c 'A-Za-z0-9._-' '-')" 10 && echo
    ;;
remove)
    root remove
    stop_always
    rm -f -- "$settings" "$self"
    ;;
help | --help | -h) usage ;;
*) usage 2 >&2 ;;
esac
