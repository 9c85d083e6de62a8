package org.hostkeeper.deployment.defect;

import java.util.List;
import java.util.stream.Stream;
import org.hostkeeper.adoption.Defect;

/** All that is known to go wrong, looked for in what a host is like. Pure: the same material, the same defects. */
public final class Judges {
    /** One field's share of the known defects. */
    @FunctionalInterface
    interface Judge {
        Stream<Defect> of(Material material);
    }

    private static final List<Judge> ALL =
            List.of(new SudoJudge(), new UnitJudge(), new NameJudge(), new CodeJudge(), new ConfigJudge(), new BrokerJudge());

    private Judges() {}

    /** The worst first. */
    public static List<Defect> of(Material material) {
        return ALL.stream().flatMap(judge -> judge.of(material)).sorted(Defect.WORST_FIRST).toList();
    }
}
