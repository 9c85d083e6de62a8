package org.hostkeeper.schedule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.plan.Bytes;

/**
 * A job of a crontab as a timer and a service of systemd: as its user, in that user's home, with cron's environment and input. The timer
 * says in a section that systemd passes over ({@code X-}, systemd.unit(5)) where its line stands, so that it finds back.
 *
 * @param name of the units, without their ending
 * @param calendar its OnCalendar= lines; none runs it when the host has started
 */
record TimerUnits(String name, CronJob job, List<String> calendar, TimerRequest request) {
    static final String UNITS = "/etc/systemd/system/";
    static final String SETTINGS = "/etc/default/";
    private static final String MARK = "[X-Hostkeeper]";

    /** Where a timer's line stands. */
    record Origin(String crontab, String line) {}

    String timerPath() {
        return UNITS + name + ".timer";
    }

    String servicePath() {
        return UNITS + name + ".service";
    }

    String settingsPath() {
        return SETTINGS + name;
    }

    String timer() {
        StringBuilder text = new StringBuilder("[Unit]\nDescription=" + description() + "\n\n[Timer]\n");
        calendar.forEach(line -> text.append("OnCalendar=").append(line).append('\n'));
        if (calendar.isEmpty()) {
            text.append("OnBootSec=").append(TimerRequest.AFTER_BOOT).append('\n');
        }
        text.append("AccuracySec=1s\n");
        if (request.persistent()) {
            text.append("Persistent=true\n");
        }
        request.randomDelay().ifPresent(delay -> text.append("RandomizedDelaySec=").append(delay.toSeconds()).append('\n'));
        return text + "\n[Install]\nWantedBy=timers.target\n\n" + MARK + "\nCrontab=" + job.file().path() + "\nLine="
                + Base64.getEncoder().encodeToString(job.text().raw().getBytes(StandardCharsets.ISO_8859_1)) + "\n";
    }

    String service() {
        DaemonCommand daemon = DaemonCommand.of(job.text().job().orElseThrow().command());
        String input = daemon.input().isEmpty()
                ? ""
                : "StandardInput=data\nStandardInputData=" + Base64.getEncoder().encodeToString(RawText.bytes(daemon.input()).array()) + "\n";
        return "[Unit]\nDescription=" + description() + "\n\n[Service]\nType=oneshot\nUser=" + job.user() + "\nWorkingDirectory=-"
                + job.environment().getOrDefault("HOME", "~") + "\nEnvironmentFile=-/etc/environment\nEnvironmentFile=-/etc/default/locale\n"
                + "EnvironmentFile=" + settingsPath() + "\nKillMode=process\nUMask=0022\n" + input
                + "ExecStart=" + shell() + " -c \"" + quoted(RawText.shown(daemon.command())) + "\"\n";
    }

    String shell() {
        return job.environment().getOrDefault("SHELL", "/bin/sh");
    }

    /** What cron sets, and what the crontab sets above the line, which counts more. */
    String settings() {
        List<String> lines = new ArrayList<>(List.of("SHELL=" + shell(), "PATH=/usr/bin:/bin"));
        for (Map.Entry<String, String> one : job.environment().entrySet()) {
            boolean own = one.getKey().equals("SHELL") || one.getKey().equals("LOGNAME") || one.getKey().equals("USER");
            if (!own && one.getKey().matches("[A-Za-z_][A-Za-z0-9_]*")) {
                lines.add(one.getKey() + "=\"" + one.getValue().replaceAll("([\\\\\"`$])", "\\\\$1") + "\"");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private String description() {
        return "cron: " + job.command().replace("%", "%%").replace("\\", "\\\\");
    }

    /** Within double quotes of ExecStart= (systemd.service(5), command lines). */
    private static String quoted(String command) {
        return command.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$");
    }

    /** Where the line of a timer stands that was made here. */
    static Optional<Origin> origin(Bytes timer) {
        List<String> lines = timer.text().lines().toList();
        int mark = lines.indexOf(MARK);
        if (mark < 0 || lines.size() < mark + 3 || !lines.get(mark + 1).startsWith("Crontab=") || !lines.get(mark + 2).startsWith("Line=")) {
            return Optional.empty();
        }
        byte[] line = Base64.getDecoder().decode(lines.get(mark + 2).substring("Line=".length()));
        return Optional.of(new Origin(lines.get(mark + 1).substring("Crontab=".length()), new String(line, StandardCharsets.ISO_8859_1)));
    }
}
