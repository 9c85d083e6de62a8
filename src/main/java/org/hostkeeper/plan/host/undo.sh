# Undoing.

# Sets problem when step n could not be taken back; leaves alone what is no longer as the plan left it.
undo_file() {
  sweep
  as_before && return 0
  as_after || half_owned || { [ "$last" = failed ] && return 0; conflict; return; }
  case $before in
    absent)
      if [ "$kind" = folder ]; then try "$path" rmdir -- "$path"; else try "$path" rm -f -- "$path"; fi || return 1 ;;
    folder)
      if [ "$kind" = remove ]; then new_folder "$before_owner" "$before_group" "$before_mode"; else
        own_folder "$path" "$before_owner" "$before_group" "$before_mode"
      fi || return 1 ;;
    *) put_back || return 1 ;;
  esac
  try "$path" sync "$dir" || return 1
  as_before || conflict
}

# A rename where it can be one, since that needs no room on a full disk.
put_back() {
  [ -e "$d/$n.old" ] || [ -L "$d/$n.old" ] ||
    { problem="refused $(b64 "$path") $(b64 'what was kept of it is gone')"; return 1; }
  if [ "$(stat -c %d -- "$d")" = "$(stat -c %d -- "$dir")" ]; then
    try "$path" mv -fT -- "$d/$n.old" "$path"
    return
  fi
  tmp=$dir/.hostkeeper-$id-$n-back
  try "$path" cp -a -- "$d/$n.old" "$tmp" || return 1
  [ -L "$tmp" ] || try "$path" sync "$tmp" || return 1
  try "$path" mv -fT -- "$tmp" "$path"
}

# Takes back step n if there is anything to take back, and says what came of it.
undo_step() {
  load "$1"
  problem=
  case $kind:$last:$settles in
    *:none:* | *:undone:* | *:stays:* | check:* | run:failed:0) return 0 ;;
    run:*)
      if [ ! -e "$d/$n.undo" ]; then note stays "$n"; say stays "$n"; return 0; fi
      run_limited "$limit" "$d/$n.undo" /dev/null
      [ "$rc" = 0 ] || problem="status $rc $(outputs)" ;;
    *) undo_file ;;
  esac
  if [ -z "$problem" ]; then note undone "$n"; say undone "$n"; return 0; fi
  note unable "$n"
  say unable "$n" "$problem"
  return 1
}

# Backwards; then, forwards, the commands that make the host take up its files: now those stand as they were.
# $1 is "files" when the host boots: commands may talk to services that are not there yet, so they come later.
undo_all() {
  noted back || note back
  failures=0
  steps=$(count)
  i=$steps
  while [ "$i" -gt 0 ]; do
    i=$((i - 1))
    load "$i"
    [ "$settles" = 0 ] || continue
    [ "$1:$kind" != files:run ] || continue
    undo_step "$i" || failures=$((failures + 1))
  done
  [ "$1" != files ] || return 0
  while [ "$i" -lt "$steps" ]; do
    load "$i"
    [ "$settles" = 0 ] || undo_step "$i" || failures=$((failures + 1))
    i=$((i + 1))
  done
}

finish_undo() {
  if [ "$failures" = 0 ]; then end_as undone; else end_as stuck; fi
  drop_deadman
}
