# Hands on what the run named $1 says (run.sh) while it runs, from its beginning; says first that it listens.
umask 077
run=/run/hostkeeper-cron/$1
mkdir -p /run/hostkeeper-cron && mkdir "$run" && : >"$run/log" || exit 1
trap 'kill "$tail" 2>/dev/null; rm -rf "$run"' EXIT
trap 'exit 0' HUP INT PIPE TERM
echo listening
tail -n +1 -f "$run/log" & tail=$!
wait "$tail"
