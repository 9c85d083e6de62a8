package org.hostkeeper.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.hostkeeper.words.Text;

/**
 * What stands in a mail. That of a failure is a contract: subject and body as the deployed manager has them, in English,
 * with the log's last 5,000 characters (docs/contracts.md, mail); the others are in the language that was chosen.
 *
 * @param server how this host calls itself
 */
record MailText(String server, ZoneId zone, Locale language) {
    static final int LOG_CHARACTERS = 5000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    String subject(List<Notice> notices) {
        Notice first = notices.getFirst();
        String subject = notices.size() > 1
                ? words("digest.subject", notices.size(), server)
                : switch (first.kind()) {
                    case FAILURE -> "Service Failure Alert: " + first.module();
                    case RECOVERY -> words("recovery.subject", first.module());
                    case FLAPPING -> words("flapping.subject", first.module());
                    case CALM -> words("calm.subject", first.module());
                };
        return oneLine(subject);
    }

    /** The log counts for a single notice only: a list is to be looked over. */
    String body(List<Notice> notices, String log) {
        if (notices.size() > 1) {
            StringBuilder body = new StringBuilder(words("digest.body", server)).append("\n\n");
            notices.forEach(notice -> body.append(time(notice.at())).append("  ").append(line(notice)).append('\n'));
            return body.toString();
        }
        Notice notice = notices.getFirst();
        String unit = notice.unit().equals(ServiceSignal.NO_UNIT) ? notice.module() : notice.unit();
        String facts = "Module: %s\nService: %s\nTime: %s\nServer: %s\n".formatted(
                oneLine(notice.module()), oneLine(unit), time(notice.at()), oneLine(server));
        return switch (notice.kind()) {
            case FAILURE -> facts + "\nRecent logs:\n" + end(log);
            case FLAPPING -> facts + "\n" + line(notice) + "\n\nRecent logs:\n" + end(log);
            case RECOVERY, CALM -> facts + "\n" + line(notice) + "\n";
        };
    }

    private String line(Notice notice) {
        String module = oneLine(notice.module());
        String detail = oneLine(notice.detail());
        return switch (notice.kind()) {
            case FAILURE -> words("failure.line", module, detail);
            case RECOVERY -> words("recovery.line", module, detail, lasted(IncidentBook.lasted(notice)));
            case FLAPPING -> words("flapping.line", module, notice.times());
            case CALM -> words("calm.line", module, detail);
        };
    }

    private static String lasted(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 60
                ? seconds + " s"
                : seconds < 3600 ? seconds / 60 + " min" : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    private static String end(String log) {
        return log.length() <= LOG_CHARACTERS ? log : log.substring(log.length() - LOG_CHARACTERS);
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    private String words(String key, Object... args) {
        return Text.of("alert", key, args).in(language);
    }

    /** What stands in a header, or alone on a line, must not be able to begin another. */
    static String oneLine(String input) {
        return input.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }
}
