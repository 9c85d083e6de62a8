package org.hostkeeper.schedule;

/**
 * A job's line in its parts, which put together are the line, byte for byte: one character a byte. So one part can be
 * changed and the others stay as somebody once aligned them.
 *
 * @param lead blanks before the time, and cronie's {@code -}
 * @param time five fields with the blanks between them, or a word with {@code @}
 * @param gap blanks after it
 * @param user of a system crontab; else empty
 * @param userGap blanks after the user
 */
public record JobText(String lead, String time, String gap, String user, String userGap, String command) {
    String raw() {
        return lead + time + gap + user + userGap + command;
    }

    /** The time as people write it: one blank between two fields. */
    public String fields() {
        return time.strip().replaceAll("[ \t]+", " ");
    }

    /** Byte for byte; the carriage return of a line that ends in CR LF belongs to the line's end, though cron takes it for the command's. */
    String rawCommand() {
        return command.endsWith("\r") ? command.substring(0, command.length() - 1) : command;
    }

    /** For people; a carriage return at the end is not shown. */
    public String shownCommand() {
        return RawText.shown(command).strip();
    }

    JobText withTime(String other) {
        return withRawTime(RawText.raw(other));
    }

    JobText withRawTime(String other) {
        return new JobText(lead, other, gap.isEmpty() ? " " : gap, user, userGap, command);
    }

    JobText withUser(String other) {
        return new JobText(lead, time, gap.isEmpty() ? " " : gap, RawText.raw(other), userGap.isEmpty() ? " " : userGap, command);
    }

    JobText withCommand(String other) {
        return withRawCommand(RawText.raw(other));
    }

    JobText withRawCommand(String other) {
        String end = command.substring(rawCommand().length());
        return new JobText(lead, time, gap.isEmpty() ? " " : gap, user, userGap, other + end);
    }
}
