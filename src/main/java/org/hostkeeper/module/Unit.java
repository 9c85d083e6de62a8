package org.hostkeeper.module;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hostkeeper.words.Text;

/**
 * One service of a host as systemd tells it; the words are systemd's own (systemctl(1), org.freedesktop.systemd1(5)).
 *
 * @param name with its suffix: {@code nginx.service}
 * @param load loaded, not-found, masked, bad-setting, error; {@code unloaded} for a unit file that nothing has asked for
 * @param enabled enabled, disabled, static, masked, …; empty if it is not known
 * @param result of the last run: success, exit-code, signal, timeout, …
 * @param restarts how often systemd has restarted it by itself since somebody started it
 * @param memory bytes now; absent if it does not run or is not accounted
 * @param since when it came into its active state; absent if it is not there
 * @param mainPid 0 if there is none
 * @param mainStatus the exit status or signal number of the last main process, absent if none has ended
 * @param fragment the unit file's path, empty if there is none
 * @param needsReload whether a file was changed since systemd last read it
 * @param user whom it runs as; empty means root
 * @param execStart the command line of its main process
 * @param invocation systemd's name of this very run, empty if it never ran
 * @param read when this was read, by the host's own clock
 */
public record Unit(
        String name,
        String description,
        String type,
        String load,
        String active,
        String sub,
        String enabled,
        String result,
        int restarts,
        OptionalLong memory,
        Optional<Instant> since,
        int mainPid,
        OptionalInt mainStatus,
        String fragment,
        List<String> dropIns,
        boolean needsReload,
        String user,
        String workingDirectory,
        String execStart,
        String invocation,
        Optional<Registration> module,
        Instant read) {
    /** A unit that was restarted and has not run longer than this has not proven yet that it stays. */
    static final Duration PROVEN = Duration.ofMinutes(1);

    public Unit {
        dropIns = List.copyOf(dropIns);
    }

    /** One that a host does not have, though somebody keeps a place for it. */
    public static Unit absent(String name, Instant read) {
        return UnitProperties.bare(name, "not-found", "inactive", "dead", "", read);
    }

    /** How it is in a word. */
    public UnitState state() {
        return switch (active) {
            case "failed" -> UnitState.FAILED;
            case "active" -> runs();
            case "activating" -> restarts > 0 || sub.startsWith("auto-restart") ? UnitState.ATTENTION : UnitState.WORKING;
            case "deactivating", "reloading", "refreshing", "maintenance" -> UnitState.WORKING;
            case "inactive" -> rests();
            default -> UnitState.UNKNOWN;
        };
    }

    /**
     * Whether a deployed module manager made it: its code is main.py in its working directory, that is a folder in
     * somebody's modules, and the file is the administrator's (docs/contracts.md, modules).
     */
    public boolean adopted() {
        String last = execStart.substring(execStart.lastIndexOf(' ') + 1);
        return module.isEmpty()
                && fragment.equals(UnitFiles.unit(name))
                && workingDirectory.matches("/.+/modules/[^/]+")
                && last.equals(workingDirectory + "/main.py");
    }

    /** Why it is not well, if it is not. */
    public Optional<Text> reason() {
        return Reasons.of(this);
    }

    private UnitState runs() {
        boolean fileGone = load.equals("not-found") || load.equals("error") || load.equals("bad-setting");
        boolean flapping = restarts > 0 && since.isPresent() && since.get().plus(PROVEN).isAfter(read);
        return fileGone || flapping ? UnitState.ATTENTION : UnitState.RUNNING;
    }

    private UnitState rests() {
        return switch (load) {
            case "not-found" -> UnitState.UNKNOWN;
            case "error", "bad-setting" -> UnitState.ATTENTION;
            default -> sub.endsWith("-before-auto-restart") ? UnitState.ATTENTION : UnitState.STOPPED;
        };
    }
}
