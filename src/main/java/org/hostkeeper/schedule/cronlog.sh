# When the host and its cron were there, and what cron wrote of its jobs' runs. The parameter is a time in Unix seconds, before which runs are not asked for.
# The system's journal is read whole for starts and stops: how the daemon was at a time is known by its last turn before it.
printf 'now %s\n' "$(date +%s)"
printf 'since %s\n' "$1"
printf 'boots %s\n' "$(journalctl --system --no-pager --quiet --list-boots --output=json 2>/dev/null | tr -d '\n')"
journalctl --system --no-pager --quiet --output=json --output-fields=MESSAGE_ID --lines=20000 \
    _PID=1 UNIT=cron.service + _PID=1 UNIT=crond.service + _COMM=systemd-journal MESSAGE_ID=d93fb3c9c24d451a97cea615ce59c00b 2>/dev/null |
    sed 's/^/unit /'
# what decides whether and when a line runs: the change of the inode counts, since a file can be put there with an older time
for file in /etc/localtime /etc/timezone /etc/default/cron /etc/sysconfig/crond; do
    [ ! -e "$file" ] || printf 'since %s\n' "$(stat -c %Z -- "$file")"
done
for file in /etc/crontab /etc/cron.d/* /var/spool/cron/crontabs/* /var/spool/cron/*; do
    [ ! -f "$file" ] || printf 'changed %s %s\nchanged %s %s\n' "$(stat -c %Z -- "$file")" "$file" "$(stat -L -c %Z -- "$file")" "$file"
done
# not quiet: the lines between two boots tell that what ran before was cut off
exec journalctl --no-pager --all --output=short-unix --lines=200000 --since="@$1" \
    --identifier=CRON --identifier=cron --identifier=CROND --identifier=crond --identifier=hostkeeper-cron
