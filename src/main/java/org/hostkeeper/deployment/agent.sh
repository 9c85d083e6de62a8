# Agent and deployed manager as systemd sees them, then whose the administrator's unit files are, each line: uid, mode, kind, path.
systemctl show --no-pager -p Id -p LoadState -p ActiveState -p StatusText -- hostkeeper-agent.service module-manager.service || exit 1
printf 'files\n'
stat -c '%u %a %F:%n' /etc/systemd/system/*.service 2>/dev/null
exit 0
