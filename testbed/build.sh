# shellcheck shell=bash disable=SC2154,SC2016
# The root file system that all hosts share, read-only, under their own overlays. Sourced by testbed.
# Both the folder and its archive in the cache are named after what they are made from: a change here makes new ones,
# and two versions of the project do not get in each other's way.

build() { # leaves the folder in $base
  mkdir -p "$dir/run" "$cache/debootstrap" "$cache/debs/partial"
  [ -e "$key" ] || locked make_key
  base=$dir/base-$(recipe)
  [ -e "$base.ready" ] || locked make_base
}

locked() ( # two test runs may start at once
  exec 8> "$cache/lock"
  flock 8
  "$@"
)

make_key() { [ -e "$key" ] || ssh-keygen -q -t ed25519 -N '' -C testbed -f "$key"; }

recipe() {
  { cat "$here/build.sh" "$here/guest.sh" "$here/packages" "$key.pub"
    cd "$here" && find root guest -type f | sort | while read -r f; do echo "$f"; cat "$f"; done
  } | sha256sum | cut -c1-16
}

make_base() {
  local archive started=$SECONDS
  [ ! -e "$base.ready" ] || return 0
  archive=$cache/${base##*/}.tar.zst
  forget_old
  rm -rf --one-file-system "$base"
  if [ -e "$archive" ]; then
    mkdir "$base"
    tar -C "$base" -I zstd -xpf "$archive"
    touch "$archive"
  else
    log "building the root file system (about a minute, first time only)"
    bootstrap
    install_packages
    configure
    tar -C "$base" -I 'zstd -T0 -3' -cpf "$archive.new" .
    mv "$archive.new" "$archive"
  fi
  touch "$base.ready"
  log "root file system ready after $((SECONDS - started)) s ($(du -sh "$base" | cut -f1))"
}

# What other versions of the recipe left behind: archives after a month, folders after a day unless a host stands on them.
forget_old() {
  local old
  find "$cache" -maxdepth 1 -name 'base-*.tar.zst*' -mtime +30 -delete
  find "$dir" -maxdepth 1 -name 'base-*.ready' -mtime +0 | while read -r old; do
    old=${old%.ready}
    grep -q "lowerdir=$old," /proc/mounts || rm -rf --one-file-system "$old" "$old.ready"
  done
}

# The mirrors are those that apt on this machine uses.
mirror() { # CODENAME
  if [ -n "${TESTBED_MIRROR:-}" ]; then
    case $1 in *-security) echo "$TESTBED_MIRROR-security" ;; *) echo "$TESTBED_MIRROR" ;; esac
  else
    apt-get indextargets --format '$(SITE)' 'Created-By: Packages' "Codename: $1" | head -n 1
  fi
}

in_base() { chroot "$base" env DEBIAN_FRONTEND=noninteractive LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }

bootstrap() {
  local site
  site=$(mirror "$release")
  [ -n "$site" ] || die "apt on this machine has no source for Debian $release: set TESTBED_MIRROR"
  debootstrap --variant=minbase --cache-dir="$cache/debootstrap" \
    --include=systemd,systemd-sysv,dbus,libpam-systemd,dbus-user-session \
    "$release" "$base" "$site" > "$dir/debootstrap.log" 2>&1 \
    || die "debootstrap failed: $(tail -n 1 "$dir/debootstrap.log") (all of it: $dir/debootstrap.log)"
}

install_packages() {
  local codename site packages
  cp -r "$here/root/etc/apt" "$here/root/etc/dpkg" "$base/etc/"
  for codename in "$release" "$release-updates" "$release-security"; do
    site=$(mirror "$codename")
    [ -z "$site" ] || echo "deb $site $codename main"
  done > "$base/etc/apt/sources.list"
  cp -L /etc/resolv.conf "$base/etc/resolv.conf"
  printf '#!/bin/sh\nexit 101\n' > "$base/usr/sbin/policy-rc.d" # no service starts while it is being installed
  chmod 755 "$base/usr/sbin/policy-rc.d"
  mapfile -t packages < <(grep -v '^#' "$here/packages")
  # In a mount name space of its own: the mounts vanish with it, even when this is killed.
  export -f in_base
  base=$base cache=$cache unshare --mount bash -euo pipefail -c '
    mount --bind "$cache/debs" "$base/var/cache/apt/archives"
    mount -t proc proc "$base/proc"
    in_base apt-get -q update
    in_base apt-get -q -y install "$@"' bash "${packages[@]}" > "$dir/apt.log" 2>&1 \
    || die "installing the packages failed: $(tail -n 1 "$dir/apt.log") (all of it: $dir/apt.log)"
  rm "$base/usr/sbin/policy-rc.d"
  guest_image
  : > "$base/etc/resolv.conf"
  rm -rf "$base"/var/lib/apt/lists/*
}

configure() {
  cp -r "$here/root/." "$base/"
  chmod 440 "$base/etc/sudoers.d/testbed"
  add_users
  rm -f "$base"/etc/ssh/ssh_host_* "$base/var/lib/dbus/machine-id"
  : > "$base/etc/machine-id"
  : > "$base/etc/default/locale" # pam_env complains at each login if it is missing
  echo '127.0.0.1 localhost' > "$base/etc/hosts"
  mkdir -p "$base/var/log/journal"
  in_base systemctl -q enable host-key.service writable-cgroups.service
  printf 'cgroup_controllers = [ ]\n' >> "$base/etc/libvirt/qemu.conf" # a host's cgroups are not all its own
  in_base systemctl -q disable libvirtd.service libvirt-guests.service # its socket starts it when it is asked
  in_base systemctl -q mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer \
    systemd-networkd.service systemd-resolved.service getty@.service console-getty.service
}

add_users() {
  local user home
  for user in op pw plain; do in_base useradd --create-home --shell /bin/bash "$user"; done
  echo 'pw:secret-pw' | in_base chpasswd
  for user in root op pw plain; do
    home=$(in_base sh -c "echo ~$user")
    in_base install -d -m 700 -o "$user" -g "$user" "$home/.ssh"
    install -m 600 "$key.pub" "$base$home/.ssh/authorized_keys"
    in_base chown "$user:$user" "$home/.ssh/authorized_keys"
  done
}
