# Doing one step.

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

# The file is opened before it gets its mode, so that a mode without writing for its owner can be written too. What it
# replaces hands down its attributes: without its access list, the list's mask would become the group's rights.
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
  if [ "$now_kind" = file ]; then
    try "$path" cp -aL --no-preserve=timestamps --attributes-only -T -- "$path" "$tmp" || return 1
  fi
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

# Two zeros more: chmod(1) leaves a folder's set-group bit alone where the mode has fewer than five digits.
own_folder() { try "$path" chown -- "$2:$3" "$1" && try "$path" chmod -- "00$4" "$1"; }

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
  say "$runner" "$(born "$runner")" > "$d/pid"
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
    [ $(($(date +%s) - first)) -lt "$limit" ] && [ ! -e "$d/stopping" ] || break
    sleep 0.4
  done
  problem="unmet $rc $(outputs)"
  return 1
}
