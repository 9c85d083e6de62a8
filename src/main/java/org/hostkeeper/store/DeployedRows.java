package org.hostkeeper.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hostkeeper.deployment.defect.ModuleRow;
import org.hostkeeper.deployment.defect.ModuleRows;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/** Reads a table of modules that was fetched from a host: as a file of our own for as long as that takes. */
public final class DeployedRows implements ModuleRows {
    private static final String NAME = "modules.db";

    @Override
    public List<ModuleRow> of(Map<String, Bytes> files) {
        if (!files.containsKey("")) {
            throw new IllegalArgumentException("a table without its database");
        }
        try {
            Path folder = Files.createTempDirectory("hostkeeper-"); // 0700
            try {
                for (Map.Entry<String, Bytes> file : files.entrySet()) {
                    Files.write(folder.resolve(NAME + file.getKey()), file.getValue().array());
                }
                return rows(folder.resolve(NAME));
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new ProblemException(new Problem.FileRefused("localhost", NAME, String.valueOf(e.getMessage())), e);
        }
    }

    private static List<ModuleRow> rows(Path file) {
        try (ModulesDb table = ModulesDb.open(file)) {
            return table.asAdded().stream()
                    .map(module -> new ModuleRow(module.guid(), module.name(), module.serviceType()))
                    .toList();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
