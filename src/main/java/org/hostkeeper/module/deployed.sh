# The database of a deployed module manager. Only the path of the database is taken from its config.json, which also
# holds passwords. Lines KEY VALUE, then "rows" and the rows as JSON; nothing if there is no such service.
unit=module-manager.service
load='' user='' dir='' exec=''
while IFS='=' read -r key value; do
    case $key in
    LoadState) load=$value ;;
    User) user=$value ;;
    WorkingDirectory) dir=${value#!} ;;
    ExecStart) exec=$value ;;
    esac
done <<END
$(systemctl show --no-pager -p LoadState -p User -p WorkingDirectory -p ExecStart -- "$unit")
END
[ "$load" = loaded ] || exit 0
exec=${exec#*argv\[\]=}
exec=${exec%% ; *}
config=
set -f
for word in $exec; do
    case $word in
    *.json) config=$word ;;
    *.py) [ -n "$config" ] || config=${word%/*}/config.json ;;
    esac
done
set +f
if [ -n "$dir" ] && { [ -z "$config" ] || [ ! -e "$config" ]; }; then
    case $config in
    /* | '') config=$dir/config.json ;;
    esac
fi
case $config in /*) ;; *) config=$dir/$config ;; esac
[ -r "$config" ] || {
    printf '%s cannot be read by %s\n' "$config" "$(id -un)" >&2
    exit 1
}
rows='SELECT guid, name, description, status, service_type FROM modules ORDER BY name, guid'
# a minimal python3 has neither module
if python3 -c 'import json, sqlite3' 2>/dev/null; then
    exec python3 - "$config" "$dir" "${user:-root}" "$rows" <<'PYTHON'
import json, os, pathlib, sqlite3, sys
config, folder, user, rows = sys.argv[1:]
with open(config, encoding="utf-8") as f:
    path = json.load(f).get("database", {}).get("path", "")
if not path:
    sys.exit(config + " names no database.path")
path = os.path.expanduser(path.replace("~", "~" + user, 1) if path.startswith("~/") else path)
path = os.path.join(folder or os.path.dirname(config), path)
print("owner " + user + "\nconfig " + config + "\ndatabase " + path + "\nrows")
database = sqlite3.connect(pathlib.Path(path).absolute().as_uri() + "?mode=ro", uri=True, timeout=5)
names = ("guid", "name", "description", "status", "service_type")
print(json.dumps([dict(zip(names, row)) for row in database.execute(rows)]))
PYTHON
elif command -v sqlite3 >/dev/null; then
    case $config in *\'*) printf 'a quote in %s\n' "$config" >&2; exit 1 ;; esac
    path=$(sqlite3 :memory: "SELECT json_extract(CAST(readfile('$config') AS TEXT), '\$.database.path')")
    [ -n "$path" ] || { printf '%s names no database.path\n' "$config" >&2; exit 1; }
    # shellcheck disable=SC2088
    case $path in
    '~/'*) path=$(eval "printf %s ~${user:-root}")${path#\~} ;;
    /*) ;;
    *) path=${dir:-${config%/*}}/$path ;;
    esac
    printf 'owner %s\nconfig %s\ndatabase %s\nrows\n' "${user:-root}" "$config" "$path"
    exec sqlite3 -readonly -json -cmd '.timeout 5000' "$path" "$rows"
fi
printf 'sqlite3 or a whole python3 is needed to read the modules of %s, and neither is there\n' "$config" >&2
exit 1
