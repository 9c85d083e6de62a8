# What a listener with TLS needs to know. $1 is a certificate or "", $2 its key, $3 the clients' authority or "", then the names
# that the certificate has to be good for; without any it is good for, or is made for, the host's own. Free words are base64.
fault() { printf 'fault %s %s\n' "$1" "$(printf %s "$2" | base64 -w0)"; }
certificate=$1
key=$2
authority=$3
shift 3
command -v openssl >/dev/null || { fault openssl openssl; exit 0; }
[ ! -e /etc/mosquitto/hostkeeper-tls/server.crt ] || printf 'made\n'
own="$(uname -n) $(hostname -f 2>/dev/null)"
for name in $own localhost 127.0.0.1 ::1 $(hostname -I 2>/dev/null); do printf 'name %s\n' "$name"; done
readable() {
    [ -f "$1" ] || { fault absent "$1"; return 1; }
    runuser -u mosquitto -- test -r "$1" || { fault unreadable "$1"; return 1; }
}
usable() {
    readable "$1" || return 1
    openssl x509 -in "$1" -noout >/dev/null 2>&1 || { fault no-certificate "$1"; return 1; }
    openssl x509 -in "$1" -noout -checkend 0 >/dev/null 2>&1 || { fault expired "$1"; return 1; }
}
# x509 says of a name whether it matches, and its status says nothing
named() {
    case $1 in *:* | *[0-9].*[0-9].*[0-9].*[0-9]) way=-checkip ;; *) way=-checkhost ;; esac
    openssl x509 -in "$certificate" -noout "$way" "$1" 2>/dev/null | grep -q 'does match'
}
[ -z "$authority" ] || usable "$authority"
[ -n "$certificate" ] || exit 0
usable "$certificate" || exit 0
readable "$key" || exit 0
openssl pkey -in "$key" -passin pass: -noout >/dev/null 2>&1 || { fault no-key "$key"; exit 0; }
[ "$(openssl x509 -in "$certificate" -noout -pubkey)" = "$(openssl pkey -in "$key" -passin pass: -pubout)" ] || fault mismatch "$key"
if [ $# -gt 0 ]; then
    for name in "$@"; do named "$name" || fault name "$name"; done
else
    for name in $own; do ! named "$name" || exit 0; done
    fault name "$(uname -n)"
fi
exit 0
