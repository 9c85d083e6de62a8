package org.hostkeeper.facts;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads how full the disks are (df(1)); apart from the host probe, because a dead mount may hang it and must not cost
 * the rest. Memory file systems, images that are full by nature and the layers of containers are left out.
 */
public final class DisksProbe extends ScriptedProbe<List<Disk>> {
    private static final String SCRIPT = Scripts.beside(DisksProbe.class, "disks.sh");
    private static final Pattern LINE =
            Pattern.compile("(.+?)\\s+(\\S+)\\s+(\\d{1,18})\\s+(\\d{1,18})\\s+(-?\\d{1,18})\\s(/.*)");

    public DisksProbe() {
        super("disks", 1, Duration.ofSeconds(8), SCRIPT, "df");
    }

    @Override
    public List<Disk> parse(String answer) {
        if (answer.isBlank()) {
            throw new UnreadableAnswer("df said nothing");
        }
        return answer.lines().flatMap(DisksProbe::disk).toList();
    }

    private static Stream<Disk> disk(String line) {
        Matcher m = LINE.matcher(line);
        if (!m.matches() || partOfContainer(m.group(2), m.group(6))) {
            return Stream.empty();
        }
        return Stream.of(new Disk(
                m.group(1),
                m.group(2),
                m.group(6),
                Long.parseLong(m.group(3)),
                Long.parseLong(m.group(4)),
                Math.max(0, Long.parseLong(m.group(5)))));
    }

    /** A layer of a container here, or a file that this container's own host lends it (systemd-nspawn(1)). */
    private static boolean partOfContainer(String type, String mount) {
        return type.equals("overlay") && !mount.equals("/") || mount.startsWith("/run/host/");
    }
}
