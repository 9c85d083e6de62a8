package org.hostkeeper.agent.vm.libvirt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.agent.vm.Hypervisor.Power;

/**
 * A line of {@code virsh event --event lifecycle}: what happened to which machine. Its words are fixed and come last, so
 * that a machine's name may hold whatever looks like them; libvirt 7.0 and older say it without quotes. Source:
 * virDomainEventType in libvirt's virsh-domain-event.c.
 *
 * @param what as virsh says it: "Stopped Destroyed"
 * @param power what it has since; empty if that has to be asked
 */
record LifecycleLine(String vm, String what, Optional<Power> power) {
    private static final Pattern LINE = Pattern.compile(
            "event 'lifecycle' for domain (?:'(.+)'|(.+)): ((Defined|Undefined|Started|Suspended|Resumed|Stopped|Shutdown|PMSuspended|Crashed)(?: ([A-Za-z/, -]+))?)");

    /** Empty for what is no such line, and for what changes nothing: a machine that shuts down still runs. */
    static Optional<LifecycleLine> of(String line) {
        Matcher said = LINE.matcher(line.stripTrailing());
        if (!said.matches()) {
            return Optional.empty();
        }
        String detail = Optional.ofNullable(said.group(5)).orElse("");
        return switch (said.group(4)) {
            case "Started", "Resumed" -> is(said, Optional.of(Power.RUNNING));
            case "Suspended", "PMSuspended" -> is(said, Optional.of(Power.PAUSED));
            case "Stopped" -> is(said, Optional.of(detail.equals("Crashed") || detail.equals("Failed") ? Power.CRASHED : Power.OFF));
            case "Crashed" -> is(said, Optional.of(Power.CRASHED));
            case "Undefined" -> is(said, Optional.empty());
            case "Defined" -> detail.equals("Added") || detail.equals("Renamed")
                    ? is(said, Optional.empty())
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<LifecycleLine> is(Matcher said, Optional<Power> power) {
        String vm = Optional.ofNullable(said.group(1)).orElseGet(() -> said.group(2));
        return Optional.of(new LifecycleLine(vm, said.group(3), power));
    }
}
