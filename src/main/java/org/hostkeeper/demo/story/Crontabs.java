package org.hostkeeper.demo.story;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.plan.Ownership;

/** What runs by the clock on the hosts of the story: good jobs, old habits, and files that cron does not even read. */
final class Crontabs {
    private static final String DEBIAN =
            """
            # /etc/crontab: system-wide crontab
            SHELL=/bin/sh
            PATH=/usr/local/sbin:/usr/local/bin:/sbin:/bin:/usr/sbin:/usr/bin

            17 *\t* * *\troot\tcd / && run-parts --report /etc/cron.hourly
            25 6\t* * *\troot\ttest -x /usr/sbin/anacron || { cd / && run-parts --report /etc/cron.daily; }
            47 6\t* * 7\troot\ttest -x /usr/sbin/anacron || { cd / && run-parts --report /etc/cron.weekly; }
            52 6\t1 * *\troot\ttest -x /usr/sbin/anacron || { cd / && run-parts --report /etc/cron.monthly; }
            """;

    private static final String MIRROR =
            """
            # Mirror update, managed by the mirror setup
            # Do not edit while an update runs
            0 */12 * * * apt-mirror /usr/bin/apt-mirror > /var/spool/apt-mirror/var/cron.log
            """;

    private Crontabs() {}

    static void place(StoryHost host, Tree tree) {
        Map<String, String> system = new LinkedHashMap<>();
        String user = host.owner();
        String own = "";
        system.put("/etc/crontab", DEBIAN);
        if (host.name().startsWith("mirror")) {
            system.put("/etc/cron.d/pop-mirror", MIRROR);
            system.put("/etc/cron.d/report.sh", "30 7 * * 1 root /usr/local/bin/mirror-report\n");
            system.put("/etc/cron.d/upgrade", "0 4 * * 0 root apt-get -y dist-upgrade > /dev/null 2>&1\n");
        } else if (host.name().startsWith("gateway")) {
            own = gateway(host.name());
        } else if (host.name().startsWith("shop")) {
            own = "PATH=/usr/local/bin:/usr/bin:/bin\n*/5 * * * * $HOME/bin/sync-stock >> $HOME/stock.log 2>&1\n"
                    + "5 23 * * * $HOME/bin/close-day --date $(date +%F)\n#hostkeeper-off 0 9 * * 1 $HOME/bin/weekly-mail\n";
        } else {
            system.put("/etc/cron.d/gallery", "# lights and players of the galleries\n30 8 * * 2-7 root /usr/local/bin/gallery open\n"
                    + "15 18 * * 2-7 root /usr/local/bin/gallery close\n15 18 * * 2-7 root /usr/local/bin/gallery report\n");
        }
        if (!host.hardware().os().startsWith("Alma")) {
            String options = host.name().startsWith("gateway") ? "EXTRA_OPTS=\"-L 15\"" : "# EXTRA_OPTS=\"\"";
            system.put("/etc/default/cron", "# Options of the cron daemon\n" + options + "\n");
        }
        system.put("/etc/logrotate.d/apt", "/var/log/apt/term.log {\n  rotate 12\n  monthly\n  compress\n  missingok\n  notifempty\n}\n");
        system.forEach((path, text) -> tree.install(path, text, Ownership.ROOT_PUBLIC));
        String spool = host.hardware().os().startsWith("Alma") ? "/var/spool/cron" : "/var/spool/cron/crontabs";
        tree.install(spool + "/.keep", "", Ownership.ROOT_PRIVATE);
        tree.remove(spool + "/.keep");
        if (!own.isEmpty()) {
            tree.install(spool + "/" + user, own, new Ownership(user, "crontab", 0600));
        }
    }

    /** The hill is not filled in yet, so its cron ignores the whole crontab. */
    private static String gateway(String name) {
        String hour = name.equals("gateway-north") ? "1" : "U";
        return "MAILTO=ops@example.org\n# configuration snapshot\n23 */8 * * * $HOME/bin/snapshot > $HOME/.cronlog/snapshot.log 2>&1\n"
                + "# sync, one gateway after the other\n0 " + hour + " * * 2,5 $HOME/bin/sync > $HOME/.cronlog/sync.log 2>&1\n"
                + "42 19 * * 2 $HOME/bin/statistics\n";
    }
}
