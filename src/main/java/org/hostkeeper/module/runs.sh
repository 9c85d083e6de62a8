# Holds if the unit $1 runs and still does a moment later. If not, standard error says how it ended and what it last said.
unit=$1
look() {
    while IFS='=' read -r key value; do
        case $key in
        Type) type=$value ;;
        ActiveState) active=$value ;;
        SubState) sub=$value ;;
        Result) result=$value ;;
        ExecMainStatus) status=$value ;;
        NRestarts) restarts=$value ;;
        esac
    done <<END
$(systemctl show --no-pager -p Type -p ActiveState -p SubState -p Result -p ExecMainStatus -p NRestarts -- "$unit")
END
}
type='' active='' sub='' result='' status='' restarts=0
tries=0
look
while [ "$tries" -lt 100 ]; do
    case $active:$sub in
    activating:auto-restart*) break ;;
    activating:* | deactivating:* | reloading:*) ;;
    *) break ;;
    esac
    tries=$((tries + 1))
    sleep 0.2
    look
done
case $type:$active:$sub:$result in
*:active:exited:* | oneshot:inactive:*:success) exit 0 ;;
esac
if [ "$active" = active ]; then
    before=$restarts
    sleep 1
    look
    [ "$active" != active ] || [ "$restarts" != "$before" ] || exit 0
fi
printf '%s is %s (%s): %s, status %s\n' "$unit" "$active" "$sub" "$result" "$status" >&2
journalctl --quiet --no-pager --output=cat --lines=5 --unit="$unit" >&2
exit 1
