package org.hostkeeper.schedule;

import java.util.OptionalInt;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.problem.Problem;

/**
 * How a run that was asked for ended.
 *
 * @param exit the job's status; empty if it did not come to an end there
 * @param said the end of what it said, 8 KiB at most
 * @param heard whether all that it said was handed on while it ran
 * @param problem why it did not run or end; also there when its status is not 0
 */
public record RunEnd(HostName host, PlanId plan, OptionalInt exit, String said, boolean heard, Optional<Problem> problem) {}
