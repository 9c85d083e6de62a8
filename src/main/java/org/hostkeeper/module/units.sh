# All services of a host. Parts, each begun by a line of its own: systemd, list, show, files, registered.
# registered.sh stands before it. The list costs systemd next to nothing; details about a millisecond a unit, so they are asked of loaded ones only.
TZ=UTC
export TZ
wanted=Id,Type,Description,LoadState,ActiveState,SubState,Result,UnitFileState,NRestarts,MemoryCurrent
wanted=$wanted,ActiveEnterTimestamp,StateChangeTimestamp,ExecMainStatus,ExecMainCode,MainPID,FragmentPath
wanted=$wanted,DropInPaths,NeedDaemonReload,User,WorkingDirectory,ExecStart,InvocationID
list() {
    systemctl list-units --type=service --all --full --plain --no-legend --no-pager "$@"
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
modules_found=$(registered)
# a module that nobody has started yet is not loaded
modules=$(printf '%s\n' "$modules_found" | while read -r key unit; do [ "$key" != unit ] || printf '%s\n' "$unit"; done)
printf 'show\n'
IFS='
'
set -f
# shellcheck disable=SC2086
[ -z "$units$modules" ] || systemctl show --no-pager -p "$wanted" -- $units $modules
set +f
printf '\nfiles\n'
for folder in /etc/systemd/system /run/systemd/system /usr/local/lib/systemd/system /usr/lib/systemd/system /lib/systemd/system; do
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
printf 'registered\n%s\n' "$modules_found"
