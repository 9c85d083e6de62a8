# Runs a job of a crontab as cron does (do_command.c): as its user, in that user's home, with cron's environment and no other.
# $1 names the run, $2 user, $3 how many lines of the input are NAME=VALUE in base64, $4 command; the rest of the input is the job's.
# What it says goes to standard output, and to whoever listens (listen.sh). Only the job's user sets what the crontab sets.
set -f
log=/run/hostkeeper-cron/$1/log
[ -f "$log" ] || log=/dev/null
account=$(getent passwd -- "$2") || { printf 'There is no user %s\n' "$2" >&2; exit 127; }
IFS=: read -r _ _ uid gid _ home _ <<END
$account
END
as_user='
hk_home=$1 hk_user=$2 hk_lines=$3 hk_command=$4
set --
while [ "$hk_lines" -gt 0 ]; do
  IFS= read -r hk_line
  hk_pair=$(printf %s "$hk_line" | base64 -d; echo .)
  set -- "$@" "${hk_pair%.}"
  hk_lines=$((hk_lines - 1))
done
for hk_file in /etc/environment /etc/default/locale; do
  [ -r "$hk_file" ] || continue
  while IFS= read -r hk_line || [ -n "$hk_line" ]; do
    hk_line=${hk_line#export }
    hk_name=${hk_line%%=*} hk_value=${hk_line#*=}
    case $hk_line in *=*) ;; *) continue ;; esac
    case $hk_name in "" | [!A-Za-z_]* | *[!A-Za-z0-9_]*) continue ;; esac
    case $hk_value in \"*\") hk_value=${hk_value#\"} hk_value=${hk_value%\"} ;; esac
    export "$hk_name=$hk_value"
  done <"$hk_file"
done
export SHELL=/bin/sh PATH=/usr/bin:/bin HOME="$hk_home"
for hk_pair; do export "$hk_pair"; done
export LOGNAME="$hk_user"
umask 022
cd -- "$HOME" 2>/dev/null || cd /
unset OLDPWD
exec "$SHELL" -c "$hk_command"
'
ended() { printf '\n%s\n' "$1" >>"$log"; }
work=$(mktemp -d) && mkfifo "$work/said" && exec 4<>"$work/said" 5>"$work/said" 6<"$work/said" 4>&- || exit 126
rm -rf "$work"
tee -a "$log" <&6 5>&- & tee=$!
exec 6<&-
trap 'ended "$1"; exit 143' HUP INT TERM
default=
! env --default-signal true 2>/dev/null || default=--default-signal
env -i $default PATH=/usr/sbin:/usr/bin:/sbin:/bin setpriv --reuid "$uid" --regid "$gid" --init-groups -- \
  sh -c "$as_user" "$0" "$home" "$2" "$3" "$4" >&5 2>&1 5>&-
status=$?
exec 5>&-
# a process that it leaves behind may hold the pipe open: that is not waited for
(sleep 2; kill "$tee") >/dev/null 2>&1 & killer=$!
wait "$tee" 2>/dev/null
kill "$killer" 2>/dev/null
ended "$1"
exit "$status"
