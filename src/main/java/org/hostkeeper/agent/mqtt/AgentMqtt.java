package org.hostkeeper.agent.mqtt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.hostkeeper.agent.action.ModuleActions;
import org.hostkeeper.agent.watch.UnitEvent;
import org.hostkeeper.alert.Notice;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.mqtt.Backoff;
import org.hostkeeper.mqtt.Broker;
import org.hostkeeper.mqtt.BrokerSettings;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent at its broker. Commands come at QoS 0 and are handed on at once, so nothing that they take holds the client
 * up. One that the broker had kept is old news, whoever it was for: it is not run, and that is reported.
 */
public final class AgentMqtt implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentMqtt.class);

    private final AgentTopics topics;
    private final Presence presence;
    private final Broker broker;
    private final StateBoard states;
    private final ModuleActions actions;
    private final ModuleLogs logs;
    private final Executor executor;
    private final Map<String, String> others = new ConcurrentHashMap<>();

    /**
     * @param settings where the broker is; client id and will are set here
     * @param self who this agent is among others
     * @param logs where the lines of a module come from
     * @param executor where logs are read
     */
    public AgentMqtt(
            BrokerSettings settings,
            String prefix,
            Self self,
            ModuleActions actions,
            ModuleLogs logs,
            Executor executor,
            RandomGenerator random,
            Clock clock) {
        this.topics = new AgentTopics(prefix);
        this.presence = new Presence(topics, self.instance(), self.session(), self.server(), clock.instant());
        this.broker = new Broker(settings.withWill(presence.offline()), Backoff.usual(), random, clock);
        this.states = new StateBoard(topics, broker::publish);
        this.actions = actions;
        this.logs = logs;
        this.executor = executor;
        broker.onLink(AgentMqtt::logged);
        broker.subscribe(topics.commands(), 0, this::asked);
        broker.subscribe(topics.requests(), 0, this::asked);
        broker.subscribe(topics.presences(), 0, this::met);
        broker.publish(presence.online(others));
    }

    /** Who an agent is: an id for topics, one for this run, and the name that people gave the host. */
    public record Self(String instance, String session, String server) {}

    /** The last lines of a module's log; may take a while. */
    @FunctionalInterface
    public interface ModuleLogs {
        String last(String guid, int lines);
    }

    /** Returns at once, whether the broker is there or not. */
    public void start() {
        broker.start();
    }

    public Link link() {
        return broker.link();
    }

    public void moduleIs(DeployedModule module) {
        states.is(module);
    }

    public void moduleIsGone(DeployedModule module) {
        states.gone(module);
    }

    public void saw(DeployedModule module, UnitEvent event) {
        states.saw(module, event);
    }

    /** Tells of an incident, to whoever listens now. */
    public void alert(Notice notice) {
        ObjectNode alert = JsonNodeFactory.instance.objectNode();
        alert.put("kind", notice.kind().name().toLowerCase(java.util.Locale.ROOT));
        alert.put("guid", notice.key()).put("name", notice.module()).put("unit", notice.unit());
        alert.put("detail", notice.detail()).put("at", notice.at().toString()).put("since", notice.since().toString());
        broker.publish(Message.certain(topics.alert(notice.key()), alert.toString()));
    }

    private void asked(Message message) {
        CommandReader.Read read = CommandReader.read(message);
        if (message.retained()) {
            report(message, read.requestId(), new Problem.Refused(
                    Text.of("agent.mqtt", "command"), Text.of("agent.mqtt", "retained")));
            return;
        }
        read.problem().ifPresent(problem -> report(message, read.requestId(), problem));
        read.command().ifPresent(command -> run(command, read.requestId()));
    }

    private void run(AgentCommand command, Optional<String> requestId) {
        switch (command) {
            case AgentCommand.Create(String guid) -> answer(requestId, actions.create(guid).thenApply(r -> reply(requestId, r)));
            case AgentCommand.Remove(String guid) -> answer(requestId, actions.remove(guid).thenApply(r -> reply(requestId, r)));
            case AgentCommand.Run(String guid, ModuleActions.Verb verb) ->
                answer(requestId, actions.run(guid, verb).thenApply(r -> reply(requestId, r)));
            case AgentCommand.RestartAll() ->
                answer(requestId, actions.restartAll().thenApply(r -> requestId.map(id -> Replies.of(id, r)).orElse("")));
            case AgentCommand.UpdateList() ->
                answer(requestId, actions.updateList().thenApply(r -> requestId.map(id -> Replies.of(id, r)).orElse("")));
            case AgentCommand.Log(String guid, int lines) -> executor.execute(() -> log(guid, lines, requestId));
        }
    }

    private static String reply(Optional<String> requestId, org.hostkeeper.agent.action.ActionResult result) {
        return requestId.map(id -> Replies.of(id, result)).orElse("");
    }

    private void answer(Optional<String> requestId, CompletableFuture<String> reply) {
        reply.whenComplete((text, error) -> requestId.ifPresent(id -> broker.publish(Message.certain(
                topics.reply(id), error == null ? text : Replies.of(id, Jobs.problemOf(error))))));
    }

    private void log(String guid, int lines, Optional<String> requestId) {
        try {
            ObjectNode log = JsonNodeFactory.instance.objectNode().put("guid", guid);
            requestId.ifPresent(id -> log.put("request_id", id));
            logs.last(guid, lines).lines().forEach(log.putArray("lines")::add);
            broker.publish(Message.certain(topics.log(guid), log.toString()));
        } catch (ProblemException e) {
            LOG.warn("{}", e.problem().text());
            requestId.ifPresent(id -> broker.publish(Message.certain(topics.reply(id), Replies.of(id, e.problem()))));
        }
    }

    private void report(Message message, Optional<String> requestId, Problem problem) {
        LOG.warn("{}: {}", message, problem.text());
        requestId.ifPresent(id -> broker.publish(Message.certain(topics.reply(id), Replies.of(id, problem))));
    }

    /**
     * What the broker kept of this agent's own earlier run is nobody else; and the will of that run may come late, over
     * what this one has said.
     */
    private void met(Message message) {
        presence.other(message).ifPresent(other -> {
            boolean own = other.key().equals(presence.instance());
            if (own && message.retained()) {
                return;
            }
            boolean changed = other.online()
                    ? others.putIfAbsent(other.key(), other.name()) == null
                    : others.remove(other.key()) != null;
            if (changed && other.online()) {
                LOG.warn("Another manager listens on this prefix, and does the same commands: {}", other.name());
            }
            if (changed || (own && !other.online())) {
                broker.publish(presence.online(others));
            }
        });
    }

    private static void logged(Link link) {
        switch (link) {
            case Link.Up _ -> LOG.info("The broker is there");
            case Link.Down(Problem problem, int failures, var _) when failures == 1 -> LOG.warn("{}", problem.text());
            case Link.Down _, Link.Starting _, Link.Closed _ -> {}
        }
    }

    /** Says that it goes, and goes. */
    @Override
    public void close() {
        broker.publish(presence.offline());
        broker.close();
    }
}
