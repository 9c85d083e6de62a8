# hostkeeper-plan: the part of Hostkeeper that carries a plan out on the host itself.
# Called as: sh -c THIS hostkeeper-plan VERB ...; by the host, when a deadman fires: sh plan.sh expire ID
# Needs sh, coreutils, flock (util-linux), and systemd for the deadman.
#
# Nothing that comes from outside is ever read as code here: it arrives on standard input, becomes files in the plan's
# folder, and is used as quoted values. Commands of a plan are files of their own, written by one quoting routine.
#
# Answers are lines of words; free text in them is base64, "-" for none; the last line is "end". A status other than 0,
# or no "end", means that this program itself was stopped.
#
# A plan's folder: plan.json (what a console shows), N.step (what is done, a value per line), N.data, N.cmd, N.undo,
# N.in, N.old (what stood there), log (what happened, flushed before the next thing happens), token (whose turn it is),
# lease (when its console was last here), armed (a deadman waits), and one of is-open, is-done, is-undone, is-stuck.
# States change by renames and the log grows in a block that it has already, so that a full disk cannot stop an undo.
set -u
umask 077
LC_ALL=C
PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
trap : HUP PIPE
cd /

lease_seconds=10
keep_days=30
keep_stuck_days=180
units=/etc/systemd/system

if [ -n "${HOSTKEEPER_PLANS:-}" ]; then
  base=$HOSTKEEPER_PLANS
elif [ "$(id -u)" = 0 ]; then
  base=/var/lib/hostkeeper/plans
else
  base=${XDG_STATE_HOME:-${HOME:-/nonexistent}/.local/state}/hostkeeper/plans
fi

say() { printf '%s\n' "$*"; }
answer() { say "$@"; say end; exit 0; }
b64() { if [ -n "$1" ]; then printf %s "$1" | base64 -w0; else printf %s -; fi; }

# --- looking at what is there ---------------------------------------------------------------------------------------

# Sets now_kind and, as far as they apply, now_sum, now_size, now_target (base64) and now_owner … now_mode.
look_at() {
  now_kind=absent now_sum=- now_size=0 now_target=- now_owner=- now_group=- now_uid=- now_gid=- now_mode=- now_error=
  if [ -L "$1" ]; then
    now_kind=link
    now_target=$(readlink -n -- "$1" | base64 -w0)
    return
  elif [ ! -e "$1" ]; then
    now_error=$(stat -- "$1" 2>&1) && return
    case $now_error in
      *'No such file or directory' | *'Not a directory') now_error= ;;
      *) now_kind=unreadable ;;
    esac
    return
  elif [ -d "$1" ]; then now_kind=folder
  elif [ -f "$1" ]; then
    now_kind=file
    if now_sum=$(sha256sum < "$1" 2>/dev/null); then now_sum=${now_sum%% *}; else
      now_error=$(cat -- "$1" 2>&1 >/dev/null)
      now_kind=unreadable
      return
    fi
  else now_kind=other; fi
  IFS=/ read -r now_owner now_group now_uid now_gid now_mode now_size <<EOF
$(stat -c '%U/%G/%u/%g/%a/%s' -- "$1")
EOF
  [ "$now_owner" != UNKNOWN ] || now_owner=$now_uid
  [ "$now_group" != UNKNOWN ] || now_group=$now_gid
}

owned_as() {
  { [ "$1" = "$now_owner" ] || [ "$1" = "$now_uid" ]; } &&
    { [ "$2" = "$now_group" ] || [ "$2" = "$now_gid" ]; } && [ "$3" = "$now_mode" ]
}

# Whether the path of the loaded step stands as it did when the plan was made.
as_before() {
  look_at "$path"
  [ "$now_kind" = "$before" ] || return 1
  case $before in
    absent) : ;;
    file) [ "$now_sum" = "$before_sum" ] && owned_as "$before_owner" "$before_group" "$before_mode" ;;
    folder) owned_as "$before_owner" "$before_group" "$before_mode" ;;
    link) [ "$now_target" = "$before_target" ] ;;
    *) return 1 ;;
  esac
}

# Whether it stands as the step leaves it.
as_after() {
  look_at "$path"
  case $kind in
    write) [ "$now_kind" = file ] && [ "$now_sum" = "$sum" ] && owned_as "$owner" "$group" "$mode" ;;
    remove) [ "$now_kind" = absent ] ;;
    link) [ "$now_kind" = link ] && [ "$now_target" = "$(printf %s "$target" | base64 -w0)" ] ;;
    folder) [ "$now_kind" = folder ] && owned_as "$owner" "$group" "$mode" ;;
  esac
}

