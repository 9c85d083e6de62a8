# The deadman: a timer and two units for the boot.

boot_unit() {
  say "[Unit]"
  say "Description=Takes back Hostkeeper plan $id ($2): the host restarted before anybody confirmed it"
  say "ConditionPathExists=$d/armed"
  say "RequiresMountsFor=$d"
  if [ "$2" = files ]; then
    say "DefaultDependencies=no"
    say "After=local-fs.target systemd-remount-fs.service"
    say "Wants=network-pre.target"
    say "Before=network-pre.target nftables.service ufw.service firewalld.service networking.service"
    say "Before=systemd-networkd.service NetworkManager.service ssh.service ssh.socket sshd.service sshd.socket"
    say "Before=nginx.service shutdown.target"
    say "Conflicts=shutdown.target"
  else
    say "After=multi-user.target hostkeeper-restore-$id.service"
  fi
  say "[Service]"
  say "Type=oneshot"
  say "Environment=HOSTKEEPER_PLANS=$base"
  say "ExecStart=/bin/sh $d/plan.sh expire $id $2"
}

arm() {
  enter "$1" "$2"
  [ "$(id -u)" = 0 ] || answer impossible "$(b64 no-root)"
  [ -d /run/systemd/system ] && command -v systemd-run > /dev/null || answer impossible "$(b64 no-systemd)"
  case $base in *[!A-Za-z0-9/._-]*) answer impossible "$(b64 folder)" ;; esac
  : > "$d/armed" || answer impossible "$(b64 'its mark cannot be written')"
  for part in files commands; do
    unit=hostkeeper-restore-$id
    [ "$part" = files ] || unit=$unit-commands
    if ! said=$({ boot_unit "$id" "$part" > "$units/$unit.service" &&
      mkdir -p "$units/multi-user.target.wants" &&
      ln -sfn "../$unit.service" "$units/multi-user.target.wants/$unit.service" &&
      chmod 644 "$units/$unit.service" && sync "$units/$unit.service" "$units/multi-user.target.wants"; } 2>&1); then
      drop_deadman
      answer impossible "$(b64 "$said")"
    fi
  done
  sync "$units" "$d/armed" "$d"
  if ! said=$(systemd-run --quiet --collect --unit="hostkeeper-deadman-$id" --on-active="$3" \
    --timer-property=AccuracySec=1s --property=Type=oneshot --setenv=HOSTKEEPER_PLANS="$base" \
    /bin/sh "$d/plan.sh" expire "$id" all 2>&1); then
    drop_deadman
    answer impossible "$(b64 "$said")"
  fi
  note armed "$3"
  answer ok
}

drop_deadman() {
  [ -e "$d/armed" ] || return 0
  rm -f "$d/armed"
  sync "$d"
  systemctl stop "hostkeeper-deadman-$id.timer" > /dev/null 2>&1
  for unit in "hostkeeper-restore-$id" "hostkeeper-restore-$id-commands"; do
    rm -f "$units/multi-user.target.wants/$unit.service" "$units/$unit.service"
  done
  sync "$units"
}

# Nobody confirmed in time, or the host restarted. A step that is still running is stopped first.
expire() {
  plan_folder "$1"
  exec 9>> "$base/lock"
  if ! flock -w 2 9; then
    ! runs || kill -TERM "$runner"
    flock 9
  fi
  end_left
  [ -e "$d/armed" ] || answer ended "$(state)"
  [ -e "$d/is-open" ] || { drop_deadman; answer ended "$(state)"; }
  noted fired || note fired
  undo_all "$2"
  [ "$2" != files ] || answer ok
  finish_undo
  [ "$2" != commands ] || systemctl daemon-reload
  answer ok
}
