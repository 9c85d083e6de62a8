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

# a controller of one machine: a unit whose folder has a config.yaml with vm_name, or whose environment has VMCTL_VM_NAME
controller() { # UNIT, and what its files say
    folder=$(printf '%s\n' "$2" | sed -n 's/^WorkingDirectory=-\{0,1\}//p' | tail -n 1)
    case $folder in
    /*) ;;
    *) folder= ;;
    esac
    settings=
    [ -z "$folder" ] || [ ! -r "$folder/config.yaml" ] || settings=$(head -c 65536 "$folder/config.yaml")
    environment=$(
        [ -z "$folder" ] || [ ! -r "$folder/.env" ] || sed -n 's/^[[:space:]]*\(export[[:space:]]\{1,\}\)\{0,1\}\(VMCTL_[A-Z_]*=.*\)/\2/p' "$folder/.env"
        printf '%s\n' "$2" | sed -n 's/^Environment=//p' |
            grep -oE "\"VMCTL_[A-Z_]*=[^\"]*\"|'VMCTL_[A-Z_]*=[^']*'|VMCTL_[A-Z_]*=(\"[^\"]*\"|'[^']*'|[^\"' ]*)" |
            sed -e 's/^"\(.*\)"$/\1/' -e "s/^'\(.*\)'\$/\1/"
        # of two the later wins: systemd.exec(5) says that files win over lines
        for file in $(printf '%s\n' "$2" | sed -n 's/^EnvironmentFile=-\{0,1\}//p'); do
            [ ! -r "$file" ] || sed -n 's/^[[:space:]]*\(VMCTL_[A-Z_]*=.*\)/\1/p' "$file"
        done
    )
    case $settings$environment in
    *vm_name* | *VMCTL_VM_NAME*)
        printf '%s watcher %s %s %s %s\n' "$mark" "$1" "$(systemctl is-active -- "$1")" \
            "$(printf %s "$settings" | b64)-" "$(printf %s "$environment" | b64)-"
        ;;
    esac
}
units=/etc/systemd/system
# with what stands beside it, as "systemctl edit" writes it
text() { cat -- "$units/$1" "$units/$1".d/*.conf 2>/dev/null; }
# of a template, those that start with the host or have been started
instances() {
    {
        for wanted in "$units"/*.wants/"$1"@?*.service; do printf '%s\n' "${wanted##*/}"; done
        systemctl list-units --all --plain --no-legend "$1@*.service" 2>/dev/null | sed 's/ .*//'
    } | grep -v '\*' | sort -u
}
of_template() { # UNIT, of a template, whose words %i and %I are
    i=${1#*@} i=${i%.service}
    escaped=$(printf %s "$i" | sed 's/[&/\]/\\&/g')
    plain=$(systemd-escape --unescape -- "$i" 2>/dev/null | sed 's/[&/\]/\\&/g')
    { text "${1%%@*}@.service"; cat -- "$units/$1".d/*.conf 2>/dev/null; } | sed -e "s/%i/$escaped/g" -e "s/%I/$plain/g"
}
for units in /etc/systemd/system /usr/local/lib/systemd/system; do
    for unit in $(grep -lsE '^(WorkingDirectory=|Environment=.*VMCTL_|EnvironmentFile=)' "$units"/*.service "$units"/*.service.d/*.conf |
        sed -e 's|.*/\([^/]*\.service\)\.d/[^/]*$|\1|;t cut' -e 's|.*/||;b' -e ':cut' -e 's|@.*|@.service|' | sort -u); do
        case $unit in
        *@.service) for one in $(instances "${unit%@.service}"); do controller "$one" "$(of_template "$one")"; done ;;
        *) controller "$unit" "$(text "$unit")" ;;
        esac
    done
done
# what the host's own agent says of those that it watches; the file goes with it
watched=/run/hostkeeper-agent/vms.json
[ ! -r "$watched" ] || ! systemctl is-active --quiet -- hostkeeper-agent.service || printf '%s agent %s-\n' "$mark" "$(head -c 4194304 "$watched" | b64)"
exit 0
