package org.hostkeeper.desktop.module;

import org.hostkeeper.module.inspection.Diagnosis;
import org.hostkeeper.module.inspection.Inspection;

/** One service looked at closely, and what follows from it. */
public record CloseLook(Inspection inspection, Diagnosis diagnosis) {}
