# What the screen of a machine shows, as libvirt gives it, packed. $1 uuid
LC_ALL=C
export LC_ALL
picture=$(mktemp) || exit 1
trap 'rm -f "$picture"' EXIT
virsh -q -c qemu:///system screenshot --domain "$1" --file "$picture" >/dev/null || exit 1
gzip -1 <"$picture"
