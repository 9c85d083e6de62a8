package org.hostkeeper.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hostkeeper.kiosk.KioskSettings.Button;
import org.hostkeeper.kiosk.KioskSettings.Way;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Of the kiosk,")
class KioskPartsTest {
    private static final Path FILE = Path.of("/home/kiosk/config/kiosk.json");
    private static final String ONE = "{\"host\": \"gallery-1\", \"vm\": \"orbit\", \"ssh\": \"hostkeeper-kiosk@10.0.0.1\"}";

    private final AtomicLong now = new AtomicLong();

    @Test
    @DisplayName("a button held for long enough counts once for each press")
    void hold() {
        Hold hold = new Hold(Duration.ofNanos(100), now::get);
        hold.press();
        now.set(50);
        hold.press(); // a key that repeats
        assertThat(hold.progress()).isEqualTo(0.5);
        assertThat(hold.counts()).isFalse();
        now.set(100);
        assertThat(hold.counts()).isTrue();
        now.set(500);
        assertThat(hold.counts()).isFalse();
        assertThat(hold.progress()).isZero();
        hold.release();
        hold.press();
        now.set(599);
        hold.release();
        now.set(700);
        assertThat(hold.counts()).isFalse();
    }

    @Test
    @DisplayName("a PIN is kept salted and hashed, and known again")
    void pin() {
        Pin pin = Pin.of("2718".toCharArray(), new SecureRandom());
        Pin other = Pin.of("2718".toCharArray(), new SecureRandom());
        assertThat(pin.written()).startsWith("pbkdf2-sha256$600000$").doesNotContain("2718").isNotEqualTo(other.written());
        assertThat(Pin.parse(pin.written()).matches("2718".toCharArray())).isTrue();
        assertThat(pin.matches("2719".toCharArray())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "1234567890123", "12a4", "١٢٣٤"})
    @DisplayName("no PIN is made of too few digits, too many, or other signs:")
    void noPin(String digits) {
        assertThatThrownBy(() -> Pin.of(digits.toCharArray(), new SecureRandom())).isInstanceOf(ProblemException.class);
    }

    @Test
    @DisplayName("the gate shuts after three wrong PINs, for twice as long after each further one, and compares nothing meanwhile")
    void gate() {
        PinGate gate = new PinGate(Pin.of("2718".toCharArray(), new SecureRandom()), now::get);
        assertThat(gate.enter("0000".toCharArray())).isEqualTo(PinGate.Answer.WRONG);
        assertThat(gate.enter("0000".toCharArray())).isEqualTo(PinGate.Answer.WRONG);
        assertThat(gate.enter("0000".toCharArray())).isEqualTo(PinGate.Answer.SHUT);
        assertThat(gate.shut()).isEqualTo(Duration.ofSeconds(30));
        assertThat(gate.enter("2718".toCharArray())).isEqualTo(PinGate.Answer.SHUT);
        now.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(gate.enter("0000".toCharArray())).isEqualTo(PinGate.Answer.SHUT);
        assertThat(gate.shut()).isEqualTo(Duration.ofSeconds(60));
        now.addAndGet(Duration.ofSeconds(60).toNanos());
        assertThat(gate.enter("2718".toCharArray())).isEqualTo(PinGate.Answer.RIGHT);
        assertThat(gate.enter("0000".toCharArray())).isEqualTo(PinGate.Answer.WRONG);
    }

