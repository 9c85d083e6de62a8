# shellcheck shell=bash disable=SC2154
# Hosts: boot, reach, take away. Sourced by testbed.
# A host is: a tmpfs with an overlay over the shared root, a network name space with one cable to the bridge, a cgroup
# in every hierarchy, and systemd-nspawn inside all of these. Their machine-wide name is BRIDGE-HOST.

number() {
  [[ $1 =~ ^h([1-9][0-9]?[0-9]?)$ && ${BASH_REMATCH[1]} -le 200 ]] || die "no such host name: '$1' (h1 to h200)"
  echo "${BASH_REMATCH[1]}"
}
address() { local n; n=$(number "$1") && echo "$net.$((10 + n))"; }
mac() { printf '02:00:0a:e7:4f:%02x' "$(number "$1")"; }
place() { echo "$dir/run/$1"; }
global() { echo "$bridge-$1"; }
hosts() { [ ! -d "$dir/run" ] || (cd "$dir/run" && find . -mindepth 1 -maxdepth 1 -type d -name 'h*' -printf '%f\n' | sort -V); }

alive() { # the process that is written down may be long gone, and its number somebody else's
  local pid
  pid=$(cat "$(place "$1")/pid" 2> /dev/null) && grep -qs systemd-nspawn "/proc/$pid/cmdline"
}
leader() { # the host's own process 1, as seen from here
  local pid
  pid=$(cat "$(place "$1")/pid") && tr -d ' \n' < "/proc/$pid/task/$pid/children"
}
known_host() { number "$1" > /dev/null; [ -d "$(place "$1")" ] || die "$1 is not there: testbed up $1"; }
running_host() { known_host "$1"; alive "$1" || die "$1 is off: testbed heal $1"; }

login() { # USER HOST [COMMAND...]
  local user=$1 host=$2
  shift 2
  # The key is a new one after each boot: this is the one place where any is taken.
  ssh -F none -i "$key" -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
    -o LogLevel=ERROR -o ConnectTimeout=3 "$user@$(address "$host")" "$@"
}
inside() { # HOST COMMAND...
  local host=$1
  shift
  nsenter -t "$(leader "$host")" -m -u -i -n -p -C -- \
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "$@"
}

