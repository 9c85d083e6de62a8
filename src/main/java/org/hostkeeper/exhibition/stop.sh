# Shuts a machine down: asks its guest agent, then presses its power button, then pulls the plug. $1 uuid, $2 whether it has
# an agent, $3 how many seconds each of the first two may take.
LC_ALL=C
export LC_ALL
ask() { virsh -q -c qemu:///system "$@"; }
off() { [ "$(ask domstate --domain "$1")" = 'shut off' ]; }
wait_for() {
    n=$(($3 * 5))
    while [ "$n" -gt 0 ]; do
        ! off "$1" || exit 0
        n=$((n - 1))
        sleep 0.2
    done
}
! off "$1" || exit 0
if [ "$3" -gt 0 ]; then
    # an agent that does not answer is no reason to wait
    [ "$2" != agent ] || ! timeout 10 virsh -q -c qemu:///system shutdown --domain "$1" --mode agent 2>/dev/null || wait_for "$@"
    ! ask shutdown --domain "$1" --mode acpi 2>/dev/null || wait_for "$@"
fi
ask destroy --domain "$1" || off "$1"
