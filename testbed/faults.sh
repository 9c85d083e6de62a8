# shellcheck shell=bash disable=SC2154
# Faults, and their healing. Sourced by testbed.

cut_cable() { ip link set "$(global "$1")" down; }

freeze() { freezer "$1" FROZEN 1; }
thaw() { freezer "$1" THAWED 0; }
freezer() { # HOST STATE_V1 STATE_V2
  local v1 v2
  v1=/sys/fs/cgroup/freezer/$(global "$1")/freezer.state
  v2=/sys/fs/cgroup/$(global "$1")/cgroup.freeze
  if [ -e "$v1" ]; then
    echo "$2" > "$v1"
  elif [ -e "$v2" ]; then
    echo "$3" > "$v2"
  fi
}

killssh() { # the sessions too: they live in scopes of their own, out of reach of systemctl kill
  inside "$1" systemctl stop ssh
  inside "$1" pkill -KILL -x sshd || [ $? = 1 ] # 1: there was no session
}

ballast() { echo "$(place "$1")/root/var/tmp/.ballast"; }
fill() { # once more where the host itself took some of it meanwhile
  local bytes try
  for try in 1 2 3 4 5; do
    bytes=$(df --output=avail -B1 "$(place "$1")/disk" | tail -n 1)
    [ "$bytes" != 0 ] || return 0
    ! fallocate -o "$(stat -c %s "$(ballast "$1")" 2> /dev/null || echo 0)" -l "$bytes" "$(ballast "$1")" || return 0
  done
  echo "the disk of $1 could not be filled, $bytes bytes are free" >&2
  return 1
}

rekey() { inside "$1" sh -c 'rm /etc/ssh/ssh_host_*; systemctl start host-key; systemctl restart ssh'; wait_for_ssh "$1"; }

crash() {
  kill -KILL "$(leader "$1")"
  thaw "$1" # what is frozen dies only when it thaws
  wait_until_off "$1"
}
reboot() {
  local before try
  before=$(cat "$(place "$1")/pid")
  inside "$1" systemctl --no-block reboot
  for ((try = 0; try < 300; try++)); do [ "$(cat "$(place "$1")/pid")" = "$before" ] || break; sleep 0.1; done
  wait_for_ssh "$1"
}

# slow: wire.py takes the cable's place. It reads its settings anew when they change.
slow() { # HOST MILLISECONDS JITTER LOSS
  local host=$1 d cable try
  d=$(place "$host")
  cable=$(global "$host")
  echo "$2 $3 $4" > "$d/wire.settings"
  ! has_wire "$host" || return 0
  ip link del "$cable"
  rm -f "$d/wire.ready"
  setsid python3 "$here/wire.py" "/run/netns/$cable" eth0 "$cable" "$d" > "$d/wire.log" 2>&1 < /dev/null &
  echo $! > "$d/wire.pid"
  for ((try = 0; try < 100; try++)); do [ ! -e "$d/wire.ready" ] || break; sleep 0.05; done
  [ -e "$d/wire.ready" ] || die "the slow line did not come up: $(tail -n 1 "$d/wire.log")"
  nsenter --net="/run/netns/$cable" ip link set eth0 address "$(mac "$host")"
  set_address "$host"
  ip link set "$cable" master "$bridge" up
}
has_wire() { [ -e "$(place "$1")/wire.pid" ]; }
end_wire() {
  local d pid try
  d=$(place "$1")
  pid=$(cat "$d/wire.pid")
  kill "$pid" 2> /dev/null || : # it ends by itself when its cable is gone
  for ((try = 0; try < 100; try++)); do kill -0 "$pid" 2> /dev/null || break; sleep 0.02; done
  rm -f "$d"/wire.*
}

heal() {
  thaw "$1"
  if has_wire "$1"; then
    end_wire "$1"
    plug "$1"
  fi
  ip link set "$(global "$1")" up
  rm -f "$(ballast "$1")"
  if alive "$1"; then
    inside "$1" systemctl start ssh
  else
    build # says where the root file system is
    boot "$1"
  fi
  wait_for_ssh "$1"
}
