package org.hostkeeper.deployment.defect;

import java.util.List;
import java.util.Map;
import org.hostkeeper.plan.Bytes;

/** The port to whoever can read a table of modules that was fetched from a host as a file. */
@FunctionalInterface
public interface ModuleRows {
    /**
     * @param files by the end of the name, what SQLite keeps: {@code ""} the database itself, {@code -wal} and {@code
     *     -journal} what was not yet written into it; never without the database
     */
    List<ModuleRow> of(Map<String, Bytes> files);
}
