# Whether the broker shows this certificate. $1 is the port, $2 the certificate.
shown=$(openssl s_client -connect "127.0.0.1:$1" </dev/null 2>/dev/null | openssl x509 -noout -fingerprint -sha256)
[ -n "$shown" ] && [ "$shown" = "$(openssl x509 -in "$2" -noout -fingerprint -sha256)" ]
