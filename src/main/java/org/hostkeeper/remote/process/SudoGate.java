package org.hostkeeper.remote.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Stands between sudo and whoever listens to the command: tells when sudo asks for the password and when the command's
 * own shell is there, and lets through only what the command itself says. Everything up to the ready line (sudo's
 * lecture, PAM's warnings, a chatty login shell) stays here.
 */
final class SudoGate implements Listener {
    /** What happened at the gate. */
    enum Sign {
        /** sudo asks for a password; a second time means that the first one was wrong. */
        PROMPT,
        /** The command's shell runs as root and waits for nothing more. */
        READY,
        /** It is over without ever having been ready. */
        ENDED
    }

    private static final int MOST_CHAT = 64 << 10;

    private final byte[] prompt;
    private final byte[] ready;
    private final Listener command;
    private final BlockingQueue<Sign> signs = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream outHead = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errHead = new ByteArrayOutputStream();
    private boolean outOpen;
    private boolean errOpen;
    private int prompts;
    private Ending ending = new Ending.Lost();

    SudoGate(String prompt, String ready, Listener command) {
        this.prompt = prompt.getBytes(StandardCharsets.US_ASCII);
        this.ready = (ready + "\n").getBytes(StandardCharsets.US_ASCII);
        this.command = command;
    }

    /** The next sign; empty if none comes within this time. */
    Optional<Sign> next(Duration time) throws InterruptedException {
        return Optional.ofNullable(signs.poll(time.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** What sudo said on standard error before the gate opened. */
    synchronized String chat() {
        return errHead.toString(StandardCharsets.UTF_8);
    }

    synchronized Ending ending() {
        return ending;
    }

    @Override
    public synchronized void out(byte[] bytes, int from, int length) {
        if (outOpen) {
            command.out(bytes, from, length);
            return;
        }
        byte[] head = added(outHead, bytes, from, length);
        int at = indexOf(head, ready, 0);
        if (at >= 0) {
            outOpen = true;
            signs.add(Sign.READY);
            rest(head, at, command::out);
        }
    }

    @Override
    public synchronized void err(byte[] bytes, int from, int length) {
        if (errOpen) {
            command.err(bytes, from, length);
            return;
        }
        byte[] head = added(errHead, bytes, from, length);
        int at = indexOf(head, ready, 0);
        if (at >= 0) {
            errOpen = true;
            rest(head, at, command::err);
        } else {
            tellPrompts(head);
        }
    }

    private void tellPrompts(byte[] head) {
        int seen = 0;
        for (int at = indexOf(head, prompt, 0); at >= 0; at = indexOf(head, prompt, at + prompt.length)) {
            seen++;
        }
        for (; prompts < seen; prompts++) {
            signs.add(Sign.PROMPT);
        }
    }

    private byte[] added(ByteArrayOutputStream head, byte[] bytes, int from, int length) {
        head.write(bytes, from, length);
        if (head.size() > MOST_CHAT) {
            ending = new Ending.TooMuch();
            signs.add(Sign.ENDED);
        }
        return head.toByteArray();
    }

    private void rest(byte[] head, int at, Bytes to) {
        int begin = at + ready.length;
        if (head.length > begin) {
            to.say(head, begin, head.length - begin);
        }
    }

    @Override
    public synchronized void ended(Ending how) {
        ending = how;
        if (outOpen) {
            command.ended(how);
        } else {
            signs.add(Sign.ENDED);
        }
    }

    private static int indexOf(byte[] in, byte[] what, int from) {
        for (int i = from; i <= in.length - what.length; i++) {
            if (java.util.Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    private interface Bytes {
        void say(byte[] bytes, int from, int length);
    }
}
