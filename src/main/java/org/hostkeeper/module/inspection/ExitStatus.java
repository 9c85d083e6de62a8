package org.hostkeeper.module.inspection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.words.Text;

/**
 * What exit statuses and signals are called and mean: systemd.exec(5) "Process Exit Codes" for 200 to 245, sysexits.h(3head)
 * for 64 to 78, the shell's 126, 127 and 128 + signal, signal(7).
 */
final class ExitStatus {
    private static final Map<Integer, String> SETUP = Map.ofEntries(
            Map.entry(200, "CHDIR"), Map.entry(201, "NICE"), Map.entry(202, "FDS"), Map.entry(203, "EXEC"),
            Map.entry(204, "MEMORY"), Map.entry(205, "LIMITS"), Map.entry(206, "OOM_ADJUST"),
            Map.entry(207, "SIGNAL_MASK"), Map.entry(208, "STDIN"), Map.entry(209, "STDOUT"), Map.entry(210, "CHROOT"),
            Map.entry(211, "IOPRIO"), Map.entry(212, "TIMERSLACK"), Map.entry(213, "SECUREBITS"),
            Map.entry(214, "SETSCHEDULER"), Map.entry(215, "CPUAFFINITY"), Map.entry(216, "GROUP"),
            Map.entry(217, "USER"), Map.entry(218, "CAPABILITIES"), Map.entry(219, "CGROUP"), Map.entry(220, "SETSID"),
            Map.entry(221, "CONFIRM"), Map.entry(222, "STDERR"), Map.entry(224, "PAM"), Map.entry(225, "NETWORK"),
            Map.entry(226, "NAMESPACE"), Map.entry(227, "NO_NEW_PRIVILEGES"), Map.entry(228, "SECCOMP"),
            Map.entry(229, "SELINUX_CONTEXT"), Map.entry(230, "PERSONALITY"), Map.entry(231, "APPARMOR_PROFILE"),
            Map.entry(232, "ADDRESS_FAMILIES"), Map.entry(233, "RUNTIME_DIRECTORY"), Map.entry(235, "CHOWN"),
            Map.entry(236, "SMACK_PROCESS_LABEL"), Map.entry(237, "KEYRING"), Map.entry(238, "STATE_DIRECTORY"),
            Map.entry(239, "CACHE_DIRECTORY"), Map.entry(240, "LOGS_DIRECTORY"),
            Map.entry(241, "CONFIGURATION_DIRECTORY"), Map.entry(242, "NUMA_POLICY"), Map.entry(243, "CREDENTIALS"),
            Map.entry(245, "BPF"));
    private static final int SYSEXITS = 64;
    private static final List<String> SYSTEM = List.of(
            "USAGE", "DATAERR", "NOINPUT", "NOUSER", "NOHOST", "UNAVAILABLE", "SOFTWARE", "OSERR", "OSFILE", "CANTCREAT",
            "IOERR", "TEMPFAIL", "PROTOCOL", "NOPERM", "CONFIG");
    private static final List<String> SIGNALS = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM",
            "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO",
            "PWR", "SYS");
    private static final List<Integer> EXPLAINED = List.of(1, 2, 3, 4, 6, 7, 8, 9, 11, 13, 15, 24, 25, 31);
    private static final int SHELL_SIGNAL = 128;

    private ExitStatus() {}

    /** systemd's name of a step that it could not take before the program; none for a program's own status. */
    static Optional<String> setup(int status) {
        return Optional.ofNullable(SETUP.get(status));
    }

    /** What a program's own status usually means; none where only the program knows. */
    static Optional<Text> meaning(int status) {
        if (status == 1 || status == 2 || status == 126 || status == 127) {
            return Optional.of(Reason.words("status." + status));
        }
        if (status >= SYSEXITS && status < SYSEXITS + SYSTEM.size()) {
            return Optional.of(Reason.words("status." + status, SYSTEM.get(status - SYSEXITS)));
        }
        boolean shell = status > SHELL_SIGNAL && status <= SHELL_SIGNAL + SIGNALS.size();
        return shell ? Optional.of(Reason.words("status.signal", signal(status - SHELL_SIGNAL))) : Optional.empty();
    }

    /** As kill(1) has it: KILL. */
    static String signal(int number) {
        return number >= 1 && number <= SIGNALS.size() ? SIGNALS.get(number - 1) : Integer.toString(number);
    }

    static Text signalMeaning(int number) {
        return Reason.words("signal." + (EXPLAINED.contains(number) ? number : "other"));
    }
}
