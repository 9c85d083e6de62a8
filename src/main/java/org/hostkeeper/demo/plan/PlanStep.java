package org.hostkeeper.demo.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hostkeeper.plan.Ownership;

/** One step as the records in a plan's folder have it, a value per line. */
record PlanStep(
        int number,
        String kind,
        String path,
        Ownership ownership,
        String target,
        String sum,
        long size,
        String before,
        String beforeSum,
        Ownership beforeOwnership,
        String beforeTarget,
        String program,
        int limit,
        Set<Integer> good,
        boolean settles) {

    static PlanStep read(int number, String record) {
        List<String> v = record.lines().toList();
        return new PlanStep(
                number, v.get(0), v.get(1), ownership(v.get(2), v.get(3), v.get(4)), v.get(5), v.get(6),
                Long.parseLong(v.get(7)), v.get(8), v.get(9), ownership(v.get(10), v.get(11), v.get(12)), v.get(13),
                v.get(14), Integer.parseInt(v.get(15)), numbers(v.get(16)), v.size() > 17 && v.get(17).equals("1"));
    }

    private static Ownership ownership(String owner, String group, String octal) {
        return new Ownership(owner, group, Integer.parseInt(octal, 8));
    }

    private static Set<Integer> numbers(String words) {
        return words.equals("-")
                ? Set.of()
                : Arrays.stream(words.split(" ")).map(Integer::valueOf).collect(Collectors.toSet());
    }

    boolean isCommand() {
        return kind.equals("run") || kind.equals("check");
    }
}
