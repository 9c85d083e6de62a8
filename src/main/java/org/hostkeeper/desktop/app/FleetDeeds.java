package org.hostkeeper.desktop.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.host.FoundHost;
import org.hostkeeper.desktop.host.HostDeeds;
import org.hostkeeper.desktop.host.Removal;
import org.hostkeeper.desktop.host.TrialWish;
import org.hostkeeper.desktop.terminal.HostShell;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.facts.Past;
import org.hostkeeper.fleet.HostTrial;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.KnownFingerprint;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.ssh.config.SshConfig;
import org.hostkeeper.words.Text;

/** Has done what the Hosts page asks for: reading and trying as jobs, the inventory at once. */
final class FleetDeeds implements HostDeeds {
    private static final Path HOME = Path.of(System.getProperty("user.home"));

    private final Assembly house;
    private final Surroundings around;
    private final Runnable inventoryChanged;
    private final Consumer<Set<HostName>> modules;
    private final HostShell shell;
    private final Consumer<HostName> agent;

    FleetDeeds(
            Assembly house,
            Surroundings around,
            Runnable inventoryChanged,
            Consumer<Set<HostName>> modules,
            HostShell shell,
            Consumer<HostName> agent) {
        this.house = house;
        this.around = around;
        this.inventoryChanged = inventoryChanged;
        this.modules = modules;
        this.shell = shell;
        this.agent = agent;
    }

    @Override
    public void refresh(Set<HostName> hosts) {
        if (!hosts.isEmpty()) {
            house.jobs().<Map<HostName, ?>>start(
                    Text.of("desktop.host", "refreshing", hosts.size()),
                    progress -> house.fleet().refresh(hosts, progress));
        }
    }

    @Override
    public void test(TrialWish wish, Consumer<HostTrial> onward, Consumer<Outcome<HostTrial>> told) {
        Questions person = wish.asking() ? house.answers() : Questions.unanswered();
        Questions asked = wish.acceptedKey().<Questions>map(key -> new KnownFingerprint(key, person)).orElse(person);
        Consumer<HostTrial> shown = soFar -> around.fx().execute(() -> onward.accept(soFar));
        house.jobs()
                .start(
                        Text.of("desktop.host", "testing", wish.host().name().value()),
                        _ -> house.tryHost(wish.host(), asked, shown))
                .outcome()
                .thenAccept(outcome -> around.fx().execute(() -> told.accept(outcome)));
    }

    @Override
    public void forgetKey(Endpoint endpoint) {
        house.jobs().start(Text.of("desktop.host", "forgetting"), _ -> house.hostKeys().forget(endpoint));
    }

    @Override
    public void knownKeys(Host host, Consumer<List<String>> told) {
        house.background().execute(() -> {
            List<String> keys = host.endpoint().map(house.hostKeys()::known).orElse(List.of());
            around.fx().execute(() -> told.accept(keys));
        });
    }

    @Override
    public Optional<Problem> add(Host host) {
        return changing(() -> house.inventory().add(host), Set.of(host.name()));
    }

    @Override
    public Optional<Problem> replace(HostName before, Host after) {
        Optional<Problem> refused = changing(() -> house.inventory().replace(before, after), Set.of(after.name()));
        if (refused.isEmpty() && !before.equals(after.name())) {
            house.jobs().start(Text.of("desktop.host", "renaming", before.value(), after.name().value()), _ -> {
                house.answers().renamed(before, after.name());
                return after;
            });
        }
        return refused;
    }

    @Override
    public Optional<Problem> retag(List<Host> hosts) {
        return changing(() -> hosts.forEach(host -> house.inventory().replace(host.name(), host)), Set.of());
    }

    @Override
    public Path usualConfig() {
        return HOME.resolve(".ssh/config");
    }

    @Override
    public void readConfig(Path file, Consumer<Outcome<List<FoundHost>>> told) {
        house.jobs()
                .start(Text.of("desktop.host", "import.reading", file.toString()), _ -> SshConfig.read(file, HOME).candidates().stream()
                        .map(c -> new FoundHost(c.alias(), c.host(), c.jumps(), c.notes(), c.refusal()))
                        .toList())
                .outcome()
                .thenAccept(outcome -> around.fx().execute(() -> told.accept(outcome)));
    }

    @Override
    public Optional<Problem> remove(Removal removal) {
        Optional<Problem> refused =
                changing(() -> removal.hosts().forEach(host -> house.inventory().remove(host.name())), Set.of());
        if (refused.isEmpty() && (removal.keys() || removal.secrets())) {
            house.jobs().start(Text.of("desktop.host", "forgetting"), _ -> {
                forget(removal);
                return removal;
            });
        }
        return refused;
    }

    private void forget(Removal removal) {
        for (Host host : removal.hosts()) {
            if (removal.keys()) {
                host.endpoint().ifPresent(house.hostKeys()::forget);
            }
            if (removal.secrets()) {
                house.answers().forget(host.name());
            }
        }
    }

    @Override
    public List<Host> hosts() {
        return house.inventory().hosts();
    }

    @Override
    public void past(HostName host, Consumer<Past> told) {
        house.background().execute(() -> {
            Past past = Past.NONE.with(house.history().samples(host, house.clock().instant().minus(Past.LENGTH)));
            around.fx().execute(() -> told.accept(past));
        });
    }

    @Override
    public Optional<Problem> terminal(Host host) {
        return shell.open(host);
    }

    @Override
    public void showModules(Set<HostName> hosts) {
        modules.accept(hosts);
    }

    @Override
    public void showAgent(HostName host) {
        agent.accept(host);
    }

    /** Whatever came of it, the window shows what the inventory has now. */
    private Optional<Problem> changing(Runnable change, Set<HostName> touched) {
        try {
            change.run();
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        } finally {
            house.fleet().reload();
            inventoryChanged.run();
            touched.stream().filter(name -> house.fleet().state(name).isPresent()).forEach(n -> refresh(Set.of(n)));
        }
    }
}
