package org.hostkeeper.deployment.defect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.deployment.KeptFile;
import org.hostkeeper.deployment.ModuleUnit;
import org.hostkeeper.deployment.defect.Material.FoundUnit;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.words.Text;

/**
 * Modules that share a unit, and how they come apart: the one whose program the unit runs keeps name and unit, the others get
 * a number behind their names, and units of their own, which nobody starts. Clients know modules by GUID (docs/contracts.md,
 * the agent), and that stays.
 */
record Renaming(Material material, String unit, List<ModuleRow> sharing) {
    private static final String RENAME = Scripts.beside(Renaming.class, "rename.sh");
    private static final String PYTHON = Scripts.beside(Renaming.class, "rename.py");
    private static final String NAME = "hostkeeper-modules-rename";
    private static final String UNITS = "/etc/systemd/system/";
    private static final String UNIT_END = ".service";

    /** As whoever makes a module here may name it, with room for a number. */
    private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,59}");

    private static final Pattern GUID = Pattern.compile("(?m)^Guid=(.+)$");

    /** A module and what it is to be called. */
    record Renamed(ModuleRow row, String name) {
        ModuleRow after() {
            return new ModuleRow(row.guid(), name, row.serviceType());
        }
    }

    private Optional<FoundUnit> shared() {
        return material.units().stream().filter(each -> each.name().equals(unit)).findFirst();
    }

    /** Who is registered in the unit, else the first whose program it runs, else the first. */
    ModuleRow keeper() {
        String text = shared().map(each -> each.file().text()).orElse("");
        Optional<String> guid = GUID.matcher(text).results().map(found -> found.group(1)).findFirst();
        Optional<String> folder = ModuleUnit.folder(text);
        return Stream.<Stream<ModuleRow>>of(
                        sharing.stream().filter(row -> guid.filter(row.guid()::equals).isPresent()),
                        sharing.stream().filter(row -> folder.filter(folder(row)::equals).isPresent()),
                        sharing.stream())
                .flatMap(rows -> rows)
                .findFirst()
                .orElseThrow();
    }

    private String folder(ModuleRow row) {
        return material.modules() + "/" + row.serviceType();
    }

    /** All but the keeper, each with a name that gives a unit which nobody has. */
    List<Renamed> renamed() {
        Set<String> taken = Stream.of(
                        material.foreign().stream(),
                        material.units().stream().map(FoundUnit::name),
                        material.rows().stream().map(ModuleRow::unit))
                .flatMap(names -> names)
                .collect(Collectors.toCollection(HashSet::new));
        ModuleRow keeper = keeper();
        return sharing.stream()
                .filter(row -> row != keeper)
                .map(row -> free(row, taken))
                .toList();
    }

    private static Renamed free(ModuleRow row, Set<String> taken) {
        String stem = row.unit().substring(0, row.unit().length() - UNIT_END.length()).replaceFirst("^_+", "");
        String base = GOOD.matcher(row.name()).matches() ? row.name() : "module_" + stem.substring(0, Math.min(stem.length(), 40));
        for (int number = 2; ; number++) {
            Renamed renamed = new Renamed(row, base + "-" + number);
            if (taken.add(renamed.after().unit())) {
                return renamed;
            }
        }
    }

    /** Nobody works with the table while it is changed; whoever did takes up the new names when he is started again. */
    List<Step> steps(PlanId plan) {
        List<Step> steps = new ArrayList<>();
        material.serving().forEach(name -> steps.add(Steps.stop(name)));
        List<Renamed> all = renamed();
        material.table().ifPresent(table -> steps.add(rename(KeptFile.of(table.path(), plan), all)));
        List<Step> units = all.stream().flatMap(renamed -> ownUnit(renamed).stream()).toList();
        steps.addAll(units);
        if (!units.isEmpty()) {
            steps.add(Steps.reload());
        }
        material.serving().forEach(name -> steps.add(Steps.start(name)));
        return steps;
    }

    private static Step rename(KeptFile table, List<Renamed> all) {
        return Step.Run.of(
                Text.of("deployment.defect", "step.rename-modules", shown(all), table.path()),
                command("there", table, all),
                command("back", table, all));
    }

    private static List<String> command(String way, KeptFile table, List<Renamed> all) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", RENAME, NAME, PYTHON, way, table.path(), table.kept()));
        all.forEach(renamed -> words.addAll(List.of(renamed.row().guid(), renamed.row().name(), renamed.name())));
        return words;
    }

    /** Each old name with the new one. */
    static String shown(List<Renamed> all) {
        return all.stream()
                .map(renamed -> renamed.row().name() + " \u2192 " + renamed.name())
                .collect(Collectors.joining(", "));
    }

    /** The shared one with another program: only where it was one that a manager made, and the program is there. */
    private Optional<Step> ownUnit(Renamed renamed) {
        return shared()
                .map(each -> each.file().text())
                .filter(text -> ModuleUnit.folder(text).isPresent())
                .filter(_ -> material.code().containsKey(material.mainPy(renamed.row().serviceType())))
                .map(text -> new Step.WriteFile(
                        UNITS + renamed.after().unit(), Content.of(own(text, renamed)), Ownership.ROOT_PUBLIC, new FileState.Absent()));
    }

    private String own(String text, Renamed renamed) {
        String stem = renamed.after().unit().replace(UNIT_END, "");
        StringBuilder own = new StringBuilder();
        boolean registration = false;
        for (String line : text.lines().toList()) {
            registration = line.startsWith("[") ? line.startsWith("[X-Hostkeeper]") : registration;
            if (!registration) {
                own.append(changed(line, stem, renamed.row())).append('\n');
            }
        }
        return own.toString().strip() + "\n";
    }

    private String changed(String line, String stem, ModuleRow row) {
        String key = line.substring(0, line.indexOf('=') + 1);
        return switch (key) {
            case "Description=" -> key + "Module Service for " + stem;
            case "SyslogIdentifier=" -> key + stem;
            case "WorkingDirectory=" -> key + folder(row);
            case "ExecStart=" -> line.substring(0, line.indexOf(' ') + 1) + material.mainPy(row.serviceType());
            default -> line;
        };
    }
}
