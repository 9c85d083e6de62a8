# Whether a machine is in this state, and still is a moment later: one whose process dies at once was "started" all the same.
# $1 uuid, $2 the state in virsh's words
LC_ALL=C
export LC_ALL
state() { virsh -q -r -c qemu:///system domstate --domain "$1"; }
first=$(state "$1") || exit 1
[ "$first" = "$2" ] || { printf 'it is: %s\n' "$first" >&2; exit 1; }
sleep 0.5
second=$(state "$1")
[ "$second" = "$2" ] || { printf 'it was, and now is: %s\n' "$second" >&2; exit 1; }
