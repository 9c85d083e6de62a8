package org.hostkeeper.assembly;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hostkeeper.attention.Attention;
import org.hostkeeper.attention.HostConcerns;
import org.hostkeeper.broker.Brokers;
import org.hostkeeper.broker.RetainedWork;
import org.hostkeeper.command.CommandPlans;
import org.hostkeeper.command.CommandRuns;
import org.hostkeeper.demo.DemoFleet;
import org.hostkeeper.demo.DemoQuestions;
import org.hostkeeper.deployment.AgentProbe;
import org.hostkeeper.deployment.OpenDefects;
import org.hostkeeper.exhibition.DomainConcerns;
import org.hostkeeper.exhibition.DomainsProbe;
import org.hostkeeper.facts.DisksProbe;
import org.hostkeeper.facts.FactsHistory;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.facts.Probe;
import org.hostkeeper.file.FilePlans;
import org.hostkeeper.fleet.FactsRecorder;
import org.hostkeeper.fleet.Fleet;
import org.hostkeeper.fleet.HostTrial;
import org.hostkeeper.fleet.OpenPlansProbe;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Inventory;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.job.Progress;
import org.hostkeeper.module.DeployedModulesProbe;
import org.hostkeeper.module.ModulePlans;
import org.hostkeeper.module.UnitConcerns;
import org.hostkeeper.module.UnitsProbe;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.Plans;
import org.hostkeeper.plan.apply.Rollout;
import org.hostkeeper.plan.apply.Session;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.schedule.JobRunner;
import org.hostkeeper.schedule.SchedulePlans;
import org.hostkeeper.schedule.ScheduleReader;
import org.hostkeeper.schedule.SchedulesProbe;
import org.hostkeeper.secret.Secrets;
import org.hostkeeper.settings.Settings;

/**
 * The house, wired: the one place where the rooms meet the outside. The command line and the desktop open it and ask it
 * for what they need; parts are made when they are first asked for, so that a command that only lists hosts pays for no
 * network and no keyring. Safe from many threads.
 */
public final class Assembly implements AutoCloseable {
    /** What is read of every host. Held here once, since a probe's name is the key of its facts. */
    private static final List<Probe<?>> PROBES =
            List.of(new HostProbe(), new DisksProbe(), new UnitsProbe(), new DeployedModulesProbe(), new SchedulesProbe(),
                    new DomainsProbe(), new AgentProbe(), new OpenPlansProbe());

