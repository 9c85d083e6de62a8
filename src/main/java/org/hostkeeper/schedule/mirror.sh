# What a host's mirror update is like beside its crontab.
[ ! -x /usr/bin/apt-mirror ] || printf 'program there\n'
! written=$(stat -c %Y /var/spool/apt-mirror/var/cron.log 2>/dev/null) || printf 'log %s\n' "$written"
pgrep -x apt-mirror | sed 's/^/running /'
exit 0
