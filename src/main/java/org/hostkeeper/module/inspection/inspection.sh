# All about the service $1: each line says by its first word what it is. $2 is how many lines of its log are wanted.
TZ=UTC
export TZ
unit=$1
lines=$2
wanted=Id,Type,Restart,Description,LoadState,LoadError,ActiveState,SubState,Result,UnitFileState,NRestarts,InvocationID
wanted=$wanted,MainPID,ExecMainCode,ExecMainStatus,ExecMainStartTimestamp,ExecMainExitTimestamp,StateChangeTimestamp
wanted=$wanted,InactiveEnterTimestamp,InactiveExitTimestamp,ActiveEnterTimestamp,FragmentPath,DropInPaths,NeedDaemonReload
wanted=$wanted,ConditionResult,ConditionTimestamp,AssertResult,AssertTimestamp,StartLimitBurst,StartLimitIntervalUSec
wanted=$wanted,TimeoutStartUSec,TimeoutStopUSec,WatchdogUSec,User,Group,WorkingDirectory,EnvironmentFiles,OOMPolicy
wanted=$wanted,MemoryCurrent,MemoryPeak,MemoryMax,CPUUsageNSec,CPUQuotaPerSecUSec,TasksCurrent,TasksMax
wanted=$wanted,IOReadBytes,IOWriteBytes,Requires,Requisite,BindsTo,Wants,After,Before,RequiredBy,WantedBy,BoundBy,TriggeredBy
set -f
printf 'now %s\n' "$(date +%s)"
printf 'booted %s\n' "$(systemctl show --no-pager -p UserspaceTimestamp --value)"
zone=$(readlink /etc/localtime) || zone=UTC
printf 'zone %s\n' "${zone#*zoneinfo/}"
shown=$(systemctl show --no-pager -p "$wanted" -- "$unit") || exit 1
property() {
    printf '%s\n' "$shown" | sed -n "s/^$1=//p"
}
printf '%s\n' "$shown" | sed 's/^/show /'

# the journal: of this very run, of the unit, what systemd said about it before, and the kernel when memory ran out
may=no
set +f
for file in /var/log/journal/*/system.journal /run/log/journal/*/system.journal; do [ ! -r "$file" ] || may=yes; done
set -f
printf 'journal %s\n' "$may"
fields=MESSAGE,UNIT,_SYSTEMD_UNIT,COREDUMP_UNIT,OBJECT_SYSTEMD_UNIT,PRIORITY,_PID
entries() {
    journalctl --quiet --no-pager --all --output=json "$@" 2>/dev/null
}
if [ "$may" = yes ]; then
    run=$(property InvocationID)
    entries --output-fields=$fields --lines="$lines" --unit="$unit" | sed 's/^/log /'
    [ -z "$run" ] || entries --output-fields=$fields --lines="$lines" "_SYSTEMD_INVOCATION_ID=$run" + \
        "INVOCATION_ID=$run" _PID=1 + "COREDUMP_UNIT=$unit" | sed 's/^/run /'
    entries --output-fields=$fields --lines=200 "UNIT=$unit" _PID=1 | sed 's/^/past /'
    entries --output-fields=MESSAGE --lines=3000 _TRANSPORT=kernel |
        grep -iE 'oom-kill|out of memory' | tail -n 20 | sed 's/^/kernel /'
fi

# its files with their text, the vendor's where the administrator's stands before it, and what else it is made of
text() {
    printf '%s %s %s\n' "$1" "$(stat -L -c %Y -- "$2")" "$2"
    [ ! -r "$2" ] || { cat -- "$2"; echo; } | sed 's/^/text /'
}
fragment=$(property FragmentPath)
[ ! -f "$fragment" ] || text file "$fragment"
for file in $(property DropInPaths); do [ ! -f "$file" ] || text file "$file"; done
case $fragment in
/etc/* | /run/*)
    for folder in /usr/local/lib/systemd/system /usr/lib/systemd/system /lib/systemd/system; do
        [ ! -f "$folder/${fragment##*/}" ] || { text vendor "$folder/${fragment##*/}"; break; }
    done
    ;;
esac
folder=$(property WorkingDirectory)
folder=${folder#!}
command=$(systemctl show --no-pager -p ExecStart --value -- "$unit" | tr '\n\t' '  ')
command=${command#*argv\[\]=}
program=yes
for word in ${command%% ; *} $(property EnvironmentFiles); do
    case $word in
    /*) file=$word ;;
    *[!A-Za-z0-9._/-]* | -*) file= ;;
    *) file=$folder/$word ;;
    esac
    if [ -n "$file" ] && [ -f "$file" ]; then
        printf 'made-of %s %s\n' "$(stat -L -c %Y -- "$file")" "$file"
    elif [ "$program" = yes ]; then
        printf 'missing %s\n' "$word"
    fi
    program=no
done

others=
for kind in Requires Requisite BindsTo Wants RequiredBy WantedBy BoundBy TriggeredBy; do others="$others $(property $kind)"; done
# shellcheck disable=SC2086
case $others in
*[!\ ]*) systemctl show --no-pager -p Id -p ActiveState -p SubState -p LoadState -p Result -- $others | sed 's/^/other /' ;;
esac

# packages that came, changed or went
if [ -r /var/log/dpkg.log ]; then
    for log in /var/log/dpkg.log.1 /var/log/dpkg.log; do
        [ ! -r "$log" ] || grep -hE '^[0-9: -]+ (install|upgrade|remove|purge) ' "$log"
    done | tail -n 300 | sed 's/^/dpkg /'
elif command -v rpm >/dev/null; then
    rpm -qa --qf '%{INSTALLTIME} %{NAME} %{VERSION}-%{RELEASE}\n' | sort -rn | head -n 300 | sed 's/^/rpm /'
fi
exit 0
