# Changes a file by a command, and keeps it as it was. $1 is the file, $2 where it is kept, then the command. What the command
# left is noted beside that, so that nothing else is taken back. Run again, it goes on from the first time.
set -e
umask 077
file=$1
kept=$2
shift 2
mkdir -p -- "${kept%/*}"
if [ ! -e "$kept" ]; then
    cp -p -- "$file" "$kept.part"
    sync -- "$kept.part"
    mv -fT -- "$kept.part" "$kept"
fi
"$@"
sha256sum <"$file" >"$kept.part"
mv -fT -- "$kept.part" "$kept.left"
