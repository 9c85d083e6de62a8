package org.hostkeeper.desktop.deployment;

import java.util.function.Consumer;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;

/** What the agent's dialog can have done. Each change is shown as a plan first; {@code done} follows where it was carried out. */
public interface AgentDeeds {
    /** Looks at the host as a job, and tells what it saw on the JavaFX thread. */
    void look(HostName host, Consumer<Outcome<AgentLook>> told);

    /** A new agent for this user's modules. */
    void install(HostName host, String owner, Runnable done);

    /** A newer agent in place of the one that is there, for the same owner. */
    void upgrade(HostName host, Runnable done);

    void adopt(HostName host, Runnable done);

    void remove(HostName host, Runnable done);

    void mend(HostName host, Defect defect, Runnable done);

    /** Takes over what another feature found there. */
    void takeOver(HostName host, Found found, Runnable done);

    /** Mends a defect of that by its own plan. */
    void mend(HostName host, Found found, Defect defect, Runnable done);
}
