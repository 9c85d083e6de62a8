# prints the section that makes the unit file $1 a module's
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

# all modules of the host: "unit NAME" and its section, one after the other
registered() {
    for file in /etc/systemd/system/*.service; do
        { [ -f "$file" ] && [ ! -L "$file" ] && [ -r "$file" ]; } || continue
        section=$(registration "$file")
        [ -z "$section" ] || printf 'unit %s\n%s\n' "${file##*/}" "$section"
    done
}
