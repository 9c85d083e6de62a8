package org.hostkeeper.remote.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.HeldLogin;
import org.hostkeeper.remote.Output;

/** A held login by way of a launcher, which is closed with it. */
public record HeldProcess(HostName host, Launcher launcher) implements HeldLogin {
    private static final long MOST = 1L << 16;

    @Override
    public Output ask(List<String> words, Duration limit) {
        Collector collector = new Collector(MOST);
        String shown = String.join(" ", words);
        Running running = launcher.launch(words, collector);
        try {
            Feed.start(_ -> {}, running);
            Optional<Ending> ending = collector.await(limit);
            if (ending.isPresent() && ending.get() instanceof Ending.Exited(int status)) {
                return collector.output(status);
            }
            throw new ProblemException(ending.map(how -> problem(how, shown)).orElseGet(() -> new Problem.TimedOut(host.value(), shown, limit)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Cancelled(shown), e);
        } finally {
            running.stop();
        }
    }

    private Problem problem(Ending ending, String shown) {
        return switch (ending) {
            case Ending.Exited e -> throw new IllegalStateException("Not a problem: " + e);
            case Ending.Lost _ -> new Problem.ConnectionLost(host.value(), shown);
            case Ending.TooMuch _ -> new Problem.OutputTooLarge(host.value(), shown, MOST);
        };
    }

    @Override
    public boolean isOpen() {
        return launcher.isOpen();
    }

    @Override
    public void close() {
        launcher.close();
    }
}
