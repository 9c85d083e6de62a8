# Before the first change: unpacking, checking everything, opening.

# Standard input: lines "NAME LENGTH", an empty line, then the contents one after the other; $1 is the length of all.
# Read to its end before any lock is taken: a connection that was cut can leave this waiting for hours.
unpack() {
  try "$base" sh -c 'cat > "$1"' sh "$d/.in" || return 1
  [ "$(stat -c %s "$d/.in")" = "$1" ] || { problem="cut"; return 1; }
  at=1
  while read -r name length && [ -n "$name" ]; do at=$((at + ${#name} + ${#length} + 2)); done < "$d/.in"
  at=$((at + 1))
  while read -r name length && [ -n "$name" ]; do
    case $name in *[!0-9a-z.]*) exit 2 ;; esac
    try "$base" sh -c 'tail -c +"$1" "$2" | head -c "$3" > "$4"' sh "$at" "$d/.in" "$length" "$d/$name" || return 1
    at=$((at + length))
  done < "$d/.in"
  rm -f "$d/.in"
}

tools_there() {
  for tool in base64 cat chmod chown cp cut date flock head id ln mkdir mkfifo mktemp mv readlink rm rmdir sha256sum \
    sleep sort stat sync tail timeout touch; do
    command -v "$tool" > /dev/null || { problem="tool $(b64 "$tool")"; return 1; }
  done
}

# A path that an earlier step changes cannot stand yet as a later step finds it; that one is checked at its turn.
check_all() {
  : > "$d/.seen"
  : > "$d/.space"
  i=0
  while [ -e "$d/$i.step" ]; do
    load "$i"
    i=$((i + 1))
    case $kind in
      run | check)
        seen "$program" || command -v -- "$program" > /dev/null || { problem="tool $(b64 "$program")"; return 1; } ;;
      *)
        seen "$path" || as_before || conflict || return 1
        say "$path" >> "$d/.seen"
        room_for ;;
    esac
  done
  space && rm -f "$d/.seen" "$d/.space"
}

seen() {
  while IFS= read -r one; do [ "$one" != "$1" ] || return 0; done < "$d/.seen"
  return 1
}

room_for() {
  there=$dir
  while [ ! -d "$there" ]; do there=${there%/*}; there=${there:-/}; done
  [ "$kind" != write ] || say "$(stat -c %d -- "$there") $((size + 4096)) $there" >> "$d/.space"
  [ "$now_kind" != file ] || say "$(stat -c %d -- "$d") $((now_size + 4096)) $base" >> "$d/.space"
}

space() {
  if [ "$(id -u)" = 0 ]; then blocks=%f; else blocks=%a; fi
  for device in $(cut -d ' ' -f 1 "$d/.space" | sort -u); do
    needed=0
    while read -r one bytes folder; do
      [ "$one" != "$device" ] || { needed=$((needed + bytes)); where=$folder; }
    done < "$d/.space"
    # No disk has no blocks at all: /proc, /sys.
    [ "$(stat -f -c %b -- "$where")" != 0 ] || continue
    free=$(($(stat -f -c "$blocks * %S" -- "$where")))
    [ "$needed" -le "$free" ] || { problem="room $(b64 "$where") $needed $free"; return 1; }
  done
}

# The last sign of a console is as old as its step is long: whoever had to wait for that step's lock knows better.
other_open() {
  for other in "$base"/*/is-open; do
    [ -e "$other" ] || continue
    mine=$d
    d=${other%/is-open}
    if [ -n "${waited:-}" ] || ! silent; then how=running; else how=open; fi
    problem="$how ${d##*/} $(console)"
    d=$mine
    return 1
  done
}

give_up() { rm -rf --one-file-system -- "$d"; answer "$problem"; }

open_plan() {
  id=$1
  case $id in '' | *[!0-9a-z-]*) exit 2 ;; esac
  tools_there || answer "$problem"
  said=$(mkdir -p -- "$base" 2>&1) || answer refused "$(b64 "$base")" "$(b64 "$said")"
  [ -O "$base" ] && [ ! -L "$base" ] || answer refused "$(b64 "$base")" "$(b64 'it belongs to somebody else')"
  d=$(mktemp -d "$base/.in-XXXXXX" 2>&1) || answer refused "$(b64 "$base")" "$(b64 "$d")"
  problem=
  unpack "$4" || give_up
  lock || { other_open && problem="busy -"; give_up; }
  other_open || give_up
  [ ! -e "$base/$id" ] || { problem=known; give_up; }
  check_all || give_up
  { printf %s "$2" > "$d/token" && : > "$d/lease" && say console "$3" > "$d/log" && : > "$d/is-open"; } ||
    { problem="refused $(b64 "$base") $(b64 'its log cannot be written')"; give_up; }
  sync "$d"/* "$d" && mv -T -- "$d" "$base/$id" && sync "$base"
  answer ok
}

step() {
  secret=
  if [ "${4:-}" = secret ]; then
    IFS= read -r wanted
    secret=$(cat)
  fi
  enter "$1" "$2"
  ! noted back || answer back
  load "$3"
  problem=
  rm -f "$d/stopping"
  [ "$last" != "done" ] || answer "done"
  case $kind in
    run | check) note begin "$n" || answer refused "$(b64 "$base")" "$(b64 'its log cannot be written')" ;;
    *)
      sweep
      if [ "$last" = begin ] && as_after; then note "done" "$n"; answer "done"; fi
      as_before || half_owned || { conflict; note failed "$n"; answer "$problem"; }
      [ -e "$d/$n.data" ] || [ "$kind" != write ] || { sum=$wanted; note sum "$n" "$sum"; }
      note begin "$n" || answer refused "$(b64 "$base")" "$(b64 'its log cannot be written')" ;;
  esac
  if "do_$kind"; then
    note "done" "$n" || answer refused "$(b64 "$base")" "$(b64 'its log cannot be written')"
    [ "$kind" != run ] || answer "done" "$(outputs)"
    answer "done"
  fi
  case $kind in run | check) ;; *) sweep ;; esac
  # A command that was stopped in the middle stays in doubt, so that its undo runs.
  case $kind in run | check) [ ! -e "$d/stopping" ] || answer "$problem" ;; esac
  case $problem in timedout*) note timedout "$n" ;; *) note failed "$n" ;; esac
  answer "$problem"
}