    @Test
    @DisplayName("the gate tells whether it is open while a PIN is compared")
    void gateWhileCompared() throws InterruptedException {
        CountDownLatch comparing = new CountDownLatch(1);
        CountDownLatch on = new CountDownLatch(1);
        PinGate gate = new PinGate(Pin.of("2718".toCharArray(), new SecureRandom()), () -> {
            if (Thread.currentThread().isVirtual()) { // who enters is held in the middle of it
                comparing.countDown();
                holdUntil(on);
            }
            return now.get();
        });
        Thread staff = Thread.ofVirtual().start(() -> gate.enter("2718".toCharArray()));
        comparing.await();
        try {
            assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), gate::shut)).isZero();
        } finally {
            on.countDown();
            staff.join();
        }
    }

    private static void holdUntil(CountDownLatch on) {
        try {
            on.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("a watch goes on after a bug on the way to its host, and tells it")
    void watchGoesOn() {
        AtomicInteger calls = new AtomicInteger();
        KioskVm vm = new KioskVm() {
            @Override
            public VmReading state() {
                if (calls.incrementAndGet() == 1) {
                    throw new IllegalArgumentException("unsupported URI");
                }
                return new VmReading(Condition.RUNNING, Optional.empty(), Duration.ZERO);
            }

            @Override
            public void revert() {
                throw new UnsupportedOperationException("revert");
            }

            @Override
            public void close() {}
        };
        Artwork artwork = new Artwork(Duration.ZERO, System::nanoTime);
        try (Watch watch = Watch.of("gallery-1/orbit", artwork, vm)) {
            await().until(() -> artwork.face() instanceof Face.Lost lost && lost.problem() instanceof Problem.Bug);
            await().until(() -> artwork.face().equals(new Face.Steady(Condition.RUNNING)));
            assertThat(watch.ask()).isTrue();
            await().until(() -> artwork.face() instanceof Face.Failed failed && failed.problem() instanceof Problem.Bug);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"vm_name\": \"orbit\", \"state\": \"healthy\"} | RUNNING",
        "{\"vm_name\": \"orbit\", \"state\": \"suspended_by_breaker\"} | GIVEN_UP",
        "{\"vm_name\": \"orbit\", \"state\": \"initializing\"} | UNKNOWN",
        "{\"vm_name\": \"orbit\", \"vm_state\": \"running\", \"vm_is_running\": true, \"heartbeat\": {\"is_timed_out\": false, \"has_received_heartbeat\": true}} | RUNNING",
        "{\"vm_name\": \"orbit\", \"vm_state\": \"running\", \"vm_is_running\": true, \"heartbeat\": {\"is_timed_out\": true, \"has_received_heartbeat\": true}} | ILL",
        "{\"vm_name\": \"orbit\", \"vm_state\": \"running\", \"vm_is_running\": true, \"heartbeat\": {\"is_timed_out\": false, \"has_received_heartbeat\": false}} | STARTING",
        "{\"vm_name\": \"orbit\", \"vm_state\": \"paused\", \"vm_is_running\": false} | PAUSED",
        "{\"vm_name\": \"orbit\", \"vm_state\": \"shut off\", \"vm_is_running\": false} | OFF",
        "{\"vm_name\": \"orbit\", \"vm_state\": \"crashed\", \"vm_is_running\": false} | ILL"
    })
    @DisplayName("a status means, of an agent and of a deployed controller:")
    void status(String json, Condition condition) {
        assertThat(VmReading.parse("gallery-1", "orbit", json).condition()).isEqualTo(condition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oops", "[]", "{}", "{\"vm_name\": \"other\", \"state\": \"healthy\"}"})
    @DisplayName("no status is made of anything else, or of another machine’s:")
    void noStatus(String json) {
        assertThatThrownBy(() -> VmReading.parse("gallery-1", "orbit", json)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.ProbeFailed.class));
    }

    @Test
    @DisplayName("a config says what is shown and how, with what is usual left out")
    void config() {
        KioskSettings usual = KioskConfig.parse(FILE, "{\"artworks\": [" + ONE + "]}");
        assertThat(usual.artworks().getFirst().name()).isEqualTo("gallery-1/orbit");
        assertThat(usual.artworks().getFirst().title()).isEqualTo("orbit");
        assertThat(usual.artworks().getFirst().way()).isInstanceOf(Way.Ssh.class);
        assertThat(usual).returns("dark", KioskSettings::look).returns(1, KioskSettings::screen)
                .returns(Duration.ofMillis(1500), KioskSettings::hold).returns(Duration.ofSeconds(30), KioskSettings::coolDown)
                .returns(Optional.empty(), KioskSettings::pin).returns(Path.of("/home/kiosk/config/kiosk.credential"), KioskSettings::credential);

        KioskSettings six = KioskConfig.parse(FILE, "{\"artworks\": [{\"host\": \"g\", \"vm\": \"x\", \"agent\": \"http://[fd00::1]:8080\"}]}");
        assertThat(six.artworks().getFirst().way()).isEqualTo(new Way.Agent(URI.create("http://[fd00::1]:8080")));

        KioskSettings whole = KioskConfig.parse(FILE, """
                {"artworks": [{"host": "g", "vm": "pump", "title": "Die Pumpe", "agent": "http://10.0.0.1:8080"}], "language": "ru",
                 "look": "contrast", "screen": 2, "hold": 0.8, "cool_down": 5, "pin": "%s", "credential": "/etc/k.token",
                 "button": {"device": "/dev/input/by-id/usb-button", "key": 57}}""".formatted(Pin.of("1234".toCharArray(), new SecureRandom()).written()));
        assertThat(whole.button()).contains(new Button("g/pump", new Button.Source.Key(Path.of("/dev/input/by-id/usb-button"), 57)));
        assertThat(whole).returns(Path.of("/etc/k.token"), KioskSettings::credential).returns(2, KioskSettings::screen);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "[]", "{}", "{\"artworks\": []}", "{\"artworks\": [ONE], \"looks\": \"dark\"}", "{\"artworks\": [ONE], \"look\": \"pink\"}",
        "{\"artworks\": [ONE], \"screen\": 0}", "{\"artworks\": [ONE], \"hold\": \"long\"}", "{\"artworks\": [ONE], \"pin\": \"1234\"}",
        "{\"artworks\": [{\"host\": \"g\", \"vm\": \"a/b\", \"ssh\": \"a@b\"}]}", "{\"artworks\": [{\"host\": \"g\", \"vm\": \"x\"}]}",
        "{\"artworks\": [{\"host\": \"g\", \"vm\": \"x\", \"agent\": \"file:///etc\"}]}", "{\"artworks\": [{\"host\": \"g\", \"vm\": \"x\", \"agent\": \"http://fd00::1:8080\"}]}",
        "{\"artworks\": [{\"host\": \"g\", \"vm\": \"x\", \"agent\": \"http://[fd00::1\"}]}", "{\"artworks\": [{\"host\": \"g\", \"vm\": \"x\", \"agent\": \"http://g:80800\"}]}",
        "{\"artworks\": [ONE, {\"host\": \"g\", \"vm\": \"x\", \"agent\": \"http://g:8080\"}]}", "{\"artworks\": [ONE], \"button\": {\"device\": \"/etc/passwd\"}}",
        "{\"artworks\": [ONE], \"button\": {\"artwork\": \"g/other\", \"command\": [\"x\"]}}", "{\"artworks\": [ONE], \"button\": {\"command\": []}}"
    })
    @DisplayName("no config is made of what is unknown or wrong:")
    void noConfig(String text) {
        assertThatThrownBy(() -> KioskConfig.parse(FILE, text.replace("ONE", ONE))).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().text().toString()).contains("kiosk").isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({"rw-------,true", "r--------,true", "rw-r-----,false", "rw----r--,false", "rwx------,false"})
    @DisplayName("the credential is taken only from a file that nobody else can read:")
    void credential(String mode, boolean taken, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("kiosk.credential"), "0123456789abcdef\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        if (taken) {
            assertThat(Credential.of(file).token()).isEqualTo("0123456789abcdef");
        } else {
            assertThatThrownBy(() -> Credential.of(file)).isInstanceOfSatisfying(
                    ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
        }
    }

    @Test
    @DisplayName("a private key is never taken for a token, nor a link for the credential")
    void noToken(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> Credential.of(file).token()).isInstanceOf(ProblemException.class);
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThatThrownBy(() -> Credential.of(link)).isInstanceOf(ProblemException.class);
    }
}
