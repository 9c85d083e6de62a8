package org.hostkeeper.schedule;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.hostkeeper.testbed.TestHost;

/** Debian's cron, started anew on a host, however long it takes there to read its crontabs. */
final class StartedCron {
    private StartedCron() {}

    /** What it said up to the line that follows when all crontabs are read. */
    static String logOf(TestHost host) {
        String log = "journalctl --no-pager -o cat _PID=" + host.sh("systemctl start cron && systemctl show -p MainPID --value cron").outOfSuccess().strip();
        await().atMost(Duration.ofSeconds(60)).until(() -> host.sh(log).out().contains("reboot jobs"));
        return host.sh(log).outOfSuccess();
    }
}
