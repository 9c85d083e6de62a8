package org.hostkeeper.cli.exhibition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.exhibition.watch.WatchGround;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code vm watch}: puts a machine under the watch of its host's agent, or changes how it is watched. */
@Command(
        name = "watch",
        description = {
            "Have the host's agent watch a machine: it reverts it to its golden snapshot when it dies or falls silent.",
            "What is not said stays as it was. The guest beats by a GET of http://HOST:PORT/api/v1/heartbeat."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper vm watch artwork --snapshot ready --port 8001 --listen 127.0.0.1,192.168.122.1 --host gallery-1",
            "  hostkeeper vm watch artwork --hours 'Tue-Sun 10:00-18:00' --host gallery-1 --dry-run",
            "  hostkeeper vm watch artwork --breaker-reverts 5 --breaker-within 900 --visitor-idle 120 --host gallery-1",
            "  hostkeeper vm watch artwork --off --host gallery-1"
        })
final class VmWatch extends PlannedChange {
    @Parameters(index = "0", paramLabel = "VM", description = "The machine's name.")
    private String name = "";

    @Option(names = "--off", description = "Have it watched no longer.")
    private boolean off;

    @Option(names = "--snapshot", paramLabel = "NAME", description = "The golden snapshot, which it is reverted to (at first: ready).")
    private Optional<String> snapshot = Optional.empty();

    @Option(names = "--listen", paramLabel = "ADDRESSES", description = {
        "Where its own port listens, with commas between (at first: 127.0.0.1, and the host's address on the bridge of the guest)."
    })
    private Optional<String> listen = Optional.empty();

    @Option(names = "--port", paramLabel = "PORT", description = "Its own port; 0 for none (at first: the first free one from 8000).")
    private Optional<String> port = Optional.empty();

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "It is dead after so long without a beat (at first: 15).")
    private Optional<String> timeout = Optional.empty();

    @Option(names = "--hours", paramLabel = "HOURS", description = "When visitors are there, as 'Tue-Sun 10:00-18:00'; none for always.")
    private Optional<String> hours = Optional.empty();

    @Option(names = "--guests", paramLabel = "NETWORKS", description = "Networks that count as the guest's, beside those that the host knows.")
    private Optional<String> guests = Optional.empty();

    @Option(names = "--compatibility", paramLabel = "NETWORKS", description = {
        "From where calls need no token, or none: networks with commas between, each alone for all of them or with those that it is for,",
        "as '10.0.0.0/8 status heartbeat, 10.1.0.7 vm/start'."
    })
    private Optional<String> compatibility = Optional.empty();

    @Option(names = "--breaker-reverts", paramLabel = "N",
            description = "After so many reverts within --breaker-within it is given up for a while (at first: 3).")
    private Optional<String> breakerReverts = Optional.empty();

    @Option(names = "--breaker-within", paramLabel = "SECONDS", description = "Within how long (at first: 600).")
    private Optional<String> breakerWithin = Optional.empty();

    @Option(names = "--breaker-pause", paramLabel = "SECONDS",
            description = "For how long it is given up; twice as long each further time (at first: 60).")
    private Optional<String> breakerPause = Optional.empty();

    @Option(names = "--breaker-longest", paramLabel = "SECONDS", description = "And at most for so long (at first: 1800).")
    private Optional<String> breakerLongest = Optional.empty();

    @Option(names = "--revert-on-start", paramLabel = "yes|no",
            description = "Whether it is reverted when the agent starts, also if it is well, as deployed controllers do (at first: no).")
    private Optional<String> revertOnStart = Optional.empty();

    @Option(names = "--visitor-idle", paramLabel = "SECONDS",
            description = "A visitor whom the guest told of is there for so long, and is not disturbed but by a fault (at first: 60).")
    private Optional<String> visitorIdle = Optional.empty();

    VmWatch(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("exhibition.watch", off ? "plan.release" : "plan.watch", name);
    }

    @Override
    protected void check() {
        if (off && !said().isEmpty()) {
            throw UsageException.of("vm.watch-off");
        }
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        return (remote, _) -> {
            WatchGround ground = house.exhibition().watched().read(remote, List.of(name));
            return off
                    ? house.exhibition().watching().release(ground, name)
                    : house.exhibition().watching().watch(ground, house.exhibition().reader().read(remote), name, said());
        };
    }

    /** By the keys of the machine's file. */
    private Map<String, String> said() {
        Map<String, String> keys = new TreeMap<>();
        snapshot.ifPresent(value -> keys.put("snapshot_name", value));
        listen.ifPresent(value -> keys.put("api_host", value));
        port.ifPresent(value -> keys.put("api_port", value));
        timeout.ifPresent(value -> keys.put("heartbeat_timeout", value));
        hours.ifPresent(value -> keys.put("opening_hours", value));
        guests.ifPresent(value -> keys.put("guests", value));
        compatibility.ifPresent(value -> keys.put("compatibility", value));
        breakerReverts.ifPresent(value -> keys.put("breaker_reverts", value));
        breakerWithin.ifPresent(value -> keys.put("breaker_within", value));
        breakerPause.ifPresent(value -> keys.put("breaker_pause", value));
        breakerLongest.ifPresent(value -> keys.put("breaker_longest", value));
        revertOnStart.ifPresent(value -> keys.put("revert_on_start", value));
        visitorIdle.ifPresent(value -> keys.put("visitor_idle", value));
        return keys;
    }
}