    private final Ports ports;
    private final KeptAnswers answers;
    private final Background background = new Background();
    private final ExecutorService writing = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("history").factory());
    private final Lazy<Fleet> fleet;
    private final Lazy<Plans> plans;
    private final Lazy<Rollout> rollout;
    private final Lazy<Jobs> jobs;

    /**
     * A house upon these ports.
     *
     * @param given answers what was handed over beforehand
     * @param person is asked for what neither that nor the kept secrets answer
     */
    public Assembly(Ports ports, Questions given, Questions person) {
        this.ports = ports;
        this.answers = new KeptAnswers(given, ports.secrets(), person);
        this.fleet = new Lazy<>(this::recordedFleet);
        this.plans = new Lazy<>(() -> new Plans(
                ports.journal(),
                ports.console(),
                answers::secret,
                ports.clock(),
                ports.random()));
        this.rollout = new Lazy<>(() -> new Rollout(this::carryOut));
        this.jobs = new Lazy<>(() -> Jobs.onVirtualThreads(ports.clock()));
    }

    /** A change at a broker is a plan too, and no host has to do with it. */
    private Applied carryOut(Plan plan, Progress progress) {
        return RetainedWork.isFor(plan)
                ? atBrokers().retained().apply(plan, progress)
                : plans().apply(plan, session(plan.host()), progress);
    }

    private Fleet recordedFleet() {
        Fleet made = new Fleet(
                ports.inventory(),
                ports.connectors().apply(answers),
                ports.facts(),
                PROBES,
                ports.clock(),
                new KeptLimits(ports.settings()).limits());
        made.onChange(new FactsRecorder(made.states(), ports.history(), ports.clock(), writing));
        return made;
    }

    /**
     * The operator's own house; opens the inventory and begins the log, and nothing else yet.
     *
     * @param given answers what was handed over beforehand
     */
    public static Assembly open(Home home, Questions given, Questions person, PassphrasePrompt prompt) {
        Logs.into(home::logs);
        return new Assembly(OwnPorts.of(home, prompt, Clock.systemUTC(), new SecureRandom()), given, person);
    }

    /** A house upon this demo fleet, in memory; the fleet ends with it. */
    public static Assembly demo(DemoFleet demo) {
        return new Assembly(
                DemoPorts.of(demo, Clock.systemUTC(), new SecureRandom()), new DemoQuestions(), new DemoQuestions());
    }

    /** Where is read what somebody waits for beside a window's thread; ends before all else here does. */
    public Executor background() {
        return background;
    }

    /** Whether these hosts are simulated, which has to be said wherever they are shown. */
    public boolean isDemo() {
        return ports.demo();
    }

    public Inventory inventory() {
        return ports.inventory();
    }

    public Journal journal() {
        return ports.journal();
    }

    /** What the hosts were like before. */
    public FactsHistory history() {
        return ports.history();
    }

    public Settings settings() {
        return ports.settings();
    }

    public Secrets secrets() {
        return ports.secrets();
    }

    /** Who answers connections here, and what may be kept of the answers. */
    public KeptAnswers answers() {
        return answers;
    }

    public HostKeyBook hostKeys() {
        return ports.hostKeys();
    }

    public Clock clock() {
        return ports.clock();
    }

    public RandomGenerator random() {
        return ports.random();
    }

    public Fleet fleet() {
        return fleet.value();
    }

    /** Takes over what the operator set about connections and refreshes since the start. */
    public void limitAnew() {
        fleet.ifMade(made -> made.limit(new KeptLimits(ports.settings()).limits()));
    }

    /** Who this console is, as hosts and journal name it: {@code user@machine}. */
    public String console() {
        return ports.console();
    }

    public Plans plans() {
        return plans.value();
    }

    public Rollout rollout() {
        return rollout.value();
    }

    public Jobs jobs() {
        return jobs.value();
    }

    /** What needs a person; each feature has its judge here. */
    public Attention attention() {
        return new Attention(List.of(new HostConcerns(), new UnitConcerns(), new DomainConcerns(), new OpenDefects()));
    }

    public ModulePlans modulePlans() {
        return new ModulePlans(ports.clock(), ports.random());
    }

    public SchedulePlans schedulePlans() {
        return new SchedulePlans(ports.clock(), ports.random());
    }

    public ScheduleReader scheduleReader() {
        return new ScheduleReader();
    }

    public ExhibitionWays exhibition() {
        return ExhibitionWays.of(ports.clock(), ports.random());
    }

    /** Runs commands on hosts, as plans that are journalled. */
    public CommandRuns commandRuns() {
        return new CommandRuns(new CommandPlans(ports.clock(), ports.random()), rollout(), ports.journal());
    }

    /** Runs jobs of cron's at once, as plans that are journalled. */
    public JobRunner jobRunner() {
        return new JobRunner(host -> fleet().remote(host), this::carryOut, ports.journal());
    }

    public Brokers brokers() {
        return ports.brokers();
    }

    public AtBrokers atBrokers() {
        return new AtBrokers(ports, this::fleet);
    }

    /** The plan that takes a done one back, wherever that was. */
    public Plan undo(PlanId plan, HostName where) {
        return atBrokers().retained().undo(plan).orElseGet(() -> plans().undo(plan, fleet().remote(where)));
    }

    /** All that can be done about agents on hosts. */
    public AgentWays agents() {
        return AgentWays.of(ports.clock(), ports.random());
    }

    public FilePlans filePlans() {
        return new FilePlans(ports.clock(), ports.random());
    }

    /** The two ways to a host that carrying out a plan needs. */
    public Session session(HostName host) {
        Fleet all = fleet();
        return new Session() {
            @Override
            public Remote remote() {
                return all.remote(host);
            }

            @Override
            public Remote afresh() {
                return all.connectAfresh(host);
            }
        };
    }

    /**
     * Tries a host that need not be in the inventory, from the first packet to root.
     *
     * @param asking who answers, often {@link #answers()} with the key that was accepted beforehand
     */
    public HostTrial tryHost(Host host, Questions asking) {
        return HostTrial.of(host, ports.connectors().apply(asking));
    }

    /** The same, with somebody who follows how far it has come. */
    public HostTrial tryHost(Host host, Questions asking, Consumer<HostTrial> onward) {
        return HostTrial.of(host, ports.connectors().apply(asking), onward);
    }

    @Override
    public void close() {
        background.close();
        fleet.ifMade(Fleet::close);
        writing.close(); // after what is under way
        answers.close();
        ports.close().run();
    }
}
