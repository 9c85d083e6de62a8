#!/bin/sh
# Written by Hostkeeper: the kiosk's session, started by hostkeeper-kiosk.service. $1 is the screen for the kiosk, $2 what the other screen
# shows, if anything. It ends when staff has left the kiosk; whatever else ends in it is started again.
HOSTKEEPER_KIOSK_SESSION=1
export HOSTKEEPER_KIOSK_SESSION
openbox --config-file /etc/hostkeeper-screen/openbox.xml &
if [ -n "${2-}" ]; then
    while :; do
        remote-viewer --full-screen --kiosk --kiosk-quit=never -- "$2"
        sleep 2
    done &
fi
until hostkeeper kiosk --config /etc/hostkeeper-screen/kiosk.json --screen "$1"; do
    sleep 2
done
