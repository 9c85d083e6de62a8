# Puts logins in place for mosquitto, with their passwords hashed. $1 is the file. Standard input has a line NAME:PASSWORD
# for each.
set -e
umask 077
trap 'rm -f -- "$1.new"' EXIT
cat >"$1.new"
mosquitto_passwd -U "$1.new"
chown root:mosquitto "$1.new"
chmod 0640 "$1.new"
mv -fT -- "$1.new" "$1"
