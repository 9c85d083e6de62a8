package org.hostkeeper.demo.story;

import static org.hostkeeper.demo.story.BaseSystem.daemon;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.demo.machine.Chatter;
import org.hostkeeper.demo.machine.Death;
import org.hostkeeper.host.Sudo;

/** Three galleries: one is well, in one the projection flaps, one is down. */
final class Museum {
    private static final String USER = "tech";
    private static final String SYNC =
            """
            import os, socket, sys, time

            PROJECTOR = (os.environ.get("PROJECTOR", "10.20.2.31"), 4352)

            print("Connecting to projector %s" % PROJECTOR[0])
            link = socket.create_connection(PROJECTOR, timeout=5)
            while True:
                link.sendall(b"%1POWR ?\\r")
                if not link.recv(64):
                    print("<3>Projector %s closed the connection" % PROJECTOR[0], file=sys.stderr)
                    sys.exit(1)
                time.sleep(2)
            """;

    private Museum() {}

    static List<StoryHost> hosts() {
        return List.of(
                gallery(1, 0.42, 0.38, 61, List.of(projection(), audioGuide(), lamps())),
                gallery(2, 0.77, 0.52, 18, List.of(flapping(projection()), audioGuide(), lamps())),
                gallery(3, 0.30, 0.33, 61, List.of(projection(), lamps())).ill(StoryHost.Trouble.DOWN));
    }

    private static StoryHost gallery(int number, double load, double memory, int days, List<Part> parts) {
        return StoryHost.of(
                "gallery-" + number, USER, Sudo.NOPASSWD, "museum", Systems.box(load, memory, days, 0.31 + number * 0.07), parts);
    }

    private static Part projection() {
        return Module.of("projection_sync", "Keeps the projectors of this room in step", USER, "projection")
                .withCode(SYNC)
                .part(
                        38,
                        Chatter.of(3, "<7>clock of room #: offset 0.0# ms", "frame 5#4# in step, drift 0.# ms", "frame 6#1# in step, drift 0.# ms", "lamp at 8# percent, 31# hours"),
                        "RestartSec=5s");
    }

    private static Part flapping(Part projection) {
        return projection.fated((_, restarts) -> Optional.of(Death.exit(
                Duration.ofSeconds(9 + restarts % 5 * 6L),
                1,
                "<4>Projector 10.20.2.31 answers late: 412 ms",
                "<3>Projector 10.20.2.31 closed the connection")));
    }

    private static Part audioGuide() {
        return Module.of("audio_guide", "Serves the audio guide of this room", USER, "audio_guide")
                .part(
                        74,
                        Chatter.of(2, "GET /tracks/# 200 in # ms", "GET /tracks/# 200 in # ms", "GET /rooms/1 200 in # ms", "<4>GET /tracks/# 404 in 1 ms", "<5>room # filled, # listeners", "<3>GET /tracks/# 500: cannot read from disk"));
    }

    private static Part lamps() {
        return daemon("lampd", "DALI lamp controller", "/usr/local/sbin/lampd --bus /dev/ttyUSB0", 6)
                .saying(Chatter.of(120, "group #: level #", "scene “opening hours” holds", "bus voltage 15.# V"));
    }
}
