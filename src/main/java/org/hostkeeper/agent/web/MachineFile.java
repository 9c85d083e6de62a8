package org.hostkeeper.agent.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.agent.config.LeftOut;
import org.hostkeeper.agent.vm.VmControl;
import org.hostkeeper.disk.WholeFile;
import org.hostkeeper.plan.TextJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the watched machines are like, in a file that everybody on the host may read: a console sees them with all other facts
 * in one look, without a token and without a right. It lies in the folder that systemd takes away with the agent, so that an
 * agent that is gone says nothing.
 */
public final class MachineFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MachineFile.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);

    /** systemd's RuntimeDirectory= of the agent. */
    public static final String NAME = "vms.json";

    private final Path file;
    private final String address;
    private final int port;
    private final List<VmControl> machines;
    private final List<LeftOut> leftOut;
    private final Clock clock;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("machine-file").factory());
    private boolean worried;

    private MachineFile(Path file, String address, int port, List<VmControl> machines, List<LeftOut> leftOut, Clock clock) {
        this.file = file;
        this.address = address;
        this.port = port;
        this.machines = List.copyOf(machines);
        this.leftOut = List.copyOf(leftOut);
        this.clock = clock;
    }

    /**
     * Keeps the file until it is closed.
     *
     * @param bind the address that the agent's API listens on
     * @param port and its port
     * @param leftOut files whose machines are not watched
     */
    public static MachineFile keep(
            Path folder, String bind, int port, List<VmControl> machines, List<LeftOut> leftOut, Clock clock) {
        MachineFile kept = new MachineFile(folder.resolve(NAME), reachable(bind), port, machines, leftOut, clock);
        kept.writer.scheduleWithFixedDelay(kept::write, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return kept;
    }

    /** From this host. */
    private static String reachable(String bind) {
        return switch (bind) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "::1";
            default -> bind;
        };
    }

    /** As the machines are now. It is written by and by in any case; who has changed something does not wait for that. */
    public synchronized void write() {
        try {
            WholeFile.replace(file, fresh -> {
                Files.writeString(fresh, json().toString());
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
            });
            worried = false;
        } catch (IOException | RuntimeException e) {
            if (!worried) {
                LOG.warn("Consoles do not see the machines that are watched: {} cannot be written", file, e);
            }
            worried = true;
        }
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("at", clock.millis() / 1e3).put("address", address).put("port", port);
        ArrayNode all = json.putArray("vms");
        machines.forEach(machine -> {
            ObjectNode one = MachineJson.told(machine).put("api_port", machine.settings().port());
            machine.settings().compatibility().forEach(one.putArray("compatibility")::add);
            ArrayNode beats = one.putArray("beats");
            for (int second : machine.beats()) {
                beats.add(second);
            }
            all.add(one);
        });
        ArrayNode out = json.putArray("left_out");
        leftOut.forEach(each -> out.addObject()
                .put("file", each.file())
                .put("why", each.problem().text().toString())
                .set("words", TextJson.write(each.problem().text())));
        return json;
    }

    @Override
    public void close() throws IOException {
        writer.shutdownNow();
        Files.deleteIfExists(file);
    }
}
