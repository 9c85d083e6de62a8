# Gives modules other names in a deployed table, or the old ones back. $1 is the program for Python, which is where a deployed
# manager is; $2 there or back, $3 the table, $4 where it is kept as it was, then GUID NAME NEW-NAME for each. A table that nobody
# wrote since comes back byte for byte, any other name for name. Root opens nothing for the table's owner: he does it himself.
set -e
umask 077
program=$1
way=$2
table=$3
kept=$4
shift 4
owner=$(stat -c %U -- "$table")
rename() {
    for python in /usr/bin/python3 "$(getent passwd -- "$owner" | cut -d: -f6)/venv/bin/python"; do
        if (cd / && runuser -u "$owner" -- "$python" -I -c 'import sqlite3') >/dev/null 2>&1; then
            (cd / && runuser -u "$owner" -- "$python" -I -c "$program" "$table" "$@")
            return
        fi
    done
    printf '%s has no Python with sqlite3\n' "$owner" >&2
    return 1
}
sum() { cat -- "$table" "$table-wal" "$table-journal" 2>/dev/null | sha256sum; }
if [ "$way" = there ]; then
    mkdir -p -- "${kept%/*}"
    if [ ! -e "$kept" ]; then
        for end in -wal -journal ''; do
            [ ! -e "$table$end" ] || { cp -p -- "$table$end" "$kept.part" && sync -- "$kept.part" && mv -fT -- "$kept.part" "$kept$end"; }
        done
    fi
    rename "$@"
    sum >"$kept.part"
    mv -fT -- "$kept.part" "$kept.left"
    exit 0
fi
if [ -e "$kept" ] && [ -e "$kept.left" ] && [ "$(sum)" = "$(cat -- "$kept.left")" ] &&
    ! stat -L -c %d:%i -- /proc/[0-9]*/fd/* 2>/dev/null | grep -qxF "$(stat -c %d:%i -- "$table")"; then
    rm -f -- "$table-wal" "$table-shm" "$table-journal"
    for end in '' -wal -journal; do
        [ ! -e "$kept$end" ] || { cp -p --remove-destination -- "$kept$end" "$table.back" && sync -- "$table.back" && mv -fT -- "$table.back" "$table$end"; }
    done
else
    count=$#
    while [ "$count" -gt 0 ]; do
        set -- "$@" "$1" "$3" "$2"
        shift 3
        count=$((count - 3))
    done
    rename "$@"
fi
rm -f -- "$kept" "$kept-wal" "$kept-journal" "$kept.left"
