package org.hostkeeper.agent;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.agent.config.AgentConfig;
import org.hostkeeper.agent.root.HelperClient;
import org.hostkeeper.agent.vm.VmAlerts;
import org.hostkeeper.agent.vm.WatchedVms;
import org.hostkeeper.agent.vm.libvirt.Virsh;
import org.hostkeeper.agent.web.WebApi;
import org.hostkeeper.alert.ServiceSignal;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.local.LocalConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent's way to the machines that it watches, wired: reading by itself, changes through the root helper. */
final class VmHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VmHost.class);

    private static final String KEY = "vm:";
    private static final String PROMOTION = ":promotion";

    /** Longer than the helper's own limit for a snapshot, so that its verdict comes first. */
    private static final Duration LIMIT = Duration.ofMinutes(11);

    /** Beside those about modules, so that no revert waits for the restart of a module. */
    private static final int AT_ONCE = 16;

    /** Pictures and logs come one after the other, and each may hang: many machines die at once when a host does. */
    private static final int LOOKS_AT_ONCE = 6;

    private final Remote here =
            new LocalConnector(Questions.unanswered()).connect(Host.local(new HostName("localhost"), Sudo.NONE));
    private final Virsh virsh;
    private final List<String> names;
    private final WatchedVms machines;

    /**
     * Watches them from now on.
     *
     * @param state the agent's folder
     * @param alerts is told what needs a person
     * @param clock in the zone of the exhibition's opening hours
     */
    VmHost(AgentConfig config, Path state, Consumer<ServiceSignal> alerts, Clock clock) {
        this.virsh = new Virsh(
                here, new HelperClient(config.helperSocket(), LIMIT, AT_ONCE), new HelperClient(config.helperSocket(), LIMIT, LOOKS_AT_ONCE));
        this.names = config.vms().stream().map(ControllerSettings::vm).toList();
        Locale language = new OwnSettings(config).language();
        VmAlerts told = (vm, kind, text) -> alerts.accept(signal(vm, kind, text.in(language), clock.instant()));
        this.machines = config.leftOut().isEmpty()
                ? WatchedVms.open(config.vms(), virsh, state, clock, told)
                : WatchedVms.openSome(config.vms(), virsh, state, clock, told);
    }

    /**
     * The keys of signals about machines that this agent does not watch any more. One whose file is left out is none of them: it will
     * be watched again as soon as that is mended.
     */
    static Predicate<String> released(AgentConfig config) {
        Set<String> watched = config.vms().stream()
                .flatMap(vm -> Stream.of(KEY + vm.vm(), KEY + vm.vm() + PROMOTION))
                .collect(Collectors.toSet());
        return key -> config.leftOut().isEmpty() && key.startsWith(KEY) && !watched.contains(key);
    }

    /** What is left of a promotion is an incident of its own: it lasts while the machine is well, and must not hide what comes then. */
    static ServiceSignal signal(String vm, VmAlerts.Kind kind, String detail, Instant at) {
        String key = KEY + vm;
        return switch (kind) {
            case GIVEN_UP, NO_SNAPSHOT -> new ServiceSignal(key, vm, ServiceSignal.NO_UNIT, true, detail, at);
            case WELL -> new ServiceSignal(key, vm, ServiceSignal.NO_UNIT, false, detail, at);
            case LEFT_OPEN -> new ServiceSignal(key + PROMOTION, vm, ServiceSignal.NO_UNIT, true, detail, at);
            case FINISHED -> new ServiceSignal(key + PROMOTION, vm, ServiceSignal.NO_UNIT, false, detail, at);
        };
    }

    /** As the web shows them. */
    WebApi.Watched watched() {
        return new WebApi.Watched(machines.all(), virsh::addresses);
    }

    /** Has the helper start now rather than on the way to the first revert, and tells what it could not do then. */
    void wake() {
        virsh.wake(names).forEach(problem -> LOG.warn("{}", problem.text()));
    }

    @Override
    public void close() {
        machines.close();
        virsh.close();
        here.close();
    }
}
