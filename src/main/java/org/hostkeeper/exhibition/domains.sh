# The virtual machines of a host, and who watches them. A line that begins with the mark, which nobody can guess, begins a
# part; all else is what virsh says. It reads through libvirt's read-only door, which is open to every user.
read -r mark </proc/sys/kernel/random/uuid
printf '%s\n' "$mark"
LC_ALL=C
export LC_ALL
line='
'
ask() { virsh -q -r -c qemu:///system "$@" 2>/dev/null; }

there=no
for door in /run/libvirt/libvirt-sock-ro /run/libvirt/virtqemud-sock-ro /var/run/libvirt/libvirt-sock-ro; do
    [ ! -S "$door" ] || there=yes
done
command -v virsh >/dev/null || there=no
if [ "$there" = no ]; then
    printf '%s none\n' "$mark"
    exit 0
fi

# one process for all of them: by uuid, since a name may look like an option or a number
all=$(ask list --all --uuid) || { virsh -q -r -c qemu:///system list --all --uuid >/dev/null; exit 1; }
# what one process can be given as a word is bounded (MAX_ARG_STRLEN, execve(2)): many machines are asked about in several
answer=
orders=
flush() {
    answer=$answer$line$(ask "$orders")
    orders=
}
for uuid in $all; do
    orders="$orders echo '$line$mark domain $uuid$line'; dominfo $uuid; domstate --reason $uuid;
echo '$line$mark current$line'; snapshot-current --name $uuid;
echo '$line$mark names$line'; snapshot-list --name $uuid;
echo '$line$mark definition$line'; dumpxml $uuid;"
    [ "${#orders}" -lt 65536 ] || flush
done
[ -z "$orders" ] || flush
printf '%s\n' "$answer"

# what stands between two single quotes is taken as it is; a quote itself is '\''
quoted() {
    case $1 in
    *\'*) printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")" ;;
    *) printf "'%s'" "$1" ;;
    esac
}
printf '%s\n' "$answer" | {
    part=
    while IFS= read -r said; do
        case $said in
        "$mark domain "*) uuid=${said#"$mark domain "} part=domain ;;
        "$mark "*) part=${said#"$mark "} ;;
        '') ;;
        *)
            if [ "$part" = names ]; then
                orders="$orders echo '$line$mark snapshot $uuid$line'; snapshot-dumpxml --domain $uuid --snapshotname $(quoted "$said");"
                [ "${#orders}" -lt 65536 ] || { ask "$orders" </dev/null; orders=; }
            fi
            ;;
        esac
    done
    [ -z "$orders" ] || ask "$orders"
    # of a snapshot's definition without those of the machine as it was then; text in it has no < of its own
} | sed -e '/^  <domain[ >]/,/^  <\/domain>/d' -e '/^  <inactiveDomain[ >]/,/^  <\/inactiveDomain>/d' -e '/^  <cookie>/,/^  <\/cookie>/d'

b64() { base64 -w0; }
plain() { printf %s "$1" | sed -e "s/&apos;/'/g" -e 's/&quot;/"/g' -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&amp;/\&/g'; }

# How much of a disk the memory takes that snapshots keep, as QEMU says it, where the disk may be read. QEMU is told the format: a disk is
# not looked into in one that its guest could have written there.
sizes() {
    [ ! -r "$1" ] || printf '%s sizes %s %s-\n' "$mark" "$uuid" "$(timeout 5 qemu-img info --force-share -f qcow2 --output=json -- "$1" 2>/dev/null | b64)"
}

# where a guest on this bridge reaches this host
addresses() {
    ! command -v ip >/dev/null || ip -o address show dev "$1" scope global 2>/dev/null | sed -n "s/.* inet6\\{0,1\\} \\([^ /]*\\).*/$mark reached $uuid \\1/p"
}

defined() { # a line of a machine's definition
    case $1 in
    *'<disk '* | *'<backingStore '*) format= ;;
    *'<driver '*" type='qcow2'"* | *"<format type='qcow2'/>"*) format=qcow2 ;;
    *"<source file='"*)
        disk=${1#*"<source file='"}
        [ "$kept$format" != yesqcow2 ] || sizes "$(plain "${disk%%\'*}")"
        ;;
    *"<source bridge='"*)
        bridge=${1#*"<source bridge='"}
        addresses "$(plain "${bridge%%\'*}")"
        ;;
    *"<source network='"*)
        network=${1#*"<source network='"}
        addresses "$(ask net-info --network "$(plain "${network%%\'*}")" | sed -n 's/^Bridge: *//p')"
        ;;
    esac
}
printf '%s\n' "$answer" | while IFS= read -r said; do
    case $said in
    "$mark domain "*) uuid=${said#"$mark domain "} part=domain kept= ;;
    "$mark "*) part=${said#"$mark "} format= ;;
    '') ;;
    *)
        case $part in
        names) kept=yes ;;
        definition) defined "$said" ;;
        esac
        ;;
    esac
