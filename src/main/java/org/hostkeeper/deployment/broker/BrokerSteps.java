package org.hostkeeper.deployment.broker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hostkeeper.deployment.KeptFile;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.host.PlanFolder;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** What plans about a broker have in common: whether it can be changed at all, and the steps that each of them has. */
final class BrokerSteps {
    static final String UNIT = "mosquitto.service";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern SECRET = Pattern.compile("(?mi)^[# \\t]*(?:\\w*password|\\w*psk|(?:auth|plugin)_opt_\\w+)\\s");
    private static final Pattern PER_LISTENER = Pattern.compile("(?m)^\\s*per_listener_settings\\s+(?:true|1)\\b");
    static final Pattern INCLUDED = Pattern.compile("(?m)^\\s*include_dir\\s+/etc/mosquitto/conf\\.d/?\\s*$");

    private static final Pattern INCLUDING = Pattern.compile("(?m)^\\s*include_dir\\s+(\\S.*?)\\s*$");

    private BrokerSteps() {}

    /** Throws what is made of the reason, if the broker is not such that a file of ours beside the others does what it says. */
    static void fits(BrokerGround ground, Function<Text, ProblemException> refused) {
        if (!ground.runs()) {
            throw refused.apply(Text.of("deployment.broker", "none"));
        }
        ground.configs().forEach((path, file) -> {
            if (PER_LISTENER.matcher(text(file)).find()) {
                throw refused.apply(Text.of("deployment.broker", "per-listener", path));
            }
        });
        ground.configs().forEach((path, file) -> INCLUDING.matcher(text(file)).results()
                .filter(line -> !INCLUDED.matcher(line.group()).matches())
                .findFirst()
                .ifPresent(line -> {
                    throw refused.apply(Text.of("deployment.broker", "other-include", path, line.group(1)));
                }));
        if (ground.configs().values().stream().noneMatch(file -> INCLUDED.matcher(text(file)).find())) {
            throw refused.apply(Text.of("deployment.broker", "not-included"));
        }
    }

    /** Whether mosquitto takes this word for yes; what follows the word it leaves aside. */
    static boolean isYes(String word) {
        return word.equals("true") || word.equals("1");
    }

    /** Whether nothing of the file may become the content of a plan. */
    static boolean holdsSecrets(String text) {
        return SECRET.matcher(text).find();
    }

    static Optional<Step> write(BrokerGround ground, String path, String text, Ownership ownership) {
        Content content = Content.of(text);
        FileState before = ground.at(path);
        boolean same = before instanceof FileState.Present there
                && there.sha256().equals(content.plain().sha256())
                && there.ownership().equals(ownership);
        return same ? Optional.empty() : Optional.of(new Step.WriteFile(path, content, ownership, before));
    }

    /** One of the broker's files, of which several may have one name in different folders. */
    static KeptFile kept(String path, PlanId plan) {
        return new KeptFile(path, PlanFolder.ofRoot(plan) + '/' + path.substring(1).replace('/', '_') + ".kept");
    }

    static Step restart(String unit) {
        return Step.Run.settling(
                Text.of("deployment.broker", "step.restart", unit), List.of("systemctl", "restart", "--", unit));
    }

    static Step runs(String unit) {
        return Step.Check.of(
                Text.of("deployment.broker", "check.runs", unit),
                List.of("systemctl", "is-active", "--quiet", "--", unit),
                PATIENCE);
    }

    static String text(FileState.Present file) {
        return file.content().map(Bytes::text).orElse("");
    }
}
