# What a host is like where a module is to be made or changed. $1 is the unit, $2 the owner or "".
TZ=UTC
export TZ
wanted=Id,Type,Description,LoadState,ActiveState,SubState,Result,UnitFileState,NRestarts,MemoryCurrent
wanted=$wanted,ActiveEnterTimestamp,StateChangeTimestamp,ExecMainStatus,ExecMainCode,MainPID,FragmentPath
wanted=$wanted,DropInPaths,NeedDaemonReload,User,WorkingDirectory,ExecStart,InvocationID
printf 'host\nnow %s\n' "$(date +%s)"
if [ -n "$2" ] && uid=$(id -u -- "$2" 2>/dev/null); then
    # the name was checked to be a plain word: this only asks where its home is
    eval "home=~$2"
    printf 'owner %s\nuid %s\ngroup %s\nhome %s\n' "$2" "$uid" "$(id -gn -- "$2")" "$home"
    for python in "$home/venv/bin/python" /usr/bin/python3; do
        [ ! -x "$python" ] || { printf 'python %s\n' "$python"; break; }
    done
fi
printf 'show\n'
systemctl show --no-pager -p "$wanted" -- "$1" || exit 1
printf '\nregistered\n'
registered
exit 0
