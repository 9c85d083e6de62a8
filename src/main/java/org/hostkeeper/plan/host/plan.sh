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
# N.in, N.old (what stood there), *.kept (what commands kept by themselves), log (what happened, flushed before the next thing happens), token (whose turn it is),
# lease (when its console was last here, or its step went on), armed (a deadman waits), and one of is-open, is-done, is-undone, is-stuck.
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
