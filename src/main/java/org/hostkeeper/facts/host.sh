# What a host is and how busy it is, in lines KEY VALUE. Needs sh, coreutils, systemd and /proc.
printf 'hostname %s\nkernel %s\narchitecture %s\n' "$(uname -n)" "$(uname -r)" "$(uname -m)"
for release in /etc/os-release /usr/lib/os-release; do
    [ -r "$release" ] || continue
    # os-release(5): it is made to be read by a shell
    (
        PRETTY_NAME=
        NAME=
        . "$release" >/dev/null 2>&1
        printf 'os %s\n' "${PRETTY_NAME:-$NAME}"
    )
    break
done
read -r uptime _ </proc/uptime
read -r one five fifteen _ </proc/loadavg
printf 'uptime %s\nload1 %s\nload5 %s\nload15 %s\ncpus %s\n' "$uptime" "$one" "$five" "$fifteen" "$(nproc)"
while read -r key value _; do
    case $key in
    MemTotal: | MemAvailable: | MemFree:) printf '%s %s\n' "${key%:}" "$value" ;;
    esac
done </proc/meminfo
zone=$(readlink /etc/localtime)
case $zone in
*/zoneinfo/*) printf 'zone %s\n' "${zone#*/zoneinfo/}" ;;
*) [ ! -r /etc/timezone ] || { read -r zone </etc/timezone; printf 'zone %s\n' "$zone"; } ;;
esac
systemctl list-units --state=failed --all --plain --no-legend --no-pager --full | while read -r unit _; do
    printf 'failed %s\n' "$unit"
done
[ ! -e /run/reboot-required ] && [ ! -e /var/run/reboot-required ] || printf 'reboot asked\n'
# a container runs another machine's kernel
if ! systemd-detect-virt --quiet --container; then
    for image in /boot/vmlinuz-*; do
        [ ! -e "$image" ] || printf 'installed %s\n' "${image#/boot/vmlinuz-}"
    done
fi
exit 0
