package org.hostkeeper.deployment.defect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.deployment.defect.Material.FoundUnit;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Step;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.words.Text;

/** Programs of modules that are not there, or only seem to be. */
final class CodeJudge implements Judges.Judge {
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    @Override
    public Stream<Defect> of(Material material) {
        Map<String, List<ModuleRow>> byType = material.rows().stream()
                .filter(row -> FOLDER.matcher(row.serviceType()).matches()) // others are the names' own defect
                .collect(Collectors.groupingBy(ModuleRow::serviceType, LinkedHashMap::new, Collectors.toList()));
        return byType.entrySet().stream().flatMap(type -> ofType(material, type.getKey(), type.getValue()).stream());
    }

    private static Optional<Defect> ofType(Material material, String type, List<ModuleRow> rows) {
        String path = material.mainPy(type);
        Optional<String> code = material.code().getOrDefault(path, Optional.empty());
        if (!material.code().containsKey(path)) {
            return Optional.of(missing(material, type, path, rows));
        }
        FileState.Present file = material.codeFiles().get(path);
        return file != null && code.filter(StubCode::isOne).isPresent()
                ? Optional.of(stub(material, type, path, file, rows))
                : Optional.empty();
    }

    private static Defect missing(Material material, String type, String path, List<ModuleRow> rows) {
        return Kind.MISSING_CODE.at(type,
                Text.of("deployment.defect", "what.missing-code", path, rows.size()),
                rows.stream().map(ModuleRow::name).toList(),
                Mending.person(
                        Text.of("deployment.defect", "decide.code"),
                        Shell.line(List.of("hostkeeper", "host", "put", "main.py", path, "--host", material.host().value()))));
    }

    /** The stub does nothing, so nothing is lost with it; what remains says that the code is missing. */
    private static Defect stub(Material material, String type, String path, FileState.Present file, List<ModuleRow> rows) {
        List<Step> steps = new ArrayList<>();
        List<String> units = rows.stream().map(ModuleRow::unit).distinct().toList();
        material.units().stream()
                .filter(unit -> unit.active() && units.contains(unit.name()))
                .map(FoundUnit::name)
                .forEach(name -> steps.add(Steps.stop(name)));
        steps.add(Steps.remove(path, file));
        return Kind.SLEEPING_STUB.at(type,
                Text.of("deployment.defect", "what.sleeping-stub", path, rows.size()),
                rows.stream().map(ModuleRow::name).toList(),
                Mending.plan(Text.of("deployment.defect", "mend.sleeping-stub", path), steps));
    }
}
