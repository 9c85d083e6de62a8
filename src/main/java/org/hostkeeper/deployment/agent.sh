# Agent and deployed manager as systemd sees them, then of the administrator's unit files those that are not root's alone, each
# with a line: uid, mode, kind, path; and what says whether it is a module's.
systemctl show --no-pager -p Id -p LoadState -p ActiveState -p StatusText -- hostkeeper-agent.service module-manager.service || exit 1
printf 'files\n'
stat -c '%u %a %F:%n' /etc/systemd/system/*.service 2>/dev/null | while IFS= read -r line; do
    case $line in
        '0 '*[0145][0145]' regular'*) ;;
        *' regular'*)
            printf '%s\n' "$line"
            grep -s -e '^Description=Module Service for ' -e '^WorkingDirectory=' -e '^ExecStart=' -- "${line#*:}"
            ;;
    esac
done
exit 0
