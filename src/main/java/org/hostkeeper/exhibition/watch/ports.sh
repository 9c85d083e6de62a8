# The ports on which something listens here, whoever it is, and those that the agent's config names: it may not run just now.
# $1 that config, $2 where the kernel tells of connections.
sed -n 's/^ *[0-9]*: [0-9A-F]*:\([0-9A-F]\{4\}\) [0-9A-F]*:0000 0A .*/\1/p' "$2/tcp" "$2/tcp6" 2>/dev/null | sort -u | while read -r hex; do
    printf '%d\n' "0x$hex"
done
[ ! -r "$1" ] || tr -d '\n' <"$1" | grep -oE '"port" *: *"?[0-9]+|://[^/"]*:[0-9]+' | sed 's/.*[^0-9]//'
exit 0
