package org.hostkeeper.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.hostkeeper.kiosk.KioskSettings;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.assembly.ForgetfulSecrets;
import org.hostkeeper.assembly.PassphrasePrompt;
import org.hostkeeper.assembly.Ports;
import org.hostkeeper.cli.command.Opening;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.store.Store;

/** A person or script at one console over several commands: an inventory in memory, hosts that are made up, no window. */
final class Scene implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Random random = new Random(1);
    final Store store = Store.inMemory();
    final ForgetfulSecrets secrets = new ForgetfulSecrets();
    final FakeHosts hosts = new FakeHosts();
    FakeTerminal terminal = new FakeTerminal();

    /** What one command came to. */
    record Result(int exit, String out, String err) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (JsonProcessingException e) {
                throw new AssertionError("No JSON: " + out, e);
            }
        }
    }

    /** At a terminal where nobody sits. */
    Result run(String... args) {
        return run(new FakeTerminal(), args);
    }

    Result run(FakeTerminal at, String... args) {
        terminal = at;
        int exit = new Cli(at, opening(), noWindow()).run(args);
        return new Result(exit, at.said(), at.complained());
    }

    /** The commands as they are offered, without running one. */
    picocli.CommandLine commandLine() {
        return new Cli(terminal, opening(), noWindow()).commands();
    }

    private Opening opening() {
        return new Opening() {
            @Override
            public Assembly own(Questions given, Questions person, PassphrasePrompt passphrase) {
                return new Assembly(ports(), given, person);
            }

            @Override
            public Assembly demo(int count) {
                throw new AssertionError("Not in this scene");
            }

            @Override
            public String logs() {
                return "/logs";
            }
        };
    }

    private Ports ports() {
        return new Ports(
                store.inventory(),
                store.journal(),
                store.facts(),
                store.history(),
                store.settings(),
                store.brokers(),
                store.clearedMessages(),
                secrets,
                hosts::connector,
                endpoint -> {
                    int known = hosts.accepted.size();
                    hosts.accepted.clear();
                    return known;
                },
                clock,
                random,
                "op@console",
                false,
                () -> {});
    }

    static Window noWindow() {
        return new Window() {
            @Override
            public boolean possible() {
                return false;
            }

            @Override
            public void open() {
                throw new AssertionError("There is no display");
            }

            @Override
            public void openDemo(int hosts) {
                throw new AssertionError("There is no display");
            }

            @Override
            public void openKiosk(KioskSettings settings) {
                throw new AssertionError("There is no display");
            }
        };
    }

    @Override
    public void close() {
        store.close();
    }
}
