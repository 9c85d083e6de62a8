# What runs on a host by the clock: crontabs with owner and mode, scripts of cron.daily and its like, timers of systemd.
# Parameters are names of users that are to be looked up as well. Each line says by its first word what it is; paths and contents are base64. As root it sees every user's crontab, else its own.
set -f
b64() { printf %s "$1" | base64 -w0; }
printf 'now %s\n' "$(date +%s)"
zone=$(readlink /etc/localtime)
case $zone in
*/zoneinfo/*) printf 'zone %s\n' "${zone#*/zoneinfo/}" ;;
*) [ ! -r /etc/timezone ] || { read -r zone </etc/timezone; printf 'zone %s\n' "$zone"; } ;;
esac

daemon=none unit=cron.service spool=/var/spool/cron/crontabs
if [ -x /usr/sbin/cron ]; then
    daemon=debian
elif [ -x /usr/sbin/crond ]; then
    unit=crond.service
    case $(readlink /usr/sbin/crond) in
    *busybox*) daemon=busybox ;;
    *) daemon=cronie spool=/var/spool/cron ;;
    esac
elif [ -e /lib/systemd/system/cron.target ]; then
    daemon=systemd-cron unit=cron.target
fi
printf 'daemon %s %s\n' "$daemon" "$(systemctl is-active "$unit" 2>/dev/null)"
for settings in /etc/default/cron /etc/sysconfig/crond; do
    [ ! -r "$settings" ] || sed -n 's/^[ \t]*\(EXTRA_OPTS\|CRONDARGS\)[ \t]*=[ \t]*/options /p' "$settings"
done
[ ! -x /usr/sbin/anacron ] || printf 'anacron there\n'

# file KIND NAME OWNER GROUP MODE MODIFIED LINKS SORT PATH CONTENT; SORT is file or link-OWNER, CONTENT "-" if it cannot be read
one() {
    [ -f "$2" ] || return 0
    sort=file
    [ ! -L "$2" ] || sort=link-$(stat -c %U -- "$2")
    content=-
    [ ! -r "$2" ] || content=+$(head -c 1048576 -- "$2" | base64 -w0)
    # last, so that one that was taken away meanwhile is not told as an empty one
    facts=$(stat -L -c '%U %G %a %Y %h' -- "$2" 2>/dev/null) || return 0
    printf 'file %s %s %s %s %s\n' "$1" "$facts" "$sort" "$(b64 "$2")" "$content"
}
# also of lines that were switched off here: they are to come back with their users
named() {
    sed 's/^\(#hostkeeper-off \)*//' "$1" 2>/dev/null | while read -r a b _ _ _ f _ || [ -n "$a" ]; do
        case $a in '' | '#'* | *=*) ;; @* | -@*) printf '%s\n' "$b" ;; *) printf '%s\n' "$f" ;; esac
    done
}
one system /etc/crontab
set +f
for file in /etc/cron.d/*; do one system "$file"; done
users=$(for file in /etc/crontab /etc/cron.d/*; do [ ! -r "$file" ] || [ ! -f "$file" ] || named "$file"; done | sort -u | head -n 2000)
if [ -r "$spool" ]; then
    printf 'spool open %s\n' "$spool"
    for file in "$spool"/*; do
        case ${file##*/} in tmp.*) continue ;; esac
        [ ! -f "$file" ] || users="$users
${file##*/}"
        one user "$file"
    done
elif [ -d "$spool" ]; then
    printf 'spool closed %s\n' "$spool"
    # without the three lines that crontab(1) puts on top
    own=$(crontab -l 2>/dev/null | base64 -w0)
    [ -z "$own" ] || printf 'own %s %s\n' "$(id -un)" "$own"
fi
for folder in hourly daily weekly monthly yearly; do
    for file in /etc/cron."$folder"/*; do
        case ${file##*/} in '*') continue ;; esac
        [ ! -f "$file" ] || printf 'script %s %s %s\n' "$folder" "$(stat -L -c '%U %a' -- "$file")" "$(b64 "$file")"
    done
done
set -f
printf '%s\n' "$users" "$@" | sort -u | while read -r user; do
    case $user in '' | -* | *[!A-Za-z0-9._-]*) continue ;; esac
    # id takes a number for a user, and cron does not
    case $user in *[!0-9]*) ;; *) [ "$(id -un "$user" 2>/dev/null)" = "$user" ] || continue ;; esac
    ! id -u "$user" >/dev/null 2>&1 || printf 'user %s\n' "$user"
done
timers=$(systemctl list-timers --all --no-pager --output=json 2>/dev/null)
case $timers in
'['*)
    printf 'timers %s\n' "$(b64 "$timers")"
    TZ=UTC systemctl show --no-pager \
        -p Id,Description,TimersCalendar,TimersMonotonic,Persistent,RandomizedDelayUSec,FragmentPath,UnitFileState,ActiveState '*.timer' |
        sed 's/^/show /'
    ;;
esac
exit 0
