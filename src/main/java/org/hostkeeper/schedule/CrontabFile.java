package org.hostkeeper.schedule;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;

/**
 * A crontab as it lies on a host.
 *
 * @param user whose crontab it is; empty for those of the system
 * @param ownership empty where {@code crontab -l} told the content and the file itself could not be looked at; Debian's writes
 *     a backslash and an r for a carriage return and the like, so such lines are not told as they are
 * @param sort file, or link-OWNER for a symbolic link
 * @param content empty if it cannot be read
 */
public record CrontabFile(
        String path,
        Optional<String> user,
        Optional<Ownership> ownership,
        int links,
        String sort,
        Optional<Bytes> content) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern LSB_NAME = Pattern.compile("_?([a-z0-9_.]+-)+[a-z0-9]+|[a-z0-9][a-z0-9-]*");
    private static final Pattern SET_ASIDE = Pattern.compile(".*(~|\\.(dpkg|ucf)-[a-z]+|\\.rpm(save|orig|new)|\\.(bak|old|orig|disabled))");
    private static final Pattern LEFT_BY_DPKG = Pattern.compile("[a-z0-9-].*dpkg-(old|dist)");

    /** Why the daemon takes no notice of the file, whatever its lines are (process_crontab in database.c). */
    public enum Unread {
        NAME,
        /** A name such as package tools, editors and people give to what is not to run: {@code x.dpkg-old}, {@code x~}. */
        SET_ASIDE,
        OWNER,
        MODE,
        LINKS,
        NO_SUCH_USER
    }

    public CrontabKind kind() {
        return user.isPresent() ? CrontabKind.USER : CrontabKind.SYSTEM;
    }

    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public Crontab crontab(Dialect dialect, Optional<Set<String>> users) {
        return Crontab.parse(content.orElse(Bytes.utf8("")), new CrontabRules(kind(), dialect, users));
    }

    Optional<Unread> unread(CronDaemon daemon, Set<String> users) {
        if (path.startsWith("/etc/cron.d/") && !isRead(name(), daemon)) {
            return Optional.of(SET_ASIDE.matcher(name()).matches() ? Unread.SET_ASIDE : Unread.NAME);
        }
        if (user.isPresent() && !users.contains(user.get()) && ownership.isPresent()) {
            return Optional.of(Unread.NO_SUCH_USER);
        }
        return ownership.flatMap(this::refused).or(() -> links > 1 ? Optional.of(Unread.LINKS) : Optional.empty());
    }

    private Optional<Unread> refused(Ownership of) {
        boolean owned = of.owner().equals("root") || user.filter(of.owner()::equals).isPresent();
        boolean linked = user.isPresent() ? sort.startsWith("link-") : sort.startsWith("link-") && !sort.equals("link-root");
        if (!owned || linked) {
            return Optional.of(Unread.OWNER);
        }
        boolean safe = user.isPresent() ? of.mode() == 0600 : (of.mode() & 0022) == 0;
        return safe ? Optional.empty() : Optional.of(Unread.MODE);
    }

    /** valid_name in Debian's database.c; cronie leaves out a few endings only. */
    static boolean isRead(String name, CronDaemon daemon) {
        if (daemon.dialect() == Dialect.CRONIE) {
            return !name.startsWith(".") && !name.startsWith("#") && !name.matches(".*(~|\\.rpmsave|\\.rpmorig|\\.rpmnew)");
        }
        if (daemon.takesLsbNames()) {
            return LSB_NAME.matcher(name).matches() && !LEFT_BY_DPKG.matcher(name).matches();
        }
        return NAME.matcher(name).matches();
    }
}
