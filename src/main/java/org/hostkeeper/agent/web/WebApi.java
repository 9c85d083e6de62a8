package org.hostkeeper.agent.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hostkeeper.agent.action.ModuleActions;
import org.hostkeeper.agent.config.RestConfig;
import org.hostkeeper.agent.metric.Metrics;
import org.hostkeeper.agent.metric.Metrics.Sample;
import org.hostkeeper.agent.registry.ModuleRegister;
import org.hostkeeper.agent.vm.Hypervisor.GuestAddresses;
import org.hostkeeper.agent.vm.VmControl;
import org.hostkeeper.agent.web.access.Guard;
import org.hostkeeper.agent.web.access.Need;
import org.hostkeeper.agent.web.access.Network;
import org.hostkeeper.agent.web.access.TokenFile;
import org.hostkeeper.module.registry.ModuleStatus;

/** The agent's whole side towards HTTP: open it, and it serves until it is closed. */
public final class WebApi implements AutoCloseable {
    private final LiveTable live;
    private final Doors doors;
    private final WebServer server;

    private WebApi(LiveTable live, Doors doors, WebServer server) {
        this.live = live;
        this.doors = doors;
        this.server = server;
    }

    /**
     * The machines that are watched on this host.
     *
     * @param addresses from where the guest of that machine asks; may take a while, and is not asked more often than every two seconds
     */
    public record Watched(List<VmControl> machines, Function<String, GuestAddresses> addresses) {
        public static final Watched NONE = new Watched(List.of(), _ -> new GuestAddresses(Set.of(), false));

        public Watched {
            machines = List.copyOf(machines);
        }

        private Machines machines(Clock clock) {
            return new Machines(machines.stream()
                    .map(control -> new Machine(
                            control,
                            () -> addresses.apply(control.settings().vm()),
                            clock,
                            task -> Thread.ofVirtual().name("machine").start(task)))
                    .toList());
        }
    }

    /** @param name what this host calls itself */
    public static WebApi open(
            String name,
            RestConfig rest,
            ModuleRegister register,
            ModuleActions actions,
            Watched watched,
            Metrics metrics,
            Clock clock) {
        LiveTable live = new LiveTable(register);
        Machines machines = watched.machines(clock);
        Listeners listeners = new Listeners(rest, machines.doors());
        MachineApi api = new MachineApi(machines, listeners.doors());
        MachinePages pages = new MachinePages(api);
        List<Route> routes = new ArrayList<>(new Pages(name, register, metrics, described(api, machines)).routes());
        routes.addAll(new ModulesApi(register, actions).routes());
        routes.add(Route.get(MachineApi.LIST, Need.OfAgent.READ_BY_TOKEN, _ -> MachineList.of(machines, listeners.doors())));
        routes.addAll(api.shared());
        routes.addAll(pages.shared());
        List<Route> own = new ArrayList<>(pages.own());
        own.addAll(api.own());
        List<Guard.Exemption> compatibility = rest.compatibility().stream()
                .map(c -> new Guard.Exemption(c.route(), c.networks().stream().map(Network::of).toList()))
                .toList();
        Guard guard = new Guard(OwnNames.of(rest.names()), new TokenFile(rest.tokens()), compatibility, clock);
        metrics.gauge("hostkeeper_modules", "Modules by status.", () -> counted(register));
        metrics.gauge("hostkeeper_pages", "Open status pages.", () -> List.of(new Sample(Map.of(), live.pages())));
        metrics.gauge("hostkeeper_vm_ports_closed", "Ports of watched machines that cannot be listened on.",
                () -> List.of(new Sample(Map.of(), listeners.doors().closed().size())));
        WebServer server = new WebServer(listeners, new Routes(routes, own), guard, live, metrics);
        server.start();
        return new WebApi(live, listeners.doors(), server);
    }

    public int port() {
        return server.port();
    }

    /** Where that machine's own port really is; empty if it has none or it is closed for now. */
    public Optional<Integer> port(String vm) {
        return doors.port(vm);
    }

    /** The machines whose own ports are closed for now, and why. */
    public Map<String, String> closed() {
        return doors.closed();
    }

    /**
     * Whoever has told a machine to be otherwise sees it so wherever he looks, as soon as he is answered.
     *
     * @param told what has to know of it before the answer
     */
    public void whenAltered(Runnable told) {
        server.whenAltered(told);
    }

    /** Tries the closed ports at once, and not only by and by. */
    void tryClosed() {
        doors.tryClosed();
    }

    @Override
    public void close() throws Exception {
        live.close();
        server.close();
    }

    private static OpenApi described(MachineApi api, Machines machines) {
        return machines.all().isEmpty() ? OpenApi.ofModules() : OpenApi.ofModules().with(MachineDescription.shared(api.calls()));
    }

    private static List<Sample> counted(ModuleRegister register) {
        List<Sample> samples = new ArrayList<>();
        for (ModuleStatus status : ModuleStatus.values()) {
            long count = register.all().stream().filter(m -> m.status().equals(status.word())).count();
            samples.add(new Sample(Map.of("status", status.word()), count));
        }
        return samples;
    }
}
