package org.hostkeeper.plan.apply;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Journal.Event;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.plan.host.HostLog;
import org.hostkeeper.plan.host.PlanFolder;
import org.hostkeeper.plan.host.PlanFolders;
import org.hostkeeper.plan.host.PlanFolders.Shown;
import org.hostkeeper.plan.host.Said;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/**
 * The one way in which hosts are changed: carries plans out, finds those that were interrupted, and takes done ones
 * back. Safe from many threads; each call blocks until its plan has ended one way or another.
 */
public final class Plans {
    /** The largest file that undo brings back. */
    private static final long KEPT = 32L << 20;

    private final Journal journal;
    private final String console;
    private final SecretResolver secrets;
    private final Clock clock;
    private final RandomGenerator random;

    /** @param console who this is, as others see it: {@code user@machine} */
    public Plans(Journal journal, String console, SecretResolver secrets, Clock clock, RandomGenerator random) {
        this.journal = journal;
        this.console = console;
        this.secrets = secrets;
        this.clock = clock;
        this.random = random;
    }

    /** Carries a plan out; never throws for what can happen on a host. */
    public Applied apply(Plan plan, Session session, Progress progress) {
        Diary diary = diary(plan);
        try (ResolvedSecrets resolved = checkedSecrets(plan)) {
            Remote remote = session.remote();
            diary.started();
            return open(new PlanFolder(remote, plan, token()), diary, resolved, session, progress);
        } catch (ProblemException e) {
            return new Applied.Refused(plan.id(), e.problem());
        }
    }

    /**
     * The plans that stand open on a host, root's and the login user's; at most one each.
     *
     * @throws ProblemException if the host cannot be asked; without a way to root only the login user's are found
     */
    public List<OpenPlan> openOn(Remote remote) {
        return openOn(remote, true);
    }

    /** The same; root's are left out unless {@code rootToo}, so that nobody is asked for a password. */
    public List<OpenPlan> openOn(Remote remote, boolean rootToo) {
        List<OpenPlan> found = new ArrayList<>();
        for (PlanFolders folders : bases(remote)) {
            if (folders.asRoot() && !rootToo && !remote.user().equals("root")) {
                continue;
            }
            try {
                folders.open().stream().map(Plans::openPlan).forEach(found::add);
            } catch (ProblemException e) {
                skipWithoutRoot(folders, e);
            }
        }
        return found;
    }

    /** Takes an interrupted plan over and finishes it; one that was being undone is undone to the end. */
    public Applied resume(PlanId id, Session session, Progress progress) {
        return takeOver(id, session, progress, false);
    }

    /** Takes an interrupted plan over and undoes what was done of it; {@link Applied.Undone} is success. */
    public Applied rollback(PlanId id, Session session, Progress progress) {
        return takeOver(id, session, progress, true);
    }

    /**
     * The plan that takes a done one back, for preview and {@link #apply}. What nothing takes back stands in its title.
     *
     * @throws ProblemException NotFound if the host does not know it (any more), Refused if it is not done, Conflict if a
     *     file was changed since
     */
    public Plan undo(PlanId id, Remote remote) {
        Shown shown = shown(id, remote, KEPT);
        if (!shown.state().equals("done")) {
            throw new ProblemException(new Problem.Refused(
                    shown.plan().title(), Text.of("plan.apply", "not-done")));
        }
        Plan undo = new UndoPlan(shown).made(PlanId.next(clock, random), clock.instant());
        conflicts(undo, remote).stream().findFirst().ifPresent(conflict -> {
            throw new ProblemException(new Problem.Conflict(remote.host().value(), conflict.path()));
        });
        return undo;
    }

    /**
     * The plan that does a change again, here or on another host, upon what stands there now.
     *
     * @param done as the journal or its host has it
     * @throws ProblemException Refused if it cannot be replayed there, with the reason
     */
    public Plan redo(Plan done, Remote remote) {
        RedoPlan.replayable(done);
        Map<String, FileState> now = Files.look(remote, RedoPlan.paths(done), done.asRoot());
        return new RedoPlan(done, remote.host(), now).made(PlanId.next(clock, random), clock.instant());
    }

