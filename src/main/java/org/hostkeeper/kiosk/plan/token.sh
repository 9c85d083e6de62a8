# The kiosk's token for the agent of this host: $1 make, back or remove, $2 the agent's program, $3 its config, $4 where the token
# stands, $5 what it is good for. It stands in no process list.
umask 077
verb=$1
# to take a change back where the agent has gone meanwhile, there is nothing to make a token for
[ "$verb" != back ] || [ -x "$2" ] || verb=remove
case $verb in
make | back)
    # whether there is room for it is found out before the agent forgets the one before
    printf '%0256d\n' 0 >"$4.new" || exit 1
    token=$("$2" agent token make hostkeeper-kiosk --role "$5" --config "$3") || { rm -f -- "$4.new"; exit 1; }
    printf '%s\n' "$token" >"$4.new" && mv -fT -- "$4.new" "$4"
    ;;
remove)
    [ ! -e "$4" ] || "$2" agent token remove hostkeeper-kiosk --config "$3" || :
    rm -f -- "$4" "$4.new"
    ;;
esac
