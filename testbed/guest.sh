# shellcheck shell=bash disable=SC2154,SC2016
# Guests: virtual machines on a host, as exhibition hosts have them. Sourced by testbed.
# A guest is Debian's kernel and a busybox in its initramfs, 96 MiB without a disk of its own but the one that holds its
# snapshots; it boots in about four seconds without hardware help, and beats once a second if it is told where.

guest_image() { # into the root file system that is being made
  local work images=$base/var/lib/libvirt/images
  work=$(mktemp -d "$dir/guest.XXXXXX")
  mkdir -p "$images"
  fetch_guest_packages "$work"
  guest_files "$work"
  (cd "$work/root" && find . | "$work/debs/bin/busybox" cpio -o -H newc 2> /dev/null | gzip -6) > "$images/guest.initrd"
  cp "$work"/debs/boot/vmlinuz-* "$images/guest.kernel"
  chmod 644 "$images"/guest.*
  rm -rf "$work"
}

fetch_guest_packages() {
  local deb
  # the kernel of clouds: small, and with all that a virtual machine wants as modules
  in_base sh -euc 'cd /tmp
    kernel=$(apt-cache depends linux-image-cloud-amd64 | sed -n "s/.*Depends: //p" | head -n 1)
    apt-get -q download "$kernel" busybox qemu-guest-agent' >> "$dir/apt.log" 2>&1
  mkdir -p "$1/debs"
  for deb in "$base"/tmp/*.deb; do dpkg-deb -x "$deb" "$1/debs"; rm "$deb"; done
}

guest_files() {
  local debs=$1/debs root=$1/root modules module library
  mkdir -p "$root"/{bin,dev,proc,sys,etc,lib/modules,sbin,usr/sbin,run,tmp}
  modules=$(echo "$debs"/lib/modules/*/kernel)
  for module in drivers/virtio/virtio{_ring,,_pci_modern_dev,_pci_legacy_dev,_pci} net/core/failover \
    drivers/net/{net_failover,virtio_net} drivers/block/virtio_blk drivers/char/virtio_console; do
    cp "$modules/$module.ko" "$root/lib/modules/"
  done
  cp "$debs/bin/busybox" "$root/bin/"
  ln -s busybox "$root/bin/sh"
  cp "$debs/usr/sbin/qemu-ga" "$root/usr/sbin/"
  cp "$debs/bin/busybox" "$debs/usr/sbin/qemu-ga" "$base/tmp/"
  in_base ldd /tmp/busybox /tmp/qemu-ga | grep -v : | grep -oE '/[^ ]+' | sort -u | while read -r library; do
    mkdir -p "$root$(dirname "$library")"
    cp -L "$base$library" "$root$library"
  done
  rm "$base/tmp/busybox" "$base/tmp/qemu-ga"
  install -m 755 "$here/guest/init" "$root/init"
  install -m 755 "$here/guest/shutdown" "$root/sbin/shutdown"
  install -m 755 "$here/guest/dhcp" "$root/sbin/dhcp"
}

# define NAME [HEARTBEAT-URL]: from the guest, 10.0.2.2 is its host's 127.0.0.1
vm() {
  local host=$1 name=$2 beat=${3:-}
  [[ $name =~ ^[A-Za-z0-9_-]+$ ]] || die "a guest's name has letters, digits, _ and - only: '$name'"
  inside "$host" sh -euc '
    systemctl start libvirtd
    disk=/var/lib/libvirt/images/$1.qcow2
    [ -e "$disk" ] || qemu-img create -q -f qcow2 "$disk" 16M
    sed -e "s|@NAME@|$1|g" -e "s|@BEAT@|$2|g" /usr/local/share/testbed/guest.xml > "/run/$1.xml"
    virsh -q define "/run/$1.xml"
    virsh -q start "$1"' sh "$name" "${beat//&/\\&}"
}
