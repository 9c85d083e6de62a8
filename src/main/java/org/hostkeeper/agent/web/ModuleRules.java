package org.hostkeeper.agent.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hostkeeper.module.CreateRequest;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/**
 * What a module may be called before it is stored; the deployed API took anything. Only what is written anew is checked, so
 * that rows of old can still be seen, set and deleted.
 */
final class ModuleRules {
    /** As it stands in topics too, and not a word of the API's own paths. */
    private static final Pattern GUID = Pattern.compile("(?!statuses$)[A-Za-z0-9_-]{1,64}");

    private ModuleRules() {}

    static void guid(String guid, Faults faults) {
        if (!GUID.matcher(guid).matches()) {
            faults.add(say(Text.of("agent.web", "guid.rule")), "value_error", "guid");
        }
    }

    /** @param before the module as it stands there; empty for a new one */
    static void check(DeployedModule module, Optional<DeployedModule> before, List<DeployedModule> all, Faults faults) {
        CreateRequest wish = CreateRequest.of(module.name(), module.serviceType()).described(module.description());
        wish.faults().forEach((field, problem) -> {
            boolean fresh = switch (field) {
                case NAME -> before.filter(b -> b.name().equals(module.name())).isEmpty();
                case SERVICE_TYPE -> before.filter(b -> b.serviceType().equals(module.serviceType())).isEmpty();
                case DESCRIPTION -> before.filter(b -> b.description().equals(module.description())).isEmpty();
                case OWNER -> false;
            };
            if (fresh) {
                faults.add(rule(problem), "value_error", field.name().toLowerCase(Locale.ROOT));
            }
        });
        if (before.filter(b -> b.name().equals(module.name())).isEmpty()) {
            single(module, wish.unit(), all, faults);
        }
    }

    private static void single(DeployedModule module, Optional<String> unit, List<DeployedModule> all, Faults faults) {
        all.stream()
                .filter(other -> unit.isPresent() && !other.guid().equals(module.guid()) && other.unit().equals(unit.get()))
                .findFirst()
                .ifPresent(other -> faults.add(
                        say(Text.of("agent.web", "unit.shared", unit.orElse(""), other.name())), "value_error", "name"));
    }

    private static String rule(Problem problem) {
        return problem instanceof Problem.InvalidInput input ? say(input.rule()) : say(problem.text());
    }

    private static String say(Text text) {
        return text.in(Locale.ENGLISH);
    }
}
