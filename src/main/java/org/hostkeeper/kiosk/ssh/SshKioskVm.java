package org.hostkeeper.kiosk.ssh;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hostkeeper.kiosk.KioskVm;
import org.hostkeeper.kiosk.MachineName;
import org.hostkeeper.kiosk.VmReading;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.HeldLogin;
import org.hostkeeper.remote.Output;

/** A machine by way of an SSH key to which the host allows two verbs, state and revert, and nothing else. */
public final class SshKioskVm implements KioskVm {
    private static final Duration READING = Duration.ofSeconds(8);
    /** A machine's memory is read in; a slow disk takes its time. */
    private static final Duration REVERTING = Duration.ofMinutes(3);

    private final String host;
    private final String vm;
    private final Supplier<HeldLogin> connect;
    private Optional<HeldLogin> login = Optional.empty();

    /** @param connect a new connection, with the kiosk's key and no other */
    public SshKioskVm(String host, String vm, Supplier<HeldLogin> connect) {
        this.host = host;
        this.vm = vm;
        this.connect = connect;
    }

    @Override
    public VmReading state() {
        return VmReading.parse(host, vm, said("state", READING));
    }

    @Override
    public void revert() {
        said("revert", REVERTING);
    }

    private String said(String verb, Duration limit) {
        HeldLogin way = login.filter(HeldLogin::isOpen).orElseGet(this::connected);
        boolean done = false;
        try {
            Output output = way.ask(List.of(verb, MachineName.word(vm)), limit);
            done = true;
            if (!output.ok()) {
                throw new ProblemException(
                        new Problem.CommandFailed(host, verb + " " + vm, output.exit(), output.error().strip()));
            }
            return output.text();
        } finally {
            if (!done) { // a way that swallowed one question is not trusted with the next
                close();
            }
        }
    }

    private HeldLogin connected() {
        close();
        HeldLogin made = connect.get();
        login = Optional.of(made);
        return made;
    }

    @Override
    public void close() {
        login.ifPresent(HeldLogin::close);
        login = Optional.empty();
    }
}
