package org.hostkeeper.bench;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.hostkeeper.facts.FactsReader;
import org.hostkeeper.facts.Probe;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.Shell;

/**
 * What the fleet sends to a host for these probes, to the byte, so that OpenSSH can be given the same work.
 *
 * @param line the command line, as the login shell gets it
 * @param input its standard input
 */
record SentScript(String line, byte[] input) {

    static SentScript of(List<Probe<?>> probes) {
        Remote listening = (Remote) Proxy.newProxyInstance(
                Remote.class.getClassLoader(), new Class<?>[] {Remote.class}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof Command command) {
                        throw new Heard(command);
                    }
                    throw new IllegalStateException("The facts reader asked for " + method.getName());
                });
        try {
            new FactsReader(Clock.systemUTC(), new Random(1)).read(listening, probes);
        } catch (Heard heard) {
            Command command = heard.command;
            return new SentScript("LC_ALL=C " + Shell.line(command.arguments()), command.input());
        }
        throw new IllegalStateException("The facts reader sent nothing");
    }

    /** Ends the reading as soon as what it sends is known. */
    private static final class Heard extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Command command;

        Heard(Command command) {
            this.command = command;
        }
    }
}
