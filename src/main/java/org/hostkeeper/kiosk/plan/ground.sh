# What a machine is like where something of the kiosk is to go: $1 its account, then the tools that are needed.
id -u -- "$1" >/dev/null 2>&1 && echo user
shift
for tool in "$@"; do
    command -v "$tool" >/dev/null || printf 'missing %s\n' "$tool"
done
unit=$(systemctl show -P Id display-manager.service 2>/dev/null)
[ -z "$unit" ] || [ "$(systemctl is-enabled -- "$unit" 2>/dev/null)" != enabled ] || printf 'display %s\n' "$unit"
exit 0
