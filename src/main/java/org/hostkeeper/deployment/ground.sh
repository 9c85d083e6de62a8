# What a host is like where the agent is to go. $1 is the owner of modules or "", $2 the agent's user, then its units.
printf 'architecture %s\n' "$(uname -m)"
version=$(getconf GNU_LIBC_VERSION 2>/dev/null) && printf 'glibc %s\n' "${version#glibc }"
for tool in systemctl tar gzip sha256sum install useradd userdel find df awk; do
    command -v "$tool" >/dev/null || printf 'missing %s\n' "$tool"
done
# in KiB; df -P writes one line for each, whatever its names are
at=/opt
[ -d "$at" ] || at=/
printf 'free %s\n' "$(df -Pk "$at" | awk 'NR == 2 { print $4 }')"
id -u -- "$2" >/dev/null 2>&1 && printf 'user %s\n' "$2"
if [ -n "$1" ] && id -u -- "$1" >/dev/null 2>&1; then
    # the name was checked to be a plain word: this only asks where its home is
    eval "home=~$1"
    printf 'owner %s\ngroup %s\nhome %s\n' "$1" "$(id -gn -- "$1")" "$home"
fi
shift 2
for unit in "$@"; do
    printf 'unit %s %s %s\n' "$unit" "$(systemctl is-active -- "$unit" 2>/dev/null)" "$(systemctl is-enabled -- "$unit" 2>/dev/null)"
done
exit 0
