package org.hostkeeper.kiosk.plan;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hostkeeper.kiosk.KioskConfig;
import org.hostkeeper.kiosk.KioskSettings;
import org.hostkeeper.kiosk.KioskSettings.Way;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * What a kiosk's own machine is to be.
 *
 * @param config the text of its kiosk.json
 * @param screen on which the kiosk is, from 1
 * @param viewer what another screen shows
 */
public record KioskSetup(String config, int screen, Optional<Viewer> viewer) {
    private static final int MOST_SCREENS = 16;

    /** The artwork itself beside the kiosk. @param url of its display, for virt-viewer */
    public record Viewer(String url, int screen) {
        private static final Pattern URL = Pattern.compile("(spice|vnc)://[A-Za-z0-9.:\\[\\]-]+(\\?[A-Za-z0-9=&-]+)?");

        public Viewer {
            if (!URL.matcher(url).matches()) {
                throw new ProblemException(new Problem.InvalidInput(
                        Text.of("kiosk.plan", "field.viewer"), url, Text.of("kiosk.plan", "rule.viewer")));
            }
        }
    }

    public KioskSetup {
        KioskConfig.parse(Path.of(KioskSetupPlans.CONFIG), config); // what the kiosk would refuse is not installed
        checked(screen);
        viewer.ifPresent(other -> checked(other.screen()));
        if (viewer.filter(other -> other.screen() == screen).isPresent()) {
            throw new ProblemException(new Problem.Refused(
                    Text.of("kiosk.plan", "title.setup"), Text.of("kiosk.plan", "refused.one-screen", screen)));
        }
    }

    /** What its kiosk.json says. */
    public KioskSettings settings() {
        return KioskConfig.parse(Path.of(KioskSetupPlans.CONFIG), config);
    }

    /** The file that the kiosk looks for its key or token in. */
    public String credential() {
        return settings().credential().normalize().toString();
    }

    /** Whether it asks agents, with a token; else hosts, with a key. */
    public boolean byAgent() {
        return settings().artworks().getFirst().way() instanceof Way.Agent;
    }

    private static void checked(int screen) {
        if (screen < 1 || screen > MOST_SCREENS) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("kiosk.plan", "field.screen"), String.valueOf(screen), Text.of("kiosk.plan", "rule.screen", MOST_SCREENS)));
        }
    }
}
