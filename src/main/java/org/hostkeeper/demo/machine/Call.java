package org.hostkeeper.demo.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One program being run on a simulated machine: who runs it, with what arguments, and its three streams.
 *
 * @param arguments the program's name first
 * @param user who runs it; root after sudo
 */
public record Call(
        Machine machine, List<String> arguments, String user, InputStream in, OutputStream out, OutputStream err) {
    public Call {
        arguments = List.copyOf(arguments);
    }

    public String program() {
        return arguments.getFirst();
    }

    /** What follows the program's name. */
    public List<String> rest() {
        return arguments.subList(1, arguments.size());
    }

    public boolean byRoot() {
        return user.equals("root");
    }

    /** The same streams and user for another command line. */
    public Call with(List<String> other) {
        return new Call(machine, other, user, in, out, err);
    }

    public Call as(String other) {
        return new Call(machine, arguments, other, in, out, err);
    }

    /** The same with nobody listening. */
    public Call intoNothing() {
        OutputStream nothing = OutputStream.nullOutputStream();
        return new Call(machine, arguments, user, InputStream.nullInputStream(), nothing, nothing);
    }

    public void say(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Tells a failure on standard error and answers its status. */
    public int fail(int status, String text) throws IOException {
        err.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        err.flush();
        return status;
    }
}
