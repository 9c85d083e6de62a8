package org.hostkeeper.exhibition.guest;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.words.Text;

/**
 * What a person sets in a guest, step by step: it starts its artwork by itself, is never asleep, shows no box that nobody can
 * close, and beats while the artwork is alive.
 */
public final class GuestGuide {
    /** What runs in the guest. */
    public enum Os {
        LINUX,
        WINDOWS
    }

    /**
     * One thing to do.
     *
     * @param code what is typed, or the file that is saved; the guest's own words in every language
     */
    public record Step(Text what, Text how, Optional<String> code) {
        static Step of(String key, String code) {
            return new Step(Text.of("exhibition.guest", key), Text.of("exhibition.guest", key + ".how"), Optional.of(code));
        }

        static Step of(String key) {
            return new Step(Text.of("exhibition.guest", key), Text.of("exhibition.guest", key + ".how"), Optional.empty());
        }
    }

    private static final String SERVER = "@SERVER@";

    private GuestGuide() {}

    /**
     * @param server where the host listens for this guest, as the guest calls it
     * @param script where the guest gets {@link GuestScript} from; empty if the reader has the file
     */
    public static List<Step> steps(Os system, URI server, Optional<URI> script) {
        return switch (system) {
            case LINUX -> linux(server, script);
            case WINDOWS -> windows(server);
        };
    }

    private static List<Step> linux(URI server, Optional<URI> script) {
        Stream<Step> fetch = script.stream().map(from -> Step.of("linux.fetch", "wget -O %s %s".formatted(GuestScript.FILE, from)));
        return Stream.concat(fetch, Stream.of(
                        Step.of("linux.install", "sh %s install --url %s".formatted(GuestScript.FILE, server)),
                        Step.of("linux.process", "hostkeeper-guest install --process PLAYER"),
                        Step.of("linux.screen", "xset s off -dpms\nsystemctl mask sleep.target suspend.target hibernate.target"),
                        Step.of("linux.updates", "systemctl disable --now apt-daily.timer apt-daily-upgrade.timer"),
                        Step.of("golden")))
                .toList();
    }

    private static List<Step> windows(URI server) {
        return List.of(
                Step.of("windows.login", "control userpasswords2"),
                Step.of("windows.artwork", "shell:startup"),
                Step.of("windows.sleep", """
                        powercfg /change standby-timeout-ac 0
                        powercfg /change monitor-timeout-ac 0
                        powercfg /hibernate off"""),
                Step.of("windows.boxes", """
                        reg add "HKLM\\SOFTWARE\\Microsoft\\Windows\\Windows Error Reporting" /v DontShowUI /t REG_DWORD /d 1 /f
                        reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Windows" /v ErrorMode /t REG_DWORD /d 2 /f
                        reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\CrashControl" /v AutoReboot /t REG_DWORD /d 1 /f"""),
                Step.of("windows.updates", """
                        reg add "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU" /v NoAutoUpdate /t REG_DWORD /d 1 /f"""),
                Step.of("windows.beat", file("heartbeat.vbs", server)),
                Step.of("windows.beat.new", file("heartbeat.ps1", server)),
                Step.of("windows.start", """
                        reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v Hostkeeper \
                        /d "wscript.exe //B C:\\hostkeeper\\heartbeat.vbs" /f"""),
                reached(server),
                Step.of("golden"));
    }

    /** What a browser can open: it does not know what a gateway is. */
    private static Step reached(URI server) {
        String address = server.toString().replaceFirst("//" + GuestScript.GATEWAY + "(?=:|$)", "//GATEWAY");
        return Step.of(address.contains("GATEWAY") ? "windows.try.gateway" : "windows.try", address + "/api/v1/heartbeat");
    }

    private static String file(String name, URI server) {
        return Scripts.beside(GuestGuide.class, name).replace(SERVER, server.toString()).strip();
    }
}
