# Puts a file back as it was kept. $1 is the file, $2 where it is kept. One that is no longer as it was left stays. It was never
# kept, or is back already, if its folder has neither it nor a note of how the file was left; a cut may leave that note alone.
set -e
umask 077
if [ ! -e "$2" ]; then
    if [ ! -d "${2%/*}" ] || { [ -e "$2.left" ] && [ "$(sha256sum <"$1")" = "$(cat -- "$2.left")" ]; }; then
        printf '%s stays as it is: as it was before, it is no longer kept as %s\n' "$1" "$2" >&2
        exit 1
    fi
    rm -f -- "$2.left"
    exit 0
fi
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
