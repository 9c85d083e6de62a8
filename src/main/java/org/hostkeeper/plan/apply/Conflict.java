package org.hostkeeper.plan.apply;

import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Step;

/**
 * A file that is no longer what it was when the plan was made, in the three versions a person needs to decide.
 *
 * @param step the step that would change it
 * @param base what it was when the plan was made
 * @param theirs what is there now
 */
public record Conflict(String path, Step step, FileState base, FileState theirs) {}