done

# since when their processes run
ticks=$(getconf CLK_TCK)
booted=$(sed -n 's/^btime //p' /proc/stat)
for comm in $(grep -ls '^qemu-system\|^qemu-kvm\|^kvm$' /proc/[0-9]*/comm); do
    process=${comm%/comm}
    uuid=$(tr '\0' '\n' <"$process/cmdline" 2>/dev/null | sed -n '/^-uuid$/{n;p;q;}')
    read -r stat <"$process/stat" 2>/dev/null || continue
    set -- ${stat##*) }
    [ -z "$uuid" ] || [ "$#" -lt 20 ] || printf '%s process %s %s\n' "$mark" "$uuid" "$((booted + ${20} / ticks))"
done

# A controller of one machine: a unit that runs vm_controller.api, or whose folder has a config.yaml with vm_name, or whose
# environment has VMCTL_VM_NAME. Units and what stands beside them are read as systemd.unit(5) and systemd.exec(5) say.
own='/etc/systemd/system /run/systemd/system /usr/local/lib/systemd/system'
distribution='/usr/lib/systemd/system /lib/systemd/system'
roots="$own $distribution"
values() { # KEY: of those lists that are written in several lines; an empty line begins anew
    printf '%s\n' "$unit" | awk -v key="$1=" 'index($0, key) == 1 {
        value = substr($0, length(key) + 1)
        if (value == "") n = 0; else all[n++] = value
    } END { for (i = 0; i < n; i++) print all[i] }'
}
variables() { # words VMCTL_…=… of lines, however they are quoted
    grep -oE "\"VMCTL_[A-Z_]*=[^\"]*\"|'VMCTL_[A-Z_]*=[^']*'|VMCTL_[A-Z_]*=(\"[^\"]*\"|'[^']*'|[^\"' ]*)" |
        sed -e 's/^"\(.*\)"$/\1/' -e "s/^'\(.*\)'\$/\1/"
}
controller() { # NAME, and what its files say
    unit=$2
    program=$(values ExecStart | tail -n 1)
    folder=$(values WorkingDirectory | tail -n 1)
    folder=${folder#-}
    case $folder in
    /*) ;;
    *) folder=$(printf '%s\n' "$program" | sed -n "s|^.*[\"' ;]cd \(/[^\"' ;&]*\).*|\1|p") ;;
    esac
    settings=
    [ -z "$folder" ] || [ ! -r "$folder/config.yaml" ] || settings=$(head -c 65536 "$folder/config.yaml")
    environment=$(
        [ -z "$folder" ] || [ ! -r "$folder/.env" ] || sed -n 's/^[[:space:]]*\(export[[:space:]]\{1,\}\)\{0,1\}\(VMCTL_[A-Z_]*=.*\)/\2/p' "$folder/.env"
        values Environment | variables
        # of two the later wins: files win over lines
        for file in $(values EnvironmentFile | sed 's/^-//'); do
            [ ! -r "$file" ] || sed -n 's/^[[:space:]]*\(VMCTL_[A-Z_]*=.*\)/\1/p' "$file"
        done
        printf '%s\n' "$program" | variables
    )
    # a server that is told on its own line where to listen does not ask the settings
    listens=
    case $program in
    *uvicorn*) listens=$(printf '%s\n' "$program" | tr '= ' '\n\n' | sed -n -e '/^--host$/{n;s/^/VMCTL_API_HOST=/p;}' -e '/^--port$/{n;s/^/VMCTL_API_PORT=/p;}') ;;
    esac
    case $settings$environment$program in
    *vm_name* | *VMCTL_VM_NAME* | *vm_controller.api*)
        printf '%s watcher %s %s %s %s %s %s\n' "$mark" "$1" "$(systemctl is-active -- "$1")" \
            "$(printf %s "$settings" | b64)-" "$(printf %s "$environment" | b64)-" "$(printf %s "$listens" | b64)-" \
            "$(printf '%s\n' "$unit" | grep -E '^(Limit[A-Z]+|(Startup)?(Memory|CPU|IO|BlockIO|Tasks)[A-Za-z]*|Nice|OOMScoreAdjust|RuntimeMaxSec)=.' | b64)-"
        ;;
    esac
}
# the files of those, each with its lines joined and its comments gone
plainly() {
    sed -e ':more' -e '/\\$/{' -e 'N' -e 's/\\\n/ /' -e 'b more' -e '}' \
        -e 's/^[[:space:]]*//' -e '/^[#;]/d' -e 's/^\([A-Za-z]*\)[[:space:]]*=[[:space:]]*/\1=/' -e 's/[[:space:]]*$//' -- "$1" 2>/dev/null
}
fragment() { # of two with one name that of the earlier place counts
    for root in $roots; do
        [ ! -e "$root/$1" ] || { plainly "$root/$1"; return; }
    done
}
beside() {
    for root in $roots; do
        for file in "$root/$1".d/*.conf; do [ ! -e "$file" ] || printf '%s %s\n' "${file##*/}" "$file"; done
    done | sort -s -u -k 1,1 | while read -r _ file; do plainly "$file"; done
}
# of a template, those that start with the host or have been started
instances() {
    {
        for root in $roots; do
            for wanted in "$root"/*.wants/"$1"@?*.service; do printf '%s\n' "${wanted##*/}"; done
        done
        systemctl list-units --all --plain --no-legend "$1@*.service" 2>/dev/null | sed 's/ .*//'
    } | grep -v '\*' | sort -u
}
of_template() { # NAME, of a template, whose words %i and %I are
    i=${1#*@} i=${i%.service}
    escaped=$(printf %s "$i" | sed 's/[&/\]/\\&/g')
    unescaped=$(systemd-escape --unescape -- "$i" 2>/dev/null | sed 's/[&/\]/\\&/g')
    { fragment "${1%%@*}@.service"; beside "${1%%@*}@.service"; beside "$1"; } | sed -e "s/%i/$escaped/g" -e "s/%I/$unescaped/g"
}
candidates() {
    for root in $own; do
        grep -lsE '^[[:space:]]*(WorkingDirectory|EnvironmentFile)[[:space:]]*=|VMCTL_|vm_controller\.api' "$root"/*.service "$root"/*.service.d/*.conf
    done
    # a distribution's own, of which there are hundreds, have their variables elsewhere too often to be looked up
    for root in $distribution; do
        grep -lsE '^[[:space:]]*WorkingDirectory[[:space:]]*=|VMCTL_|vm_controller\.api' "$root"/*.service "$root"/*.service.d/*.conf
    done
}
for name in $(candidates | sed -e 's|.*/\([^/]*\.service\)\.d/[^/]*$|\1|;t cut' -e 's|.*/||;b' -e ':cut' -e 's|@.*|@.service|' | sort -u); do
    case $name in
    *@.service) for one in $(instances "${name%@.service}"); do controller "$one" "$(of_template "$one")"; done ;;
    *) controller "$name" "$(fragment "$name"; beside "$name")" ;;
    esac
done
# what the host's own agent says of those that it watches; the file goes with it
watched=/run/hostkeeper-agent/vms.json
[ ! -r "$watched" ] || ! systemctl is-active --quiet -- hostkeeper-agent.service || printf '%s agent %s-\n' "$mark" "$(head -c 4194304 "$watched" | b64)"
exit 0
