package org.hostkeeper.deployment.defect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.deployment.ModuleUnit;
import org.hostkeeper.deployment.defect.Material.FoundFile;
import org.hostkeeper.deployment.defect.Material.FoundUnit;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Step;
import org.hostkeeper.words.Text;

/** Unit files: whose they are, whether anybody knows them any more, and what was left of writing them. */
final class UnitJudge implements Judges.Judge {
    private static final int OTHERS_WRITE = 0022;

    /** Ours says whose it is by itself (docs/contracts.md, modules), and needs no row. */
    private static final String REGISTERED = "[X-Hostkeeper]";

    @Override
    public Stream<Defect> of(Material material) {
        return Stream.of(writable(material).stream(), orphaned(material), temporary(material).stream()).flatMap(all -> all);
    }

    private static Optional<Defect> writable(Material material) {
        List<FoundFile> open = material.units().stream().map(FoundUnit::file).filter(UnitJudge::isWritable).toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        open.forEach(file -> steps.add(Steps.owned(file, Ownership.ROOT_PUBLIC)));
        steps.add(Steps.reload());
        return Optional.of(Kind.USER_WRITABLE_UNITS.at("",
                Text.of("deployment.defect", "what.user-writable-units", open.size()),
                open.stream().map(file -> file.path() + " " + file.file().ownership()).toList(),
                Mending.plan(Text.of("deployment.defect", "mend.user-writable-units", open.size()), steps)));
    }

    private static boolean isWritable(FoundFile file) {
        Ownership ownership = file.file().ownership();
        return !ownership.owner().equals("root") || (ownership.mode() & OTHERS_WRITE) != 0;
    }

    private static Stream<Defect> orphaned(Material material) {
        return material.table().stream().flatMap(table -> {
            Set<String> known = table.rows().stream().map(ModuleRow::unit).collect(Collectors.toSet());
            return material.units().stream()
                    .filter(unit -> !known.contains(unit.name()) && isOfThisTable(material, unit.file().text()))
                    .map(UnitJudge::orphan);
        });
    }

    private static boolean isOfThisTable(Material material, String unit) {
        return !unit.contains(REGISTERED)
                && ModuleUnit.folder(unit).filter(folder -> folder.startsWith(material.modules() + "/")).isPresent();
    }

    private static Defect orphan(FoundUnit unit) {
        List<Step> steps = new ArrayList<>();
        if (unit.active()) {
            steps.add(Steps.stop(unit.name()));
        }
        if (unit.enabled()) {
            steps.add(Steps.disable(unit.name()));
        }
        steps.add(Steps.remove(unit.file().path(), unit.file().file()));
        steps.add(Steps.reload());
        return Kind.ORPHANED_UNIT.at(unit.name(),
                Text.of("deployment.defect", unit.active() ? "what.orphaned-unit.runs" : "what.orphaned-unit", unit.name()),
                List.of(unit.file().path()),
                Mending.plan(Text.of("deployment.defect", "mend.orphaned-unit", unit.name()), steps));
    }

    private static Optional<Defect> temporary(Material material) {
        List<FoundFile> left = material.temporary();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(Kind.TEMPORARY_FILES.at("",
                        Text.of("deployment.defect", "what.temporary-files", left.size()),
                        left.stream().map(FoundFile::path).toList(),
                        Mending.plan(
                                Text.of("deployment.defect", "mend.temporary-files"),
                                left.stream().map(file -> Steps.remove(file.path(), file.file())).toList())));
    }
}