up() {
  local host waits=() failed=0
  [ $# -gt 0 ] || die "up which hosts?"
  for host; do number "$host" > /dev/null; done
  build
  exclusively claim "$@"
  for host; do boot "$host"; done
  for host; do wait_for_ssh "$host" & waits+=($!); done
  for host in "${waits[@]}"; do wait "$host" || failed=1; done
  return $failed
}

# Several test runs may boot hosts and take them down at the same time in this folder; `locked` is for the cache that all share.
exclusively() (
  exec 8> "$dir/lock"
  flock 8
  "$@"
)

# From now on the bridge is in use: the last host of another run does not take it along.
claim() {
  local host
  for host; do mkdir -p "$(place "$host")"; done
  make_bridge
}
make_bridge() {
  if ! ip link show "$bridge" > /dev/null 2>&1; then
    ip link add "$bridge" type bridge
    ip addr add "$net.1/24" dev "$bridge"
    ip link set "$bridge" up
  fi
  # each systemd takes several; the usual 128 are used up by ten hosts
  local instances=/proc/sys/fs/inotify/max_user_instances
  [ "$(cat $instances)" -ge 4096 ] || echo 8192 > $instances
}
remove_unused_bridge() { [ -n "$(hosts)" ] || ip link del "$bridge" 2> /dev/null || :; }

boot() {
  local host=$1 d
  d=$(place "$host")
  ! alive "$host" || return 0
  mount_disk "$host"
  [ -e "/run/netns/$(global "$host")" ] || { ip netns add "$(global "$host")"; plug "$host"; }
  make_cgroups "$host"
  rm -f "$d/pid"
  CGROUPS=$(cgroups "$host") setsid "$here/power" "$d" "$host" "$(global "$host")" > "$d/console.log" 2>&1 < /dev/null 8>&- &
}

mount_disk() {
  local host=$1 d
  d=$(place "$host")
  mkdir -p "$d"/{disk,root}
  mountpoint -q "$d/disk" || mount -t tmpfs -o "size=$disk,mode=755" "$(global "$host")" "$d/disk"
  mkdir -p "$d"/disk/{changes,work}
  mountpoint -q "$d/root" \
    || mount -t overlay "$(global "$host")" -o "lowerdir=$base,upperdir=$d/disk/changes,workdir=$d/disk/work" "$d/root"
  echo "$host" > "$d/root/etc/hostname"
  grep -q " $host\$" "$d/root/etc/hosts" || echo "127.0.1.1 $host" >> "$d/root/etc/hosts"
}

# One cgroup a host in each hierarchy, v1 and v2 alike: systemd inside wants them all, and freeze needs one.
hierarchies() {
  local h
  for h in /sys/fs/cgroup/*/; do [ ! -e "$h/cgroup.procs" ] || echo "${h%/}"; done
  [ ! -e /sys/fs/cgroup/cgroup.procs ] || echo /sys/fs/cgroup
}
cgroups() { local h; for h in $(hierarchies); do echo "$h/$(global "$1")"; done; }
make_cgroups() {
  local group set
  for group in $(cgroups "$1"); do mkdir -p "$group"; done
  group=/sys/fs/cgroup/cpuset/$(global "$1")
  [ ! -d "$group" ] || for set in cpus mems; do cat "/sys/fs/cgroup/cpuset/cpuset.$set" > "$group/cpuset.$set"; done
}
remove_cgroups() {
  local group
  for group in $(cgroups "$1"); do
    [ ! -d "$group" ] || find "$group" -depth -type d -exec rmdir {} \; 2> /dev/null || : # still emptying: harmless
  done
}

plug() {
  local cable
  cable=$(global "$1")
  ip link del "$cable" 2> /dev/null || : # there is none the first time
  ip link add "$cable" type veth peer name eth0 address "$(mac "$1")" netns "$cable"
  ip link set "$cable" master "$bridge" up
  set_address "$1"
}
set_address() {
  nsenter --net="/run/netns/$(global "$1")" sh -c \
    "ip link set lo up; ip addr replace $(address "$1")/24 dev eth0; ip link set eth0 up"
}

wait_for_ssh() {
  local try
  for ((try = 0; try < 300; try++)); do
    ! login root "$1" true 2> /dev/null || return 0
    sleep 0.1
  done
  log "$1 does not answer on SSH; its console said last: $(tail -n 5 "$(place "$1")/console.log")"
  return 1
}

wait_until_off() {
  local try
  for ((try = 0; try < 100; try++)); do alive "$1" || return 0; sleep 0.05; done
  die "$1 does not die"
}

# Nothing on a host outlives it, so there is no reason to shut it down politely.
down() {
  local host
  # shellcheck disable=SC2046
  [ $# -gt 0 ] || set -- $(hosts)
  for host; do number "$host" > /dev/null; done
  for host; do
    [ -d "$(place "$host")" ] || continue
    thaw "$host"
    ! alive "$host" || kill -KILL "$(leader "$host")" || : # gone in the meantime
  done
  for host; do [ ! -d "$(place "$host")" ] || remove "$host"; done
  [ ! -d "$dir" ] || exclusively remove_unused_bridge
}
remove() {
  local host=$1 d try
  d=$(place "$host")
  wait_until_off "$host"
  ! has_wire "$host" || end_wire "$host"
  ip link del "$(global "$host")" 2> /dev/null || :
  ip netns del "$(global "$host")" 2> /dev/null || :
  unmount "$d/root"
  unmount "$d/disk"
  rm -r --one-file-system "$d"
  remove_cgroups "$host"
}

unmount() {
  local try
  for ((try = 0; try < 40; try++)); do # processes of the host may take a moment to let go
    mountpoint -q "$1" || return 0
    umount "$1" 2> /dev/null || sleep 0.05
  done
  die "$1 is still in use"
}

status() {
  local host
  for host in $(hosts); do
    if alive "$host"; then echo "$host $(address "$host") running"; else echo "$host $(address "$host") off"; fi
  done
}
