# Makes a broker's certificate, and the authority for it where there is none. $1 is the folder, $2 where what was there is kept,
# $3 the name of the host, $4 what the certificate is for, as subjectAltName. The keys stay here: the authority's is root's
# alone, the broker's is mosquitto's alone. Run again, it makes the certificate anew and keeps what it found the first time.
set -e
umask 077
folder=$1
kept=$2
mkdir -p -- "$kept"
[ -e "$kept/server.crt" ] || [ ! -e "$folder/server.crt" ] || cp -p -- "$folder/server.crt" "$folder/server.key" "$kept/"
settings=$kept/openssl.cnf
cat >"$settings" <<END
[req]
prompt = no
distinguished_name = name
[name]
CN = $3
[authority]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = $4
END
key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:prime256v1 -out "$1" 2>/dev/null; }
serial() { printf '0x1%s' "$(openssl rand -hex 15)"; }
if [ ! -e "$folder/ca.key" ]; then
    : >"$kept/new-authority"
    key "$folder/ca.key.new"
    openssl req -config "$settings" -new -x509 -key "$folder/ca.key.new" -subj "/CN=Broker authority of $3" -extensions authority \
        -set_serial "$(serial)" -days 3650 -out "$folder/ca.crt"
    chmod 0644 "$folder/ca.crt"
    mv -fT -- "$folder/ca.key.new" "$folder/ca.key"
fi
key "$folder/server.key.new"
openssl req -config "$settings" -new -key "$folder/server.key.new" -out "$kept/server.csr"
openssl x509 -req -in "$kept/server.csr" -CA "$folder/ca.crt" -CAkey "$folder/ca.key" -set_serial "$(serial)" -days 825 \
    -extfile "$settings" -extensions server -out "$folder/server.crt.new" 2>/dev/null
chown mosquitto: "$folder/server.key.new"
chmod 0644 "$folder/server.crt.new"
mv -fT -- "$folder/server.key.new" "$folder/server.key"
mv -fT -- "$folder/server.crt.new" "$folder/server.crt"