# --- the plan's folder ----------------------------------------------------------------------------------------------

# Reads step $1; PlanRecords writes these lines. A content with a secret in it has its hash in the log only.
load() {
  n=$1
  {
    IFS= read -r kind; IFS= read -r path; IFS= read -r owner; IFS= read -r group; IFS= read -r mode
    IFS= read -r target; IFS= read -r sum; IFS= read -r size; IFS= read -r before; IFS= read -r before_sum
    IFS= read -r before_owner; IFS= read -r before_group; IFS= read -r before_mode; IFS= read -r before_target
    IFS= read -r program; IFS= read -r limit; IFS= read -r good; IFS= read -r settles
  } < "$d/$n.step" || exit 3
  dir=${path%/*}
  dir=${dir:-/}
  last=none
  [ -e "$d/log" ] || return 0
  while read -r word number rest; do
    case $word in begin | done | failed | timedout | undone | stays | unable | sum) ;; *) continue ;; esac
    [ "$number" = "$n" ] || continue
    if [ "$word" = sum ]; then sum=$rest; else last=$word; fi
  done < "$d/log"
}

note() { printf '%s\n' "$*" >> "$d/log" && sync "$d/log"; }
noted() {
  while read -r word _; do [ "$word" != "$1" ] || return 0; done < "$d/log"
  return 1
}
count() { c=0; while [ -e "$d/$c.step" ]; do c=$((c + 1)); done; say "$c"; }
state() { for s in open "done" undone stuck; do [ ! -e "$d/is-$s" ] || say "$s"; done; }
end_as() { touch "$d/is-open" && mv -fT "$d/is-open" "$d/is-$1" && sync "$d"; }
console() {
  c=-
  while read -r word who _; do [ "$word" != console ] || c=$who; done < "$d/log"
  say "$c"
}

plan_folder() {
  case $1 in '' | *[!0-9a-z-]*) exit 2 ;; esac
  id=$1
  d=$base/$id
  [ -e "$d/log" ] || answer unknown
}

lock() {
  exec 9>> "$base/lock" || exit 3
  flock -w 10 9
}

# Every verb of a running plan: it stands open, and it is this console's turn.
enter() {
  plan_folder "$1"
  lock || answer busy "$(console)"
  [ -e "$d/is-open" ] || { if noted fired; then answer fired "$(state)"; else answer ended "$(state)"; fi; }
  [ "$(cat "$d/token")" = "$2" ] || answer taken "$(console)"
  touch "$d/lease"
}

# --- doing ----------------------------------------------------------------------------------------------------------

# Runs a tool; when it fails, the problem is what it said, with the path that it was about.
try() {
  about=$1
  shift
  said=$("$@" 2>&1) && return 0
  problem="refused $(b64 "$about") $(b64 "$said")"
  return 1
}

conflict() {
  problem="conflict $(b64 "$path") $now_kind"
  [ "$now_kind" != unreadable ] || problem="refused $(b64 "$path") $(b64 "$now_error")"
  return 1
}

# Temporary files of this step, of a run that was cut too.
sweep() {
  for t in "$dir/.hostkeeper-$id-$n-"*; do
    if [ -L "$t" ] || [ -f "$t" ]; then rm -f -- "$t"; elif [ -d "$t" ]; then rmdir -- "$t"; fi
  done
  rm -f "$d/$n.old.part"
}

# Keeps what stands at the path, with owner, mode and attributes; N.old is whole or not there.
keep() {
  case $now_kind in file | link) ;; *) return 0 ;; esac
  [ ! -e "$d/$n.old" ] && [ ! -L "$d/$n.old" ] || rm -f "$d/$n.old"
  try "$path" cp -a -- "$path" "$d/$n.old.part" || return 1
  [ "$now_kind" = link ] || try "$path" sync "$d/$n.old.part" || return 1
  try "$path" mv -fT -- "$d/$n.old.part" "$d/$n.old" && sync "$d"
}

pour() { cat "$d/$n.data" >&8; }
pour_secret() { printf %s "$secret" | base64 -d >&8; }

# The file is opened before it gets its mode, so that a mode without writing for its owner can be written too.
do_write() {
  tmp=$(mktemp "$dir/.hostkeeper-$id-$n-XXXXXX" 2>&1) ||
    { problem="refused $(b64 "$path") $(b64 "$tmp")"; return 1; }
  { exec 8> "$tmp"; } && { exec 7< "$tmp"; }
  write_open
  written=$?
  exec 8>&- 7<&-
  return $written
}

write_open() {
  try "$path" chown -- "$owner:$group" "$tmp" && try "$path" chmod -- "$mode" "$tmp" || return 1
  if [ -e "$d/$n.data" ]; then try "$path" pour; else try "$path" pour_secret; fi || return 1
  case $mode in ????*) try "$path" chmod -- "$mode" "$tmp" || return 1 ;; esac
  [ "$(sha256sum <&7)" = "$sum  -" ] ||
    { problem="refused $(b64 "$path") $(b64 'what was written is not what was sent')"; return 1; }
  if [ -e /sys/fs/selinux/enforce ] && [ "$now_kind" = file ]; then
    try "$path" chcon --reference="$path" -- "$tmp" || return 1
  fi
  try "$path" sync "$tmp" && keep || return 1
  as_before || conflict || return 1
  try "$path" mv -fT -- "$tmp" "$path" && try "$path" sync "$dir"
}

do_remove() {
  if [ "$now_kind" = folder ]; then try "$path" rmdir -- "$path"; else
    keep || return 1
    as_before || conflict || return 1
    try "$path" rm -f -- "$path"
  fi && try "$path" sync "$dir"
}

do_link() {
  tmp=$dir/.hostkeeper-$id-$n-link
  try "$path" ln -s -- "$target" "$tmp" && keep || return 1
  as_before || conflict || return 1
  try "$path" mv -fT -- "$tmp" "$path" && try "$path" sync "$dir"
}

do_folder() {
  if [ "$now_kind" = folder ]; then own_folder "$path" "$owner" "$group" "$mode"; else
    new_folder "$owner" "$group" "$mode"
  fi && try "$path" sync "$dir"
}

# It has its owner and mode before it has its name.
new_folder() {
  tmp=$dir/.hostkeeper-$id-$n-folder
  try "$path" mkdir -m 700 -- "$tmp" && own_folder "$tmp" "$@" && try "$path" mv -nT -- "$tmp" "$path" || return 1
  [ ! -e "$tmp" ] || conflict
}

own_folder() { try "$path" chown -- "$2:$3" "$1" && try "$path" chmod -- "$4" "$1"; }

# A folder that stands with half of its new owner and mode: the host died while they were set.
half_owned() {
  [ "$last" = begin ] && [ "$kind:$before:$now_kind" = folder:folder:folder ]
}

# Runs command file $2 for at most $1 seconds with input $3 (or the secret); sets rc and elapsed. Only the end of each
# stream is kept. A process that it leaves behind may hold the streams open: that is not waited for.
run_limited() {
  rm -f "$d/o" "$d/e" "$d/out" "$d/err"
  try "$d" mkfifo "$d/o" "$d/e" || { rc=126; return; }
  tail -c 8192 < "$d/o" > "$d/out" 2>/dev/null 9>&- & tail_out=$!
  tail -c 8192 < "$d/e" > "$d/err" 2>/dev/null 9>&- & tail_err=$!
  began=$(date +%s)
  if [ "$3" = secret ]; then
    printf %s "$secret" | base64 -d | timeout -k 5 "$1" sh "$2" > "$d/o" 2> "$d/e" 9>&- &
  else
    timeout -k 5 "$1" sh "$2" < "$3" > "$d/o" 2> "$d/e" 9>&- &
  fi
  runner=$!
  say "$runner" > "$d/pid"
  wait "$runner"
  rc=$?
  while kill -0 "$runner" 2>/dev/null; do wait "$runner"; rc=$?; done
  rm -f "$d/pid"
  elapsed=$(($(date +%s) - began))
  (sleep 2; kill "$tail_out" "$tail_err") < /dev/null > /dev/null 2>&1 9>&- & killer=$!
  wait "$tail_out" "$tail_err"
  kill "$killer" 2>/dev/null
  rm -f "$d/o" "$d/e"
}

outputs() { say "$(base64 -w0 < "$d/out" || :):$(base64 -w0 < "$d/err" || :)"; }

do_run() {
  if [ -e "$d/$n.in" ]; then input=$d/$n.in; else input=secret; fi
  run_limited "$limit" "$d/$n.cmd" "$input"
  [ "$rc" != 0 ] || return 0
  if { [ "$rc" = 124 ] || [ "$rc" = 137 ]; } && [ "$elapsed" -ge "$limit" ]; then
    problem="timedout $limit $(outputs)"
  else
    problem="status $rc $(outputs)"
  fi
  return 1
}

do_check() {
  first=$(date +%s)
  try_for=$limit
  [ "$try_for" -ge 30 ] || try_for=30
  while :; do
    run_limited "$try_for" "$d/$n.cmd" /dev/null
    case " $good " in *" $rc "*) return 0 ;; esac
    [ $(($(date +%s) - first)) -lt "$limit" ] || break
    sleep 0.4
  done
  problem="unmet $rc $(outputs)"
  return 1
}

# --- undoing --------------------------------------------------------------------------------------------------------

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
    touch "$d/lease"
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

# --- before the first change ----------------------------------------------------------------------------------------

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
    free=$(($(stat -f -c "$blocks * %S" -- "$where")))
    [ "$needed" -le "$free" ] || { problem="room $(b64 "$where") $needed $free"; return 1; }
  done
}

other_open() {
  for other in "$base"/*/is-open; do
    [ -e "$other" ] || continue
    mine=$d
    d=${other%/is-open}
    problem="open ${d##*/} $(console)"
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
  case $problem in timedout*) note timedout "$n" ;; *) note failed "$n" ;; esac
  answer "$problem"
}

