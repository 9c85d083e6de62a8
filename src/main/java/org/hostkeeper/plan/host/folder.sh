# The plan's folder: its steps, its log, its lock and whose turn it is.

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

# A line that a full disk took in part is ended as none that anybody knows, so that the next one stands by itself.
# It is a sign of the console too: at the end of a long step the one from its beginning is old.
note() {
  touch "$d/lease"
  [ -z "$(tail -c 1 "$d/log")" ] || printf '#\n' >> "$d/log"
  printf '%s\n' "$*" >> "$d/log" && sync "$d/log"
}
noted() {
  while read -r word _; do [ "$word" != "$1" ] || return 0; done < "$d/log"
  return 1
}
count() { c=0; while [ -e "$d/$c.step" ]; do c=$((c + 1)); done; say "$c"; }
state() { for s in open "done" undone stuck; do [ ! -e "$d/is-$s" ] || say "$s"; done; }
end_as() { touch "$d/is-open" && mv -fT "$d/is-open" "$d/is-$1" && sync "$d"; }
# A plan whose end a disk does not take is still open, and is told so.
ended() { [ ! -e "$d/is-open" ] || answer refused "$(b64 "$base")" "$(b64 'its end cannot be written')"; }
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

# Sets waited if somebody else had it: a plan's step was done at that moment.
lock() {
  exec 9>> "$base/lock" || exit 3
  waited=
  flock -n 9 || { waited=yes; flock -w 10 9; }
}

# When process $1 began, in ticks since the boot (proc_pid_stat(5)): a number alone may soon be another's.
born() (
  { read -r all < "/proc/$1/stat"; } 2> /dev/null || exit 1
  # shellcheck disable=SC2086 # words of a line
  set -- ${all##*) }
  [ "$1" != Z ] && say "${20}"
)

# Whether the command that was begun last still runs; sets runner.
runs() {
  [ -s "$d/pid" ] && read -r runner since < "$d/pid" && [ -n "$since" ] && [ "$(born "$runner")" = "$since" ]
}

# Asked with the lock in hand: a command whose program was killed goes on by itself, and nothing may be done beside it.
end_left() {
  runs || return 0
  kill -TERM "$runner"
  for _ in 1 2 3 4 5 6 7 8; do ! runs || sleep 1; done
  ! runs || kill -KILL "$runner"
  rm -f "$d/pid"
}

# Every verb of a running plan: it stands open, and it is this console's turn.
enter() {
  plan_folder "$1"
  lock || answer busy "$(console)"
  [ -e "$d/is-open" ] || { if noted fired; then answer fired "$(state)"; else answer ended "$(state)"; fi; }
  [ "$(cat "$d/token")" = "$2" ] || answer taken "$(console)"
  touch "$d/lease"
  end_left
}
