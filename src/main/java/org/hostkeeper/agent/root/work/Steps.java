package org.hostkeeper.agent.root.work;

import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/** Carries out a plan of commands and checks alone, without a folder on the host: there is nothing that it could take back. */
record Steps(Remote remote) {
    void carryOut(Plan plan) {
        for (Step step : plan.steps()) {
            switch (step) {
                case Step.Run run -> run(run);
                case Step.Check check -> check(check);
                case Step.WriteFile _, Step.RemoveFile _, Step.Link _, Step.MakeFolder _ ->
                    throw new IllegalArgumentException("This plan changes files: " + plan.title());
            }
        }
    }

    private void run(Step.Run run) {
        Command command = Command.of(run.arguments()).asRoot(true).within(run.limit());
        Output output = remote.run(command);
        if (!output.ok()) {
            throw new ProblemException(new Problem.CommandFailed(
                    remote.host().value(), command.shown(), output.exit(), output.error().strip()));
        }
    }

    private void check(Step.Check check) {
        Output output = remote.run(Command.of(check.arguments()).asRoot(true));
        if (!check.good().contains(output.exit())) {
            throw new ProblemException(
                    new Problem.CheckFailed(remote.host().value(), check.words(), Text.literal(output.error().strip())));
        }
    }
}
