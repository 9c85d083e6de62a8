package org.hostkeeper.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.demo.machine.Users;

/** Answers the probe {@code schedules}, and the same script when it is run as root: crontabs as they lie in the machine's tree. */
final class DemoSchedules {
    private static final Pattern OPTIONS = Pattern.compile("(?m)^[ \t]*EXTRA_OPTS[ \t]*=[ \t]*(.*)$");
    private static final String PERIODIC = "/etc/cron.";

    private DemoSchedules() {}

    static Optional<String> answer(String probe, Call call) {
        return probe.equals("schedules")
                ? Optional.of(call.machine().locked(() -> told(call.machine(), call.user(), List.of())))
                : Optional.empty();
    }

    static int read(Call call) throws IOException {
        call.say(call.machine().locked(() -> told(call.machine(), call.user(), call.rest())));
        return 0;
    }

    static String told(Machine machine, String user, List<String> asked) {
        Tree tree = machine.tree();
        boolean redHat = machine.hardware().os().startsWith("Alma");
        String spool = redHat ? "/var/spool/cron" : "/var/spool/cron/crontabs";
        StringBuilder lines = new StringBuilder();
        lines.append("now ").append(machine.now().getEpochSecond()).append('\n');
        lines.append("zone ").append(machine.hardware().timeZone()).append('\n');
        lines.append("daemon ").append(redHat ? "cronie" : "debian").append(" active\n");
        tree.content("/etc/default/cron").stream()
                .flatMap(settings -> OPTIONS.matcher(settings.text()).results())
                .forEach(found -> lines.append("options ").append(found.group(1)).append('\n'));
        TreeSet<String> users = new TreeSet<>(asked);
        file(lines, machine, "system", "/etc/crontab", users);
        tree.children("/etc/cron.d").forEach(path -> file(lines, machine, "system", path, users));
        if (user.equals("root")) {
            lines.append("spool open ").append(spool).append('\n');
            tree.children(spool).forEach(path -> file(lines, machine, "user", path, users));
        } else {
            lines.append("spool closed ").append(spool).append('\n');
            tree.content(spool + "/" + user)
                    .filter(own -> own.size() > 0)
                    .ifPresent(own -> lines.append("own ").append(user).append(' ').append(base64(own.array())).append('\n'));
        }
        for (String period : List.of("hourly", "daily", "weekly", "monthly", "yearly")) {
            tree.children(PERIODIC + period)
                    .forEach(path -> lines.append("script ").append(period).append(" root 755 ").append(base64(path)).append('\n'));
        }
        users.stream().filter(name -> isThere(tree, name)).forEach(name -> lines.append("user ").append(name).append('\n'));
        return lines + timers(machine);
    }

    private static boolean isThere(Tree tree, String user) {
        return Users.exists(tree, user) || user.equals("apt-mirror");
    }

    private static void file(StringBuilder lines, Machine machine, String kind, String path, TreeSet<String> users) {
        if (machine.tree().at(path).orElse(null) instanceof Tree.Node.File(var content, var ownership)) {
            String mode = Integer.toOctalString(ownership.mode());
            lines.append(String.join(" ", "file", kind, ownership.owner(), ownership.group(), mode))
                    .append(' ').append(machine.booted().getEpochSecond()).append(" 1 file ")
                    .append(base64(path)).append(" +").append(base64(content.array())).append('\n');
            if (kind.equals("user")) {
                users.add(path.substring(path.lastIndexOf('/') + 1));
            } else {
                content.text().lines().map(line -> line.split("[ \t]+")).filter(words -> words.length > 5).forEach(words -> users.add(words[5]));
            }
        }
    }

    private static String timers(Machine machine) {
        ZonedDateTime now = machine.now().atZone(ZoneId.of(machine.hardware().timeZone()));
        Instant midnight = now.toLocalDate().plusDays(1).atStartOfDay(now.getZone()).toInstant();
        Instant morning = now.with(LocalTime.of(6, 12)).plusDays(now.toLocalTime().isBefore(LocalTime.of(6, 12)) ? 0 : 1).toInstant();
        String json = "[" + timer("logrotate", midnight) + "," + timer("apt-daily-upgrade", morning) + "]";
        return "timers " + base64(json) + "\n"
                + show("logrotate", "Daily rotation of log files", "daily", "1h")
                + "show\n"
                + show("apt-daily-upgrade", "Daily apt upgrade and clean activities", "*-*-* 06:00:00", "1h");
    }

    private static String timer(String name, Instant next) {
        return "{\"next\":%d000000,\"left\":0,\"last\":%d000000,\"passed\":0,\"unit\":\"%s.timer\",\"activates\":\"%s.service\"}"
                .formatted(next.getEpochSecond(), next.minusSeconds(86_400).getEpochSecond(), name, name);
    }

    private static String show(String name, String about, String calendar, String delay) {
        return "show TimersCalendar={ OnCalendar=" + calendar + " ; next_elapse=n/a }\nshow RandomizedDelayUSec=" + delay
                + "\nshow Persistent=yes\nshow Id=" + name + ".timer\nshow Description=" + about
                + "\nshow ActiveState=active\nshow FragmentPath=/lib/systemd/system/" + name + ".timer\nshow UnitFileState=enabled\n";
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
