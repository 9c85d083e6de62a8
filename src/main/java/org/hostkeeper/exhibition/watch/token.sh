# The token that plans use on this host: $1 make or remove, $2 the agent's program, $3 its config, $4 where the token stands.
# It is written as the line of HTTP that it is sent in, so that it stands in no process list.
umask 077
case $1 in
make)
    token=$("$2" agent token make hostkeeper-console --role operate --config "$3") || exit 1
    printf 'Authorization: Bearer %s\n' "$token" >"$4.new" && mv -fT -- "$4.new" "$4"
    ;;
remove)
    [ ! -e "$4" ] || "$2" agent token remove hostkeeper-console --config "$3" || :
    rm -f -- "$4" "$4.new"
    ;;
esac
