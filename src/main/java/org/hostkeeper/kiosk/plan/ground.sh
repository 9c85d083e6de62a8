# What a machine is like where something of the kiosk is to go: $1 its account, $2 its unit, then the tools that are needed.
id -u -- "$1" >/dev/null 2>&1 && echo user
[ "$(systemctl is-enabled -- "$2" 2>/dev/null)" != enabled ] || echo starts
shift 2
for tool in "$@"; do
    command -v "$tool" >/dev/null || printf 'missing %s\n' "$tool"
done
unit=$(systemctl show -P Id display-manager.service 2>/dev/null)
[ -z "$unit" ] || [ "$(systemctl is-enabled -- "$unit" 2>/dev/null)" != enabled ] || printf 'display %s\n' "$unit"
# the token that stands here for the agent, and what the agent takes it for, by the hash that it keeps
token=/etc/hostkeeper-kiosk/token
if [ -e "$token" ]; then
    known=$(sed -n 's/.*"tokens" *: *"\([^"]*\)".*/\1/p' /etc/hostkeeper/config.json 2>/dev/null | head -n 1)
    case $known in
    /*) ;;
    *) known=/etc/hostkeeper/${known:-tokens} ;;
    esac
    hash=$(tr -d '\n' <"$token" | sha256sum)
    printf 'token %s\n' "$(sed -n "s/^hostkeeper-kiosk \(revert:.*\) ${hash%% *}\$/\1/p" "$known" 2>/dev/null)"
fi
exit 0
