package org.hostkeeper.demo.story;

import java.util.List;
import org.hostkeeper.demo.machine.Chatter;
import org.hostkeeper.demo.machine.Hardware;

/** The services that every system of its kind has, so that the modules of the story stand among what really is on a host. */
final class BaseSystem {
    private static final String INSTALL = "\n[Install]\nWantedBy=multi-user.target\n";

    /** Those that have other names where packages come from Red Hat's family. */
    private static final List<Part> RED_HAT = List.of(
            daemon("crond", "Command Scheduler", "/usr/sbin/crond -n $CRONDARGS", 2)
                    .saying(Chatter.of(300, "(root) CMD (run-parts /etc/cron.hourly)")),
            daemon("sshd", "OpenSSH server daemon", "/usr/sbin/sshd -D $OPTIONS", 7),
            daemon("dbus-broker", "D-Bus System Message Bus", "/usr/bin/dbus-broker-launch --scope system --audit", 4),
            daemon("chronyd", "NTP client/server", "/usr/sbin/chronyd $OPTIONS", 4)
                    .saying(Chatter.of(2048, "Selected source 131.188.3.# (2.almalinux.pool.ntp.org)")),
            daemon("firewalld", "firewalld - dynamic firewall daemon", "/usr/sbin/firewalld --nofork --nopid", 41),
            daemon("NetworkManager", "Network Manager", "/usr/sbin/NetworkManager --no-daemon", 19),
            daemon("auditd", "Security Auditing Service", "/sbin/auditd", 3),
            daemon("systemd-journald", "Journal Service", "/usr/lib/systemd/systemd-journald", 24),
            daemon("systemd-logind", "User Login Management", "/usr/lib/systemd/systemd-logind", 6),
            daemon("systemd-udevd", "Rule-based Manager for Device Events and Files", "/usr/lib/systemd/systemd-udevd", 9),
            once("systemd-sysctl", "Apply Kernel Variables", "/usr/lib/systemd/systemd-sysctl"),
            onTimer("dnf-makecache", "dnf makecache", "/usr/bin/dnf makecache --timer"),
            onTimer("logrotate", "Rotate log files", "/usr/sbin/logrotate /etc/logrotate.conf"),
            onTimer("fstrim", "Discard unused blocks on filesystems from /etc/fstab", "/sbin/fstrim --listed-in /etc/fstab"));

    private static final List<Part> DEBIAN = List.of(
            daemon("cron", "Regular background program processing daemon", "/usr/sbin/cron -f $EXTRA_OPTS", 1)
                    .saying(Chatter.of(
                            300, "(root) CMD (cd / && run-parts --report /etc/cron.hourly)", "(root) CMD (test -x /usr/sbin/anacron)")),
            daemon("dbus", "D-Bus System Message Bus", "/usr/bin/dbus-daemon --system --address=systemd: --nofork", 4),
            daemon("ssh", "OpenBSD Secure Shell server", "/usr/sbin/sshd -D $SSHD_OPTS", 8)
                    .saying(Chatter.of(
                            540,
                            "Connection closed by 185.220.101.# port 4#1# [preauth]",
                            "Invalid user admin from 45.155.205.# port 5#2#",
                            "Received disconnect from 10.20.0.9 port 4#3#:11: disconnected by user")),
            daemon("unattended-upgrades", "Unattended Upgrades Shutdown", "/usr/share/unattended-upgrades/unattended-upgrade-shutdown --wait-for-signal", 11),
            daemon("systemd-journald", "Journal Service", "/lib/systemd/systemd-journald", 22),
            daemon("systemd-logind", "User Login Management", "/lib/systemd/systemd-logind", 6),
            daemon("systemd-timesyncd", "Network Time Synchronization", "/lib/systemd/systemd-timesyncd", 5)
                    .saying(Chatter.of(2048, "Contacted time server [2001:638:610:be01::108]:123 (2.debian.pool.ntp.org).")),
            daemon("systemd-udevd", "Rule-based Manager for Device Events and Files", "/lib/systemd/systemd-udevd", 9),
            daemon("smartmontools", "Self Monitoring and Reporting Technology (SMART) Daemon", "/usr/sbin/smartd -n $smartd_opts", 5)
                    .saying(Chatter.of(
                            1800, "Device: /dev/sda [SAT], SMART Usage Attribute: 194 Temperature_Celsius changed from 6# to 6#")),
            once("networking", "Raise network interfaces", "/sbin/ifup -a --read-environment"),
            once("systemd-sysctl", "Apply Kernel Variables", "/lib/systemd/systemd-sysctl"),
            once("systemd-tmpfiles-setup", "Create System Files and Directories", "/bin/systemd-tmpfiles --create --remove --boot"),
            once("systemd-user-sessions", "Permit User Sessions", "/lib/systemd/systemd-user-sessions start"),
            once("keyboard-setup", "Set the console keyboard layout", "/usr/lib/console-setup/keyboard-setup.sh"),
            onTimer("apt-daily", "Daily apt download activities", "/usr/lib/apt/apt.systemd.daily update"),
            onTimer("apt-daily-upgrade", "Daily apt upgrade and clean activities", "/usr/lib/apt/apt.systemd.daily install"),
            onTimer("logrotate", "Rotate log files", "/usr/sbin/logrotate /etc/logrotate.conf"),
            onTimer("fstrim", "Discard unused blocks on filesystems from /etc/fstab", "/sbin/fstrim --listed-in /etc/fstab"),
            onTimer("man-db", "Daily man-db regeneration", "/usr/bin/mandb --quiet"),
            onTimer("e2scrub_reap", "Remove Stale Online ext4 Metadata Check Snapshots", "/sbin/e2scrub_all -A -r"));

    private BaseSystem() {}

    static List<Part> of(Hardware hardware) {
        return hardware.os().startsWith("AlmaLinux") ? RED_HAT : DEBIAN;
    }

    static Part daemon(String name, String description, String command, int mebibytes) {
        String text = "[Unit]\nDescription=" + description + "\nAfter=network.target\n\n[Service]\nExecStart=" + command
                + "\nRestart=on-failure\n" + INSTALL;
        return Part.packaged(name, text, mebibytes, Chatter.SILENT);
    }

    private static Part once(String name, String description, String command) {
        String text = "[Unit]\nDescription=" + description + "\nDefaultDependencies=no\n\n[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart="
                + command + "\n" + INSTALL.replace("multi-user", "sysinit");
        return Part.packaged(name, text, 0, Chatter.SILENT);
    }

    private static Part onTimer(String name, String description, String command) {
        String text = "[Unit]\nDescription=" + description + "\n\n[Service]\nType=oneshot\nExecStart=" + command + "\n";
        return Part.packaged(name, text, 0, Chatter.SILENT).starting(Part.Start.STOPPED);
    }
}
