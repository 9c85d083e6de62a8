# Holds if systemd-analyze finds no fault with what is to be written. $1 is the unit, $2 the name of the drop-in or "" for
# the unit itself, $3 the content. It is checked in a folder of its own together with what the unit has already; what
# was wrong with that before is not held against it.
unit=$1
name=$2
dir=$(mktemp -d) || exit 73
trap 'rm -rf -- "$dir"' EXIT
analyze() {
    systemd-analyze verify --man=no "$dir/$unit" 2>&1
}
said_before=
if [ -n "$name" ]; then
    fragment=$(systemctl show --no-pager -p FragmentPath --value -- "$unit")
    [ -n "$fragment" ] && cp -- "$fragment" "$dir/$unit" || exit 66
    mkdir "$dir/$unit.d"
    for other in $(systemctl show --no-pager -p DropInPaths --value -- "$unit"); do
        [ "${other##*/}" = "$name" ] || cp -- "$other" "$dir/$unit.d/"
    done
    said_before=$(analyze)
    file=$dir/$unit.d/$name
else
    file=$dir/$unit
fi
printf %s "$3" >"$file"
faults=$(
    analyze | while IFS= read -r line; do
        case "
$said_before
" in *"
$line
"*) continue ;; esac
        case $line in
        "$file"* | "$unit:"* | "Unit $unit "*) printf '%s\n' "${line#"$dir/"}" ;;
        esac
    done
)
[ -n "$faults" ] || exit 0
printf '%s\n' "$faults" >&2
exit 1
