package org.hostkeeper.cli.kiosk;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.kiosk.Pin;
import org.hostkeeper.secret.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes what the config holds in place of a PIN. */
@Command(
        name = "pin",
        description = {
            "Ask for a PIN and print it as “pin” in kiosk.json holds it: salted, and hashed slowly.",
            "A script gives it as a line of standard input."
        },
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper kiosk pin")
final class KioskPin implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    KioskPin(Terminal terminal) {
        this.terminal = terminal;
    }

    boolean help() {
        return help;
    }

    @Override
    public Integer call() {
        Optional<Secret> entered = terminal.interactive() ? terminal.askSecret(terminal.say("kiosk.pin")) : terminal.secretFromInput();
        try (Secret pin = entered.orElseThrow(() -> UsageException.of("kiosk.pin.none"))) {
            if (terminal.interactive() && !repeated(pin)) {
                throw UsageException.of("kiosk.pin.differs");
            }
            terminal.out().println(Pin.of(characters(pin), new SecureRandom()).written());
        }
        return Exit.DONE.code();
    }

    private boolean repeated(Secret pin) {
        Optional<Secret> again = terminal.askSecret(terminal.say("kiosk.pin.again"));
        try (Secret second = again.orElseThrow(() -> UsageException.of("kiosk.pin.none"))) {
            return pin.sameAs(second);
        }
    }

    private static char[] characters(Secret pin) {
        byte[] bytes = pin.utf8();
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        char[] digits = new char[decoded.remaining()];
        decoded.get(digits);
        Arrays.fill(decoded.array(), '\0');
        return digits;
    }
}
