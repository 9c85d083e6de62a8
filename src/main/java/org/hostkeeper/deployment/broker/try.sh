# Whether mosquitto takes a listener: it is started with that alone for a moment, at a port of this machine. $1 is the file, $2
# the listener's port, $3 the port to try at.
try=$(mktemp)
trap 'rm -f -- "$try"' EXIT
sed -E -e '/^listener [0-9]+ localhost$/d' -e "s/^listener $2\$/listener $3 127.0.0.1/" -- "$1" >"$try"
chmod 0644 "$try"
timeout -k 5 2 mosquitto -c "$try"
[ $? = 124 ]
