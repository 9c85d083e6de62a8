package org.hostkeeper.demo.story;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.hostkeeper.demo.machine.Chatter;

/**
 * A registered module of the story: a small Python service with its unit as Hostkeeper writes it.
 *
 * @param name of the unit, without suffix
 * @param owner whose home its code is in
 * @param type the folder of its code below {@code ~/modules}
 */
record Module(String name, String description, String owner, String type, String code) {
    private static final String RUNS_FOR_EVER =
            """
            import signal, time

            running = True


            def stop(*_):
                global running
                running = False


            signal.signal(signal.SIGTERM, stop)
            while running:
                time.sleep(1)
            """;

    static Module of(String name, String description, String owner, String type) {
        return new Module(name, description, owner, type, RUNS_FOR_EVER);
    }

    Module withCode(String text) {
        return new Module(name, description, owner, type, text);
    }

    /** As a part that runs, with lines in {@code [Service]} beyond the template's. */
    Part part(int mebibytes, Chatter chatter, String... more) {
        String unit = name + ".service";
        String folder = "/home/" + owner + "/modules/" + type;
        String extra = more.length == 0 ? "" : String.join("\n", more) + "\n";
        return new Part(
                unit,
                "/etc/systemd/system/" + unit,
                text(folder, extra),
                Map.of(folder + "/main.py", code),
                Part.mib(mebibytes),
                chatter,
                Part.Fate.LIVES,
                Part.Start.RUNNING);
    }

    private String text(String folder, String extra) {
        return """
                [Unit]
                Description=Module Service for %1$s
                After=network.target

                [Service]
                Type=simple
                User=%2$s
                WorkingDirectory=%3$s
                ExecStart=/usr/bin/python3 %3$s/main.py
                Restart=%7$s
                StandardOutput=journal
                StandardError=journal
                SyslogIdentifier=%1$s
                Environment=PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
                Environment=PYTHONUNBUFFERED=1
                %8$s
                [Install]
                WantedBy=multi-user.target

                [X-Hostkeeper]
                Guid=%4$s
                Name=%1$s
                Description=%5$s
                ServiceType=%6$s
                Owner=%2$s
                """
                .formatted(name, owner, folder, guid(), description, type, extra.contains("RestartSec") ? "on-failure" : "no", extra);
    }

    private String guid() {
        return UUID.nameUUIDFromBytes((owner + "/" + name).getBytes(StandardCharsets.UTF_8)).toString();
    }
}
