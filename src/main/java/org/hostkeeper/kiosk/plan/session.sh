#!/bin/sh
# Written by Hostkeeper: the kiosk's session. hostkeeper-kiosk.service starts it with the screen for the kiosk and what the other screen shows,
# if anything; it starts X, and itself as "inside" in there. It ends well when staff has left the kiosk or when it is stopped; whatever else
# ends is started again. What has ended it notes itself: xinit ends well also when X has crashed.
left=${RUNTIME_DIRECTORY:?}/left
if [ "$1" != inside ]; then
    rm -f -- "$left"
    # what one that did not end in order has left would hold the screen, and come up in this one
    pkill -KILL -U "$(id -u)" -f -- "$0 inside"
    pkill -TERM -U "$(id -u)" -x Xorg
    status=1
    # xinit ends X in order, and startx with it; logind has taken both out of the unit, so that systemd would not reach them
    trap 'status=0; pkill -TERM -x -s 0 xinit' TERM
    exec 3<&0 # the shell gives what it starts in the background no terminal, by which X sees that it may have the screen
    startx "$0" inside "$@" -- :0 vt7 -nolisten tcp -keeptty <&3 3<&- &
    while kill -0 "$!" 2>/dev/null; do
        wait "$!"
    done
    [ ! -e "$left" ] || status=0
    exit "$status"
fi
shift
HOSTKEEPER_KIOSK_SESSION=1
export HOSTKEEPER_KIOSK_SESSION
while :; do
    openbox --config-file /etc/hostkeeper-screen/openbox.xml
    sleep 2
done &
if [ -n "${2-}" ]; then
    while :; do
        XDG_CONFIG_HOME=/etc/hostkeeper-screen remote-viewer --full-screen --kiosk --kiosk-quit=never -- "$2"
        sleep 2
    done &
fi
until hostkeeper kiosk --config /etc/hostkeeper-screen/kiosk.json --screen "$1"; do
    sleep 2
done
: >"$left"