# --- other consoles -------------------------------------------------------------------------------------------------

age() { say $(($(date +%s) - $(stat -c %Y "$1"))); }

take() {
  plan_folder "$1"
  exec 9>> "$base/lock"
  flock -n 9 || answer alive "$(console)"
  [ -e "$d/is-open" ] || [ -e "$d/is-stuck" ] ||
    { if noted fired; then answer fired "$(state)"; else answer ended "$(state)"; fi; }
  [ "$(age "$d/lease")" -ge "$lease_seconds" ] || [ -e "$d/is-stuck" ] || answer alive "$(console)"
  if [ -e "$d/is-stuck" ]; then
    other_open || answer "$problem"
    mv -fT "$d/is-stuck" "$d/is-open"
  fi
  touch "$d/lease"
  note console "$3"
  printf %s "$2" 1<> "$d/token"
  sync "$d/token"
  if noted back; then answer ok back "$(base64 -w0 < "$d/log")"; fi
  answer ok forward "$(base64 -w0 < "$d/log")"
}

list() {
  for each in "$base"/*/is-open; do
    [ -e "$each" ] || continue
    d=${each%/is-open}
    running=0
    (flock -n 9) 9>> "$base/lock" || running=1
    [ "$(age "$d/lease")" -ge "$lease_seconds" ] || running=1
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

# --- deadman --------------------------------------------------------------------------------------------------------

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
    [ ! -s "$d/pid" ] || kill -TERM "$(cat "$d/pid")"
    flock 9
  fi
  [ -e "$d/armed" ] || answer ended "$(state)"
  [ -e "$d/is-open" ] || { drop_deadman; answer ended "$(state)"; }
  noted fired || note fired
  undo_all "$2"
  [ "$2" != files ] || answer ok
  finish_undo
  [ "$2" != commands ] || systemctl daemon-reload
  answer ok
}

# --- verbs ----------------------------------------------------------------------------------------------------------

verb=$1
shift
# A plan is finished and undone by the program that it was begun with.
case $0:$verb:${1:-} in
  hostkeeper-plan:*:*[!0-9a-z-]* | hostkeeper-plan:*:) ;;
  hostkeeper-plan:step:* | hostkeeper-plan:rollback:* | hostkeeper-plan:finish:* | hostkeeper-plan:take:* | \
    hostkeeper-plan:arm:* | hostkeeper-plan:disarm:* | hostkeeper-plan:show:*)
    [ ! -e "$base/$1/plan.sh" ] || exec sh "$base/$1/plan.sh" "$verb" "$@" ;;
esac
case $verb in
  look) look "$@" ;;
  open) open_plan "$@" ;;
  step) step "$@" ;;
  rollback)
    enter "$1" "$2"
    undo_all all
    finish_undo
    answer "$(state)" ;;
  finish)
    enter "$1" "$2"
    drop_deadman
    end_as "done"
    prune
    answer ok ;;
  take) take "$@" ;;
  list) list ;;
  show) show "$@" ;;
  arm) arm "$@" ;;
  disarm)
    enter "$1" "$2"
    drop_deadman
    note disarmed
    answer ok ;;
  expire) expire "$@" ;;
  *) exit 2 ;;
esac
