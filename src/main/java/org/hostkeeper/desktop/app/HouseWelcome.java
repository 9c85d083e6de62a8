package org.hostkeeper.desktop.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.welcome.WelcomeDeeds;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.ssh.config.SshConfig;

/**
 * Does what the welcome offers.
 *
 * @param adding takes a host in
 * @param home the person's home folder
 * @param pages opens what the Hosts page has for it
 */
record HouseWelcome(Assembly house, Surroundings around, Consumer<Host> adding, Path home, Pages pages)
        implements WelcomeDeeds {
    /** What other parts of the window do. */
    interface Pages {
        void importHosts();

        void addHost();

        void openDemo();
    }

    @Override
    public void addThisMachine() {
        Sudo sudo = System.getProperty("user.name").equals("root") ? Sudo.NONE : Sudo.PASSWORD;
        adding.accept(Host.local(name(), sudo));
    }

    /** What this machine calls itself, if a host may be called so. */
    private HostName name() {
        String console = house.console();
        String machine = console.substring(console.indexOf('@') + 1);
        try {
            return new HostName(machine.replaceFirst("\\..*", ""));
        } catch (ProblemException e) {
            return new HostName("localhost");
        }
    }

    /** Reads it beside the window: a configuration may include many files. */
    @Override
    public void countConfigured(IntConsumer told) {
        Path config = home.resolve(".ssh/config");
        if (Files.isReadable(config)) {
            Thread.ofVirtual().start(() -> count(config)
                    .ifPresent(count -> around.fx().execute(() -> told.accept(count))));
        }
    }

    private Optional<Integer> count(Path config) {
        try {
            return Optional.of(SshConfig.read(config, home).candidates().size());
        } catch (ProblemException e) {
            return Optional.empty(); // the import says what is wrong with it
        }
    }

    @Override
    public void importConfigured() {
        pages.importHosts();
    }

    @Override
    public void addHost() {
        pages.addHost();
    }

    @Override
    public void openDemo() {
        pages.openDemo();
    }
}
