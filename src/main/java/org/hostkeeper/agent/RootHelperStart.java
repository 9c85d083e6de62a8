package org.hostkeeper.agent;

import java.nio.file.Path;
import org.hostkeeper.agent.config.LogLevel;
import org.hostkeeper.agent.root.work.HelperProgram;

/** Starts the root helper with the log that the agent has as well. */
public final class RootHelperStart {
    private RootHelperStart() {}

    /** Returns when nobody has asked for a while. Logs go to standard error: standard input and output are the socket's. */
    public static void run(Path list, Path state) {
        JournalLog.begin(System.err, LogLevel.INFO);
        new HelperProgram(list, state).run();
    }
}
