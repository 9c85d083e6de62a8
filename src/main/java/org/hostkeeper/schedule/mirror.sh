# What a host's mirror update is like beside its crontab.
[ ! -x /usr/bin/apt-mirror ] || printf 'program there\n'
[ ! -x /usr/sbin/logrotate ] || [ ! -d /etc/logrotate.d ] || printf 'logrotate there\n'
grep -lsE '^[^#]*/var/spool/apt-mirror/var/(cron\.log|\*)' /etc/logrotate.conf /etc/logrotate.d/* | sed 's/^/rotated /'
! written=$(stat -c %Y /var/spool/apt-mirror/var/cron.log 2>/dev/null) || printf 'log %s\n' "$written"
pgrep -x apt-mirror | sed 's/^/running /'
exit 0
