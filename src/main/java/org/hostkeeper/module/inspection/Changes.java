package org.hostkeeper.module.inspection;

import static org.hostkeeper.module.inspection.Reason.words;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hostkeeper.module.inspection.Inspection.PackageChange;
import org.hostkeeper.words.Text;

/** What changed in the days before a service ended, newest first. */
final class Changes {
    private static final Duration BEFORE = Duration.ofDays(3);
    /** What one run of the package manager does belongs together. */
    private static final Duration TOGETHER = Duration.ofMinutes(15);
    private static final int MOST = 8;
    private static final int MOST_NAMES = 4;
    /** What dpkg's log has in place of the new version of a package that went. */
    private static final String GONE = "<none>";

    private final Inspection facts;
    private final Instant ended;

    Changes(Inspection facts, Instant ended) {
        this.facts = facts;
        this.ended = ended;
    }

    List<Change> all(List<Change> own) {
        List<Change> all = new ArrayList<>(own);
        facts.files().forEach(f -> all.add(new Change(f.changed(), Change.Kind.UNIT_FILE, words("changed.file", f.path()))));
        facts.madeOf().forEach(f -> all.add(new Change(f.changed(), Change.Kind.PROGRAM, words("changed.file", f.path()))));
        facts.booted().ifPresent(at -> all.add(new Change(at, Change.Kind.REBOOT, words("changed.booted"))));
        packages().forEach((at, names) -> all.add(new Change(at, Change.Kind.PACKAGES, packages(names))));
        return all.stream()
                .filter(c -> !c.at().isAfter(ended.plusSeconds(1)) && c.at().isAfter(ended.minus(BEFORE)))
                .sorted(Comparator.comparing(Change::at).reversed())
                .limit(MOST)
                .toList();
    }

    /** By the last moment of each run of the package manager. */
    private Map<Instant, List<PackageChange>> packages() {
        Map<Instant, List<PackageChange>> runs = new TreeMap<>();
        List<PackageChange> run = new ArrayList<>();
        List<PackageChange> inOrder =
                facts.packages().stream().sorted(Comparator.comparing(PackageChange::at)).toList();
        for (PackageChange change : inOrder) {
            if (!run.isEmpty() && run.getLast().at().plus(TOGETHER).isBefore(change.at())) {
                runs.put(run.getLast().at(), List.copyOf(run));
                run.clear();
            }
            run.add(change);
        }
        if (!run.isEmpty()) {
            runs.put(run.getLast().at(), List.copyOf(run));
        }
        return runs;
    }

    private static Text packages(List<PackageChange> run) {
        List<String> names = run.stream().map(PackageChange::name).distinct().toList();
        String some = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        if (run.size() == 1) {
            String version = run.getFirst().version();
            return version.equals(GONE)
                    ? words("changed.package.removed", names.getFirst())
                    : words("changed.package", names.getFirst(), version);
        }
        return names.size() <= MOST_NAMES
                ? words("changed.packages", some)
                : words("changed.packages.more", some, names.size() - MOST_NAMES);
    }
}
