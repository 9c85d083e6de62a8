package org.hostkeeper.agent.root.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.module.ModulePlans;
import org.hostkeeper.module.UnitsOnDisk;
import org.hostkeeper.plan.apply.Plans;
import org.hostkeeper.plan.apply.SecretResolver;
import org.hostkeeper.plan.apply.Session;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.local.LocalConnector;
import org.hostkeeper.store.Store;
import org.hostkeeper.words.Text;

/** The helper as a program: wires what it needs upon this machine, and serves the socket that systemd handed over as fd 0. */
public final class HelperProgram {
    private static final Duration IDLE = Duration.ofMinutes(2);

    private final Path list;
    private final Path state;

    /**
     * @param list root's own list of what is allowed
     * @param state the folder of the helper's journal
     */
    public HelperProgram(Path list, Path state) {
        this.list = list;
        this.state = state;
    }

    /**
     * Returns when nobody has asked for a while, and no virtual machine is listed: a revert must not wait for a start. The list is
     * read for each request, so that a helper that stays knows what root has written since.
     */
    public void run() {
        HelperList.read(list); // a bad one is told at once
        Supplier<HelperList> allowed = () -> HelperList.read(list);
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        Host machine = Host.local(new HostName("localhost"), Sudo.NONE);
        Connector local = new LocalConnector(Questions.unanswered());
        try (ServerSocketChannel door = inherited();
                Store store = Store.open(state.resolve("helper.db"), clock);
                Remote remote = local.connect(machine)) {
            Session session = session(remote, local, machine);
            Plans plans = new Plans(store.journal(), ModuleWork.CONSOLE, SecretResolver.none(), clock, random);
            ModuleWork work = new ModuleWork(
                    allowed, UnitsOnDisk.ofThisMachine(), session, plans, new ModulePlans(clock, random));
            work.tidy();
            new HelperServer(door, allowed, work, new VmWork(allowed, remote), IDLE).serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocketChannel inherited() throws IOException {
        Channel channel = System.inheritedChannel();
        if (channel instanceof ServerSocketChannel door) {
            return door;
        }
        throw new ProblemException(new Problem.Refused(
                Text.literal("hostkeeper agent helper"), Text.of("agent.root", "no-socket")));
    }

    private static Session session(Remote remote, Connector local, Host machine) {
        return new Session() {
            @Override
            public Remote remote() {
                return remote;
            }

            @Override
            public Remote afresh() {
                return local.connect(machine);
            }
        };
    }
}
