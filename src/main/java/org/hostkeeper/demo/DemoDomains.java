package org.hostkeeper.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Hypervisor;
import org.hostkeeper.demo.machine.Hypervisor.Guest;
import org.hostkeeper.demo.machine.Hypervisor.Kept;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.program.AgentWatch;

/** Answers the probe {@code domains}, and the same script when it is run as root: the virtual machines of galleries. */
final class DemoDomains implements DemoFeature {
    @Override
    public Optional<String> answer(String probe, Machine machine) {
        return probe.equals("domains") ? Optional.of(told(machine)) : Optional.empty();
    }

    static int read(Call call) throws IOException {
        call.say(call.machine().locked(() -> told(call.machine())));
        return 0;
    }

    private static String told(Machine machine) {
        String mark = UUID.nameUUIDFromBytes(machine.name().getBytes(StandardCharsets.UTF_8)).toString();
        Hypervisor hypervisor = machine.hypervisor();
        if (hypervisor.guests().isEmpty()) {
            return mark + "\n" + mark + " none\n";
        }
        StringBuilder said = new StringBuilder(mark).append('\n');
        hypervisor.guests().forEach(guest -> said.append(machine(mark, guest)));
        hypervisor.guests().forEach(guest -> guest.snapshots().forEach(kept -> said.append(snapshot(mark, guest, kept))));
        hypervisor.guests().forEach(guest -> said.append("%s sizes %s %s-%n".formatted(mark, guest.uuid(), base64(sizes(guest)))));
        hypervisor.guests().forEach(guest -> {
            guest.since().map(Instant::getEpochSecond).ifPresent(at -> said.append("%s process %s %d%n".formatted(mark, guest.uuid(), at)));
            guest.controller().ifPresent(unit -> said.append("%s watcher %s active %s- - - -%n".formatted(mark, unit, base64("vm_name: " + guest.name()))));
        });
        List<Guest> watched = hypervisor.guests().stream().filter(Guest::isWatched).toList();
        if (!watched.isEmpty()) {
            said.append("%s agent %s-%n".formatted(mark, base64(AgentWatch.file(watched, machine.now()))));
        }
        return said.toString();
    }

    private static String machine(String mark, Guest guest) {
        String names = guest.snapshots().stream().map(Kept::name).sorted().collect(Collectors.joining("\n"));
        return """
                %1$s domain %2$s
                Name:           %3$s
                CPU(s):         2
                Max memory:     %4$d KiB
                Persistent:     yes
                Autostart:      enable
                %5$s (%6$s)
                %1$s current
                %7$s
                %1$s names
                %8$s
                %1$s definition
                <domain type='kvm'><name>%3$s</name><title>%9$s</title><devices>
                <disk type='file' device='disk'><source file='/var/lib/libvirt/images/%3$s.qcow2'/></disk>
                <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel></devices></domain>
                """.formatted(mark, guest.uuid(), guest.name(), guest.memory() >> 10, guest.state(), guest.reason(),
                guest.current().orElse(""), names, guest.title());
    }

    private static String snapshot(String mark, Guest guest, Kept kept) {
        return """
                %s snapshot %s
                <domainsnapshot><name>%s</name><description>%s</description><state>%s</state>%s<creationTime>%d</creationTime>
                <memory snapshot='%s'/><disks><disk name='vda' snapshot='internal'/></disks></domainsnapshot>
                """.formatted(mark, guest.uuid(), kept.name(), kept.description().replace("&", "&amp;").replace("<", "&lt;"), kept.state(),
                kept.parent().map(name -> "<parent><name>" + name + "</name></parent>").orElse(""), kept.created().getEpochSecond(),
                kept.state().equals("running") ? "internal" : "no");
    }

    /** As qemu-img says it: what each keeps of the memory is less than all of it. */
    private static String sizes(Guest guest) {
        return guest.snapshots().stream()
                .map(kept -> "{\"name\": \"%s\", \"vm-state-size\": %d}".formatted(
                        kept.name(), kept.state().equals("running") ? guest.memory() / 100 * (30 + Math.floorMod(kept.name().hashCode(), 40)) : 0))
                .collect(Collectors.joining(", ", "{\"snapshots\": [", "]}"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
