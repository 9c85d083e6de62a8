# Runs probes side by side and prints what each said. $1 is the mark that begins each section's header.
# Standard input: a line per probe: NAME LIMIT_SECONDS TOOLS SCRIPT, tools with commas or "-", the script in base64.
# Standard output: for each probe MARK NAME STATUS OUT_BYTES ERR_BYTES, then exactly so many bytes of each stream.
# STATUS is the exit status, "limit", "flood" or "missing:TOOL". Needs sh, coreutils and /proc only.
mark=$1
most_out=4194304
most_err=2048
LC_ALL=C
PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
umask 077
# memory first: a full disk must not keep anybody from seeing that it is full
dir=$(mktemp -d /dev/shm/hostkeeper-facts.XXXXXX 2>/dev/null) ||
    dir=$(mktemp -d "${TMPDIR:-/tmp}/hostkeeper-facts.XXXXXX") || exit 73
watch=
clean() {
    [ -z "$watch" ] || kill -s KILL -- "-$watch"
    rm -rf -- "$dir"
} 2>/dev/null
trap clean EXIT
trap 'exit 129' HUP INT TERM PIPE
mkfifo "$dir/ended" || exit 73
exec 3<>"$dir/ended"
# a flood ends with SIGXFSZ instead of filling the disk; the unit is 512 bytes
ulimit -f $((most_out / 512)) 2>/dev/null

missing() {
    old=$IFS
    IFS=,
    for tool in $1; do
        [ "$tool" = - ] || command -v "$tool" >/dev/null 2>&1 || break
        tool=
    done
    IFS=$old
    [ -n "$tool" ]
}

# timeout(1) makes a process group and kills all of it; it is waited for, its children are not
run() {
    read -r begun _ </proc/uptime
    timeout -s KILL "$2" sh "$dir/$1.sh" </dev/null >"$dir/$1.out" 2>"$dir/$1.err" 3>&- &
    group=$!
    wait "$group"
    status=$?
    kill -s KILL -- "-$group"
    read -r now _ </proc/uptime
    [ "$status" != 137 ] || [ $((${now%.*} - ${begun%.*})) -lt "$2" ] || status=limit
    echo "$1 $status" >&3
} </dev/null >/dev/null 2>&1

count=0
running=0
longest=0
while read -r name limit tools script; do
    count=$((count + 1))
    eval "name_$count=\$name status_$count=limit"
    if missing "$tools"; then
        eval "status_$count=missing:\$tool"
        continue
    fi
    [ "$limit" -le "$longest" ] || longest=$limit
    printf %s "$script" | base64 -d >"$dir/$count.sh"
    run "$count" "$limit" &
    running=$((running + 1))
done

# whatever does not even die when killed is left behind
timeout -s KILL $((longest + 9)) sh -c 'sleep "$1"; echo "0 deadline"' hostkeeper-deadline $((longest + 2)) \
    </dev/null >&3 2>/dev/null &
watch=$!
while [ "$running" -gt 0 ] && read -r which status <&3 && [ "$which" != 0 ]; do
    eval "status_$which=\$status"
    running=$((running - 1))
done

i=0
while [ "$i" -lt "$count" ]; do
    i=$((i + 1))
    eval "name=\$name_$i status=\$status_$i"
    out=0
    err=0
    case $status in
    limit | missing:*) ;;
    *)
        out=$(wc -c <"$dir/$i.out")
        err=$(wc -c <"$dir/$i.err")
        [ "$err" -le "$most_err" ] || err=$most_err
        [ "$out" -lt "$most_out" ] || { out=0 status=flood; }
        ;;
    esac
    printf '%s %s %s %d %d\n' "$mark" "$name" "$status" "$out" "$err"
    [ "$out" -eq 0 ] || head -c "$out" "$dir/$i.out"
    [ "$err" -eq 0 ] || tail -c "$err" "$dir/$i.err"
done
