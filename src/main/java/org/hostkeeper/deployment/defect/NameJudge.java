package org.hostkeeper.deployment.defect;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.words.Text;

/**
 * Names that nobody checked. What a module is called that cannot keep its own name is for a person to say; where two share a
 * unit, a number tells them apart.
 */
final class NameJudge implements Judges.Judge {
    /** What systemd.unit(5) takes, as far as a deployed manager can produce it. */
    private static final Pattern TAKEN = Pattern.compile("[A-Za-z0-9_]{1,247}\\.service");

    @Override
    public Stream<Defect> of(Material material) {
        return Stream.concat(
                colliding(material), material.rows().stream().flatMap(row -> single(material, row).stream()));
    }

    private static Stream<Defect> colliding(Material material) {
        Map<String, List<ModuleRow>> byUnit = material.rows().stream()
                .collect(Collectors.groupingBy(ModuleRow::unit, LinkedHashMap::new, Collectors.toList()));
        return byUnit.entrySet().stream().filter(entry -> entry.getValue().size() > 1).map(entry -> Kind.COLLIDING_NAMES.at(entry.getKey(),
                Text.of("deployment.defect", "what.colliding-names", entry.getValue().size(), entry.getKey()),
                entry.getValue().stream().map(NameJudge::shown).toList(),
                apart(material, new Renaming(material, entry.getKey(), entry.getValue()))));
    }

    /** Where the name itself cannot stay, a number behind it mends nothing. */
    private static Mending apart(Material material, Renaming renaming) {
        boolean isGood = TAKEN.matcher(renaming.unit()).matches() && renaming.sharing().stream().noneMatch(row -> hasBreak(row.name()));
        return isGood
                ? Mending.plan(
                        Text.of("deployment.defect", "mend.colliding-names", Renaming.shown(renaming.renamed())), renaming::steps)
                : Mending.person(
                        Text.of("deployment.defect", "decide.colliding-names"),
                        ApiCommand.put(material, renaming.sharing().getLast(), "name", "NEW-NAME"));
    }

    /** The worst of what is wrong with one name: the rest is mended with it. */
    private static Optional<Defect> single(Material material, ModuleRow row) {
        if (hasBreak(row.name())) {
            return Optional.of(renamed(material, row, Kind.LINE_BREAK, "what.line-break"));
        }
        if (hasBreak(row.serviceType())) {
            return Optional.of(retyped(material, row, Kind.LINE_BREAK, "what.line-break"));
        }
        if (leaves(row.serviceType())) {
            return Optional.of(retyped(material, row, Kind.OUTSIDE_MODULES, "what.outside-modules"));
        }
        if (material.foreign().contains(row.unit())) {
            return Optional.of(renamed(material, row, Kind.SYSTEM_UNIT, "what.system-unit"));
        }
        return TAKEN.matcher(row.unit()).matches()
                ? Optional.empty()
                : Optional.of(renamed(material, row, Kind.REFUSED_NAME, "what.refused-name"));
    }

    private static boolean hasBreak(String words) {
        return words.chars().anyMatch(Character::isISOControl);
    }

    private static boolean leaves(String serviceType) {
        return serviceType.startsWith("/") || Arrays.asList(serviceType.split("/", -1)).contains("..");
    }

    private static Defect renamed(Material material, ModuleRow row, Kind kind, String what) {
        return named(row, kind, what, "decide.name", ApiCommand.put(material, row, "name", "NEW-NAME"));
    }

    private static Defect retyped(Material material, ModuleRow row, Kind kind, String what) {
        return named(row, kind, what, "decide.service-type", ApiCommand.put(material, row, "service_type", "NEW-TYPE"));
    }

    private static Defect named(ModuleRow row, Kind kind, String what, String decision, String command) {
        return kind.at(row.guid(),
                Text.of("deployment.defect", what, shown(row.name()), shown(row.serviceType()), row.unit()),
                List.of(shown(row)),
                Mending.person(Text.of("deployment.defect", decision), command));
    }

    private static String shown(ModuleRow row) {
        return row.guid() + ": " + shown(row.name()) + " (" + shown(row.serviceType()) + ")";
    }

    private static String shown(String words) {
        return words.replaceAll("\\p{Cntrl}", "\u240a");
    }
}