    /** A plan as its host keeps it, with contents that the journal leaves out; empty if the host does not know it any more. */
    public Optional<Plan> kept(PlanId id, Remote remote) {
        try {
            return Optional.of(shown(id, remote, 0).plan());
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NotFound) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The same plan under a new name: a host carries a plan out only once. */
    public Plan renewed(Plan plan) {
        return plan.named(PlanId.next(clock, random), clock.instant());
    }

    /** What stands in the way of a plan now: for each file that is no longer what it was, the three versions. */
    public List<Conflict> conflicts(Plan plan, Remote remote) {
        return Conflict.of(plan, remote);
    }

    private Applied open(
            PlanFolder folder, Diary diary, ResolvedSecrets resolved, Session session, Progress progress) {
        Plan plan = folder.plan();
        Said opened;
        try {
            opened = folder.open(console);
        } catch (ProblemException e) {
            return notOpened(plan, e.problem(), diary);
        }
        return switch (opened) {
            case Said.Well _ ->
                execution(folder, diary, resolved, session, progress).forwards(HostLog.nothing());
            case Said.Failed f -> refused(plan, f.problem(), diary);
            case Said.Gone g -> refused(plan, g.problem(), diary);
        };
    }

    /** If the way broke or the program there was stopped, the plan may stand open without a step done. */
    private static Applied notOpened(Plan plan, Problem problem, Diary diary) {
        boolean mayBeOpen = problem instanceof Problem.ConnectionLost
                || problem instanceof Problem.TimedOut
                || problem instanceof Problem.CommandFailed;
        if (!mayBeOpen) {
            return refused(plan, problem, diary);
        }
        diary.happened(Event.INTERRUPTED, Optional.empty(), problem);
        return new Applied.Interrupted(plan.id(), problem);
    }

    private static Applied refused(Plan plan, Problem problem, Diary diary) {
        diary.happened(Event.REFUSED, Optional.empty(), problem);
        return new Applied.Refused(plan.id(), problem);
    }

    private Applied takeOver(PlanId id, Session session, Progress progress, boolean back) {
        try {
            Remote remote = session.remote();
            Plan plan = shown(id, remote, 0).plan();
            String token = token();
            Diary diary = diary(plan);
            PlanFolders folders = new PlanFolders(remote, plan.asRoot());
            return switch (new Waiting(folders, clock, progress).take(id, token, console)) {
                case PlanFolders.Take.Taken t -> {
                    diary.takenOver();
                    PlanFolder folder = new PlanFolder(remote, plan, token);
                    yield back || t.log().back()
                            ? backwards(folder, diary, session, progress)
                            : forwards(folder, diary, t.log(), session, progress);
                }
                case PlanFolders.Take.Alive a -> new Applied.Refused(id, a.problem());
                case PlanFolders.Take.Ended e when e.problem() instanceof Problem.DeadmanFired -> {
                    diary.happened(Event.DEADMAN_FIRED, Optional.empty(), e.problem());
                    yield new Applied.Undone(id, e.problem());
                }
                case PlanFolders.Take.Ended e -> new Applied.Refused(id, e.problem());
            };
        } catch (ProblemException e) {
            return new Applied.Refused(id, e.problem());
        }
    }

    private Applied forwards(PlanFolder folder, Diary diary, HostLog log, Session session, Progress progress) {
        try (ResolvedSecrets resolved = ResolvedSecrets.of(folder.plan().secrets(), secrets)) {
            return execution(folder, diary, resolved, session, progress).forwards(log);
        } catch (ProblemException e) {
            diary.happened(Event.INTERRUPTED, Optional.empty(), e.problem());
            return new Applied.Interrupted(folder.plan().id(), e.problem());
        }
    }

    private Applied backwards(PlanFolder folder, Diary diary, Session session, Progress progress) {
        try (ResolvedSecrets none = ResolvedSecrets.of(Stream.of(), secrets)) {
            return execution(folder, diary, none, session, progress)
                    .backwards(new Problem.Cancelled(folder.plan().title().toString()));
        }
    }

    private Execution execution(
            PlanFolder folder, Diary diary, ResolvedSecrets resolved, Session session, Progress progress) {
        Plan plan = folder.plan();
        Confirmation confirmation = new Confirmation(session, clock, plan.deadman(), plan.asRoot());
        return new Execution(folder, diary, resolved, confirmation, progress);
    }

    private ResolvedSecrets checkedSecrets(Plan plan) {
        if (plan.isWithheld()) {
            throw new ProblemException(
                    new Problem.Refused(plan.title(), Text.of("plan.apply", "withheld")));
        }
        return ResolvedSecrets.of(plan.secrets(), secrets);
    }

    private Shown shown(PlanId id, Remote remote, long most) {
        for (PlanFolders folders : bases(remote)) {
            try {
                Optional<Shown> shown = folders.show(id, most);
                if (shown.isPresent()) {
                    return shown.get();
                }
            } catch (ProblemException e) {
                skipWithoutSudo(e);
            }
        }
        throw new ProblemException(new Problem.NotFound(Text.of("plan", "id"), id.value()));
    }

    /** Root's folders last: who has none there is not asked for a password first. */
    private static List<PlanFolders> bases(Remote remote) {
        return remote.user().equals("root")
                ? List.of(new PlanFolders(remote, true))
                : List.of(new PlanFolders(remote, false), new PlanFolders(remote, true));
    }

    private static void skipWithoutRoot(PlanFolders folders, ProblemException e) {
        if (!folders.asRoot() || !(e.problem() instanceof Problem.SudoRefused)) {
            throw e;
        }
    }

    /** Where root's plans cannot be looked at, nobody knows that there is none of this name; but without sudo there is none. */
    private static void skipWithoutSudo(ProblemException e) {
        if (!(e.problem() instanceof Problem.SudoRefused r) || r.reason() != Problem.SudoRefused.Reason.SWITCHED_OFF) {
            throw e;
        }
    }

    private static OpenPlan openPlan(PlanFolders.Listed listed) {
        return new OpenPlan(
                listed.plan(),
                listed.console(),
                listed.started(),
                listed.lastSign(),
                listed.log().doneCount(),
                listed.log().inDoubt(),
                listed.running());
    }

    private Diary diary(Plan plan) {
        return new Diary(journal, console, plan, clock);
    }

    private String token() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
