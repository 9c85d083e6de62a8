# All services of a host. Parts, each begun by a line of its own: systemd, list, show, files, registered.
# The list costs systemd next to nothing; details about a millisecond a unit, so they are asked of loaded ones only.
TZ=UTC
export TZ
own=/etc/systemd/system
wanted=Id,Type,Description,LoadState,ActiveState,SubState,Result,UnitFileState,NRestarts,MemoryCurrent
wanted=$wanted,ActiveEnterTimestamp,StateChangeTimestamp,ExecMainStatus,ExecMainCode,MainPID,FragmentPath
wanted=$wanted,DropInPaths,NeedDaemonReload,User,WorkingDirectory,ExecStart,InvocationID
list() {
    systemctl list-units --type=service --all --full --plain --no-legend --no-pager "$@"
}

# prints the section that makes a unit file a module's
registration() {
    inside=
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        '[X-Hostkeeper]'*) inside=yes ;;
        '['*) inside= ;;
        *=*) [ -z "$inside" ] || printf '%s\n' "$line" ;;
        esac
    done <"$1"
}

printf 'systemd\n'
version=$(systemctl --version) || exit 1
printf '%s\nnow %s\n' "${version%%[(]*}" "$(date +%s)"
printf 'list\n'
list --output=json || exit 1
printf '\n'

units=$(
    list | while read -r unit load active _; do
        # others name it, and that is all there is to it; one that runs on without its file is another matter
        [ "$load $active" = 'not-found inactive' ] || printf '%s\n' "$unit"
    done
)
registered=$(
    for file in "$own"/*.service; do
        { [ -f "$file" ] && [ ! -L "$file" ] && [ -r "$file" ]; } || continue
        section=$(registration "$file")
        [ -z "$section" ] || printf 'unit %s\n%s\n' "${file##*/}" "$section"
    done
)
# a module that nobody has started yet is not loaded
modules=$(printf '%s\n' "$registered" | while read -r key unit; do [ "$key" != unit ] || printf '%s\n' "$unit"; done)
printf 'show\n'
IFS='
'
set -f
# shellcheck disable=SC2086
[ -z "$units$modules" ] || systemctl show --no-pager -p "$wanted" -- $units $modules
set +f
printf '\nfiles\n'
for folder in "$own" /run/systemd/system /usr/local/lib/systemd/system /usr/lib/systemd/system /lib/systemd/system; do
    # on most systems /lib is /usr/lib
    case $folder in /lib/*) [ ! -L /lib ] || continue ;; esac
    for file in "$folder"/*.service; do
        case $file in
        *@.service) ;;
        *)
            # a link to /dev/null masks; any other link is another name of a unit
            if [ -c "$file" ]; then
                printf 'masked %s\n' "$file"
            elif [ -f "$file" ] && [ ! -L "$file" ]; then
                printf 'file %s\n' "$file"
            fi
            ;;
        esac
    done
done
printf 'registered\n%s\n' "$registered"
