package org.hostkeeper.plan.preview;

import java.util.List;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;

/** A plan as a person sees it before anything happens: step by step, nothing left out. */
public record Preview(Text title, List<StepPreview> steps) {
    public Preview {
        steps = List.copyOf(steps);
    }

    public static Preview of(Plan plan) {
        throw new UnsupportedOperationException();
    }
}
