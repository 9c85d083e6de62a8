package org.hostkeeper.schedule;

/**
 * What the daemon makes of a command in a crontab (do_command.c): the shell gets what stands before the first bare percent sign, and
 * the job's standard input is the rest, where percent signs are line feeds.
 *
 * @param command one character a byte, as the shell gets it
 * @param input one character a byte
 */
record DaemonCommand(String command, String input) {
    static DaemonCommand of(String raw) {
        int bare = new ShellLine(raw).bare();
        return bare < 0
                ? new DaemonCommand(unescaped(raw), "")
                : new DaemonCommand(unescaped(raw.substring(0, bare)), lines(raw.substring(bare + 1)));
    }

    private static String unescaped(String raw) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\' && i + 1 < raw.length()) {
                char next = raw.charAt(++i);
                text.append(next == '%' ? "%" : "\\" + next);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Ends in a line feed if there is anything. */
    private static String lines(String raw) {
        StringBuilder text = new StringBuilder();
        boolean escaped = false;
        for (char c : raw.toCharArray()) {
            if (escaped && c != '%') {
                text.append('\\');
            }
            char written = !escaped && c == '%' ? '\n' : c;
            escaped = written == '\\';
            if (!escaped) {
                text.append(written);
            }
        }
        text.append(escaped ? "\\" : "");
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? text.toString() : text + "\n";
    }
}
