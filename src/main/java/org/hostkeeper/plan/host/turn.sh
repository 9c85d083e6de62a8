# Other consoles: who is at a plan, what it kept, whose turn it becomes; and what is thrown away.

age() { say $(($(date +%s) - $(stat -c %Y "$1"))); }
# Whether the plan's console has given no sign for so long that it counts as gone.
silent() { [ "$(age "$d/lease")" -ge "$lease_seconds" ]; }

take() {
  plan_folder "$1"
  exec 9>> "$base/lock"
  flock -n 9 || answer alive "$(console)"
  [ -e "$d/is-open" ] || [ -e "$d/is-stuck" ] ||
    { if noted fired; then answer fired "$(state)"; else answer ended "$(state)"; fi; }
  silent || [ -e "$d/is-stuck" ] || answer alive "$(console)"
  if [ -e "$d/is-stuck" ]; then
    other_open || answer "$problem"
    mv -fT "$d/is-stuck" "$d/is-open"
  fi
  touch "$d/lease"
  end_left
  note console "$3"
  printf %s "$2" 1<> "$d/token" || answer refused "$(b64 "$base")" "$(b64 'its turn cannot be written')"
  sync "$d/token"
  if noted back; then answer ok back "$(base64 -w0 < "$d/log")"; fi
  answer ok forward "$(base64 -w0 < "$d/log")"
}

# Ends the command that runs now, if it is one of the plan and not of its undo; asked beside the step, which holds the lock.
stop() {
  plan_folder "$1"
  [ "$(cat "$d/token")" = "$2" ] || answer taken "$(console)"
  if noted back; then answer ok; fi
  : > "$d/stopping"
  ! runs || kill -TERM "$runner" 2> /dev/null
  answer ok
}

list() {
  for each in "$base"/*/is-open; do
    [ -e "$each" ] || continue
    d=${each%/is-open}
    running=0
    (flock -n 9) 9>> "$base/lock" || running=1
    silent || running=1
    say plan "$running" "$(stat -c %Y "$d/plan.json")" "$(stat -c %Y "$d/lease")" "$(console)" \
      "$(base64 -w0 < "$d/log")" "$(base64 -w0 < "$d/plan.json")"
  done
  say end; exit 0
}

# What undoing an ended plan needs: its manifest, its log, and the files that it kept, up to $2 bytes each.
show() {
  plan_folder "$1"
  say state "$(state)"
  say log "$(base64 -w0 < "$d/log")"
  say manifest "$(base64 -w0 < "$d/plan.json")"
  for old in "$d"/*.old; do
    [ -f "$old" ] && [ ! -L "$old" ] || continue
    number=${old##*/}
    if [ "$(stat -c %s "$old")" -gt "$2" ]; then say old "${number%.old}" -; else
      say old "${number%.old}" "+$(base64 -w0 < "$old")"
    fi
  done
  say end; exit 0
}

look() {
  while IFS= read -r path; do
    look_at "$path"
    content=-
    if [ "$now_kind" = file ] && [ "$now_size" -le "$1" ]; then content=+$(base64 -w0 < "$path"); fi
    say "$now_kind" "$(b64 "$path")" "$now_sum" "$now_size" "$(b64 "$now_owner")" "$(b64 "$now_group")" "$now_mode" \
      "$now_target" "$(b64 "$now_error")" "$content"
  done
  say end; exit 0
}

prune() {
  now=$(date +%s)
  for ended in "$base"/*/is-done "$base"/*/is-undone "$base"/*/is-stuck; do
    [ -e "$ended" ] || continue
    days=$keep_days
    case $ended in */is-stuck) days=$keep_stuck_days ;; esac
    [ $((now - $(stat -c %Y "$ended"))) -lt $((days * 86400)) ] || rm -rf --one-file-system -- "${ended%/*}"
  done
  for half in "$base"/.in-*; do
    [ -d "$half" ] || continue
    [ $((now - $(stat -c %Y "$half"))) -lt 86400 ] || rm -rf --one-file-system -- "$half"
  done
}
