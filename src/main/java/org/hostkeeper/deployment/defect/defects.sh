# What judges of defects look at, as root. $1 is the owner of modules, $2 his home, $3 the deployed config.json or "", $4 the
# table of modules, $5 the agent's config or "". Lines of words; what a host says freely is base64, "-" for what is not shown.
b64() { printf %s "$1" | base64 -w0; }
# $1 the kind, $2 the path, $3 how many bytes of it are shown at most
file() {
    [ -f "$2" ] && [ ! -L "$2" ] || return 0
    content=-
    size=$(stat -c %s -- "$2")
    [ "$size" -gt "${3:-1048576}" ] || content=+$(base64 -w0 <"$2")
    sum=$(sha256sum <"$2")
    printf '%s %s %s %s %s\n' "$1" "$(b64 "$2")" "$(stat -c '%U %G %a %s' -- "$2")" "${sum%% *}" "$content"
}
for group in $(id -Gn -- "$1"); do printf 'group %s\n' "$(b64 "$group")"; done
[ -z "$3" ] || file config "$3"
file agent "$5"
file sudoers /etc/sudoers
for each in /etc/sudoers.d/*; do
    case ${each##*/} in *.* | *~) ;; *) file sudoers "$each" ;; esac
done
modules=
for each in /etc/systemd/system/*.service; do
    if [ -f "$each" ] && [ ! -L "$each" ] &&
        grep -qs -e '^Description=Module Service for ' -e '^WorkingDirectory=/.*/modules/' "$each"; then
        file unit "$each"
        modules="$modules ${each##*/}"
    elif [ -e "$each" ] || [ -L "$each" ]; then
        printf 'foreign %s\n' "$(b64 "${each##*/}")"
    fi
done
for each in /usr/lib/systemd/system/*.service /lib/systemd/system/*.service /run/systemd/generator/*.service; do
    [ ! -e "$each" ] || printf 'foreign %s\n' "$(b64 "${each##*/}")"
done
# shellcheck disable=SC2086
[ -z "$modules" ] || printf 'states %s\n' "$(systemctl show --no-pager -p Id -p ActiveState -p UnitFileState -- $modules | base64 -w0)"
# programs are there by a link too, wherever in ~/modules that is
home=$(readlink -f -- "$2")
for each in "$2"/modules/*/main.py; do
    [ -e "$each" ] || continue
    if [ "$(readlink -f -- "$each")" = "$home${each#"$2"}" ]; then
        file code "$each" 8192
    else
        printf 'linked %s\n' "$(b64 "$each")"
    fi
done
for each in /tmp/*.service /var/tmp/*.service; do
    [ ! -f "$each" ] || ! grep -qs '^Description=Module Service for ' "$each" || file temporary "$each"
done
if systemctl is-active --quiet mosquitto.service; then
    file broker /etc/mosquitto/mosquitto.conf
    sed -nE 's/^[[:space:]]*include_dir[[:space:]]+(.*[^[:space:]])[[:space:]]*$/\1/p' /etc/mosquitto/mosquitto.conf 2>/dev/null | while IFS= read -r folder; do
        for each in "${folder%/}"/*.conf; do file broker "$each"; done
    done
fi
# the table, until it is not written meanwhile; without its rows every unit would seem to be nobody's, so a failure is said
table=unread
[ -n "$4" ] && { [ -e "$4" ] || [ -L "$4" ]; } || table=none
tries=0
while [ "$table" = unread ] && [ "$tries" -lt 5 ]; do
    tries=$((tries + 1))
    before=$(cat "$4" "$4-wal" "$4-journal" 2>/dev/null | sha256sum)
    rows=$(for end in '' -wal -journal; do file "table$end" "$4$end" 33554432; done)
    [ "$before" = "$(cat "$4" "$4-wal" "$4-journal" 2>/dev/null | sha256sum)" ] || continue
    case $rows in 'table '*) table=read ;; *) break ;; esac
    printf '%s\n' "$rows"
done
[ "$table" != unread ] || printf 'unread %s\n' "$(b64 "$4")"
printf 'end\n'
