package org.hostkeeper.cli.terminal;

import org.hostkeeper.problem.Problem;

/** The exit codes that scripts rely on. */
public enum Exit {
    /** Everything that was asked is done. */
    DONE(0),
    /** Something began on a host and failed there, or Hostkeeper itself failed. */
    FAILED(1),
    /** The command line itself cannot be carried out: an unknown option, a name that does not exist or cannot be. */
    USAGE(2),
    /** A host could not be reached, or it, the person or a precondition refused before anything was changed. */
    REFUSED(3),
    /** Sent to a broker, and nobody answered in time: it may be done or not. */
    UNANSWERED(4);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** What a problem means to a script. */
    public static Exit of(Problem problem) {
        return switch (problem) {
            case Problem.InvalidInput _, Problem.NotFound _ -> USAGE;
            case Problem.UnknownHostKey _,
                    Problem.ChangedHostKey _,
                    Problem.AccessDenied _,
                    Problem.Unreachable _,
                    Problem.Silent _,
                    Problem.ConnectionLost _,
                    Problem.SudoRefused _,
                    Problem.ServerUnavailable _,
                    Problem.AlreadyThere _,
                    Problem.Conflict _,
                    Problem.PlanOpen _,
                    Problem.PlanRunning _,
                    Problem.PlanTaken _,
                    Problem.NoSpace _,
                    Problem.DeadmanImpossible _,
                    Problem.StoreDamaged _,
                    Problem.StoreNewer _,
                    Problem.SecretsUnavailable _,
                    Problem.SecretNeeded _,
                    Problem.Refused _,
                    Problem.Cancelled _ -> REFUSED;
            case Problem.TimedOut _,
                    Problem.MissingTool _,
                    Problem.CommandFailed _,
                    Problem.ProbeFailed _,
                    Problem.CheckFailed _,
                    Problem.OutputTooLarge _,
                    Problem.FileRefused _,
                    Problem.RollbackFailed _,
                    Problem.DeadmanFired _,
                    Problem.Relayed _,
                    Problem.Bug _ -> FAILED;
        };
    }

    /** Of several hosts' exits the one that a script has to know: a failure tells more than a refusal. */
    public Exit and(Exit other) {
        return rank() >= other.rank() ? this : other;
    }

    private int rank() {
        return switch (this) {
            case DONE -> 0;
            case REFUSED -> 1;
            case UNANSWERED -> 2;
            case FAILED -> 3;
            case USAGE -> 4;
        };
    }
}
