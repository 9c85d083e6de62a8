package org.hostkeeper.demo.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.hostkeeper.demo.machine.Machine;
import org.jspecify.annotations.NullUnmarked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One exec channel: hands the command line to the machine on a virtual thread and tells the client the exit status. */
@NullUnmarked // the server fills in the streams one by one before it starts the command
final class RunningCommand implements Command {
    private static final Logger LOG = LoggerFactory.getLogger(RunningCommand.class);

    private final Machine machine;
    private final String line;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;
    private Thread thread;

    RunningCommand(Machine machine, String line) {
        this.machine = machine;
        this.line = line;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        String user = channel.getSession().getUsername();
        thread = Thread.ofVirtual().name("demo-" + machine.name()).start(() -> run(user));
    }

    private void run(String user) {
        try {
            int status = machine.run(line, user, in, out, err);
            out.flush();
            err.flush();
            exit.onExit(status);
        } catch (InterruptedException | IOException e) {
            LOG.debug("The channel of {} closed before it ended: {}", line, e.toString());
            exit.onExit(130);
        } catch (RuntimeException e) {
            LOG.error("The simulation of {} broke on {}", line, machine.name(), e);
            machine.unknown(line + ": " + e);
            exit.onExit(126);
        }
    }

    @Override
    public void destroy(ChannelSession channel) {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
