package org.hostkeeper.fleet;

import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hostkeeper.facts.ScriptedProbe;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.facts.UnreadableAnswer;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.problem.ProblemException;

/** Notices plans that stand open on a host, in the round trip that reads its facts anyway; {@link LeftPlans} reads them. */
public final class OpenPlansProbe extends ScriptedProbe<OpenPlanSigns> {
    private static final String SCRIPT = Scripts.beside(OpenPlansProbe.class, "open-plans.sh");

    public OpenPlansProbe() {
        super("open-plans", 1, Duration.ofSeconds(5), SCRIPT);
    }

    @Override
    public OpenPlanSigns parse(String answer) {
        SortedSet<PlanId> left = new TreeSet<>();
        SortedSet<PlanId> running = new TreeSet<>();
        boolean hidden = false;
        for (String line : answer.lines().toList()) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "left" -> left.add(id(line, words));
                case "running" -> running.add(id(line, words));
                case "hidden" -> hidden = true;
                default -> throw new UnreadableAnswer(line);
            }
        }
        return new OpenPlanSigns(left, running, hidden);
    }

    private static PlanId id(String line, String[] words) {
        try {
            return new PlanId(words.length < 2 ? "" : words[1]);
        } catch (ProblemException e) {
            throw new UnreadableAnswer(line, e);
        }
    }
}
