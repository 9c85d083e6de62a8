# Puts a file back as it was kept. $1 is the file, $2 where it is kept. One that is no longer as it was left stays.
set -e
umask 077
[ -e "$2" ] || exit 0
if [ -e "$2.left" ] && [ "$(sha256sum <"$1")" != "$(cat -- "$2.left")" ]; then
    printf '%s was changed since; as it was before, it is kept as %s\n' "$1" "$2" >&2
    exit 1
fi
if [ "$(stat -c %d -- "$2")" = "$(stat -c %d -- "${1%/*}")" ]; then
    mv -fT -- "$2" "$1"
else
    cp -p -- "$2" "$1.back"
    sync -- "$1.back"
    mv -fT -- "$1.back" "$1"
    rm -f -- "$2"
fi
rm -f -- "$2.left"
