package org.hostkeeper.desktop.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.fx.FxThread;
import org.hostkeeper.desktop.log.LogSource;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.fleet.Limits;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Progress;
import org.hostkeeper.module.logs.LogFollow;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.module.logs.LogListener;
import org.hostkeeper.module.logs.LogReader;
import org.hostkeeper.module.logs.LogRequest;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/** Follows the fleet's journals for the Logs page, and reads their past as a job. */
record HouseLogs(Assembly house, FxThread fx) implements LogSource {
    @Override
    public Following follow(LogRequest request, LogListener listener) {
        LogFollow follow = new LogFollow(house.fleet(), request, listener, Limits.usual(), house.clock());
        follow.start();
        return Following.of(follow::retry, follow::close);
    }

    @Override
    public void around(LogRequest request, Instant moment, Consumer<Past> told) {
        house.jobs()
                .start(Text.of("desktop.log", "around", Ages.exact(moment, java.util.Locale.ROOT)), progress -> read(request, moment, progress))
                .outcome()
                .thenAccept(outcome -> fx.execute(() -> told.accept(switch (outcome) {
                    case Outcome.Done<Past>(Past past) -> past;
                    case Outcome.Failed<Past>(Problem problem) -> new Past(List.of(), List.of(problem));
                    case Outcome.Cancelled<Past> _ -> new Past(List.of(), List.of(new Problem.Cancelled("journalctl")));
                })));
    }

    private Past read(LogRequest request, Instant moment, Progress progress) {
        Map<HostName, Outcome<List<LogLine>>> answers = house.fleet()
                .onEach(
                        request.parts().keySet(),
                        (remote, _) -> new LogReader().around(remote, request, moment),
                        progress);
        List<LogLine> lines = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        answers.values().forEach(outcome -> {
            switch (outcome) {
                case Outcome.Done<List<LogLine>>(List<LogLine> of) -> lines.addAll(of);
                case Outcome.Failed<List<LogLine>>(Problem problem) -> problems.add(problem);
                case Outcome.Cancelled<List<LogLine>> _ -> {}
            }
        });
        return new Past(lines, problems);
    }
}
