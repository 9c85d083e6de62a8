package org.hostkeeper.desktop.host;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hostkeeper.facts.Disk;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.HostFacts;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.HostTrial;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;

/** Hosts as a small museum has them, well and ill. */
public final class Hosts {
    public static final Instant NOW = Instant.parse("2026-03-14T09:26:53Z");
    private static final long GIB = 1L << 30;

    private Hosts() {}

    public static List<HostState> museum() {
        return List.of(
                well("gw-north", "10.20.0.1", 0.12, 41, "gateway"),
                with("gw-south", "10.20.0.2", facts(0.08, List.of("cron.service")), 38, "gateway"),
                well("hall-1", "10.20.1.11", 0.71, 55, "artwork"),
                with("hall-2", "10.20.1.12", facts(1.94, List.of()), 93, "artwork"),
                down("hall-3", "10.20.1.13", new Problem.Unreachable("hall-3", "10.20.1.13", "no route to host")),
                down("hall-4", "10.20.1.14", new Problem.Silent("hall-4", "10.20.1.14", Duration.ofSeconds(10))),
                down("mirror", "mirror.museum.example", new Problem.ChangedHostKey(
                        "mirror",
                        "mirror.museum.example",
                        "ssh-ed25519",
                        "SHA256:n3wn3wn3wn3wn3wn3wn3wn3wn3wn3wn3wn3wn3wn3w0",
                        "SHA256:0ld0ld0ld0ld0ld0ld0ld0ld0ld0ld0ld0ld0ld0ld0",
                        "~/.ssh/known_hosts:12")),
                new HostState(host("new-box", "10.20.9.9", "artwork"), new Link.Connecting(NOW), Facts.unknown(new HostName("new-box"))));
    }

    /** Works that are only written down. */
    public static HostWorks works() {
        return new HostWorksRecorded();
    }

    /** So many, well and ill, with tags, as one shop of a chain has them. */
    public static List<HostState> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    String name = "box-%03d".formatted(i);
                    String tag = List.of("shop", "gallery", "office").get(i % 3);
                    return i % 17 == 0
                            ? down(name, "10.30.0." + i % 250, new Problem.Unreachable(name, "10.30.0." + i, "no route to host"))
                            : with(name, "10.30.0." + i % 250, facts(i % 40 / 10.0, i % 23 == 0 ? List.of("cron.service") : List.of()), 30 + i % 68, tag);
                })
                .toList();
    }

    public static Host host(String name, String address, String... tags) {
        return new Host(
                new HostName(name), java.util.Optional.of(Endpoint.parse("keeper@" + address)), Sudo.NOPASSWD,
                new TreeSet<>(List.of(tags)));
    }

    public static HostState well(String name, String address, double load, int disk, String... tags) {
        return with(name, address, facts(load, List.of()), disk, tags);
    }

    public static HostState with(String name, String address, HostFacts facts, int disk, String... tags) {
        return new HostState(host(name, address, tags), new Link.Connected(NOW.minusSeconds(600)), known(name, facts, disk, 4));
    }

    public static HostState down(String name, String address, Problem problem) {
        Host host = host(name, address, "artwork");
        return new HostState(
                host,
                new Link.Broken(problem, NOW.minusSeconds(300), NOW.plusSeconds(60)),
                known(name, facts(0.4, List.of()), 60, 7200));
    }

    static Facts known(String name, HostFacts facts, int disk, int age) {
        Instant taken = NOW.minusSeconds(age);
        return new Facts(new HostName(name), Map.of(
                "host", Reading.of(facts, taken),
                "disks", Reading.of(List.of(disk("/", disk), disk("/srv", disk / 2)), taken)));
    }

    public static HostFacts facts(double load, List<String> failed) {
        return new HostFacts(
                "Debian GNU/Linux 12 (bookworm)", "6.1.0-28-amd64", "x86_64", "box", Duration.ofDays(17), 4, load, load,
                load, 8 * GIB, 3 * GIB, "Europe/Berlin", failed, false);
    }

    private static Disk disk(String mount, int percent) {
        return new Disk("/dev/vda1", "ext4", mount, 100 * GIB, percent * GIB, (100 - percent) * GIB);
    }

    /** Deeds that are only written down. */
    public static final class Recorded implements HostDeeds {
        public final List<String> done = new CopyOnWriteArrayList<>();
        public List<Host> known = List.of(host("gw-north", "10.20.0.1"), host("hall-1", "10.20.1.11", "artwork"));
        private Outcome<HostTrial> trial = new Outcome.Cancelled<>();
        public Outcome<List<FoundHost>> found = new Outcome.Done<>(List.of());
        private Optional<Problem> refusal = Optional.empty();

        public Recorded answering(Outcome<HostTrial> next) {
            trial = next;
            return this;
        }

        public Recorded refusing(Problem why) {
            refusal = Optional.of(why);
            return this;
        }

        @Override
        public void refresh(Set<HostName> hosts) {
            done.add("refresh " + new TreeSet<>(hosts));
        }

        @Override
        public void test(TrialWish wish, Consumer<HostTrial> onward, Consumer<Outcome<HostTrial>> told) {
            done.add((wish.asking() ? "test " : "glance ") + wish.host().name() + wish.acceptedKey().map(" "::concat).orElse(""));
            told.accept(trial);
        }

        @Override
        public void forgetKey(Endpoint endpoint) {
            done.add("forget key " + endpoint);
        }

        @Override
        public void knownKeys(Host host, Consumer<List<String>> told) {
            told.accept(List.of("ED25519 SHA256:kn0wnkn0wnkn0wnkn0wnkn0wnkn0wnkn0wnkn0wnkn0"));
        }

        @Override
        public Optional<Problem> add(Host host) {
            done.add("add " + host);
            return refusal;
        }

        @Override
        public Optional<Problem> replace(HostName before, Host after) {
            done.add("replace " + before + " " + after);
            return refusal;
        }

        @Override
        public Optional<Problem> retag(List<Host> hosts) {
            hosts.forEach(host -> done.add("tags " + host.name() + " " + host.tags()));
            return refusal;
        }

        @Override
        public Path usualConfig() {
            return Path.of("/home/op/.ssh/config");
        }

        @Override
        public void readConfig(Path file, Consumer<Outcome<List<FoundHost>>> told) {
            done.add("read " + file);
            told.accept(found);
        }

        @Override
        public Optional<Problem> remove(Removal removal) {
            done.add("remove " + removal.hosts().stream().map(Host::name).toList()
                    + (removal.keys() ? " keys" : "") + (removal.secrets() ? " secrets" : ""));
            return refusal;
        }

        @Override
        public List<Host> hosts() {
            return known;
        }

        @Override
        public Optional<Problem> terminal(Host host) {
            done.add("terminal " + host.name());
            return Optional.empty();
        }

        @Override
        public void showModules(Set<HostName> hosts) {
            done.add("modules " + new TreeSet<>(hosts));
        }

        @Override
        public void showAgent(HostName host) {
            done.add("agent " + host);
        }
    }
}
