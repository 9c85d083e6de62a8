package org.hostkeeper.desktop.deployment;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.deployment.AgentStand;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;

/** The agent on one host as the dialog shows it; read anew after each change. */
public final class AgentModel {
    /** How far reading has come. */
    sealed interface Stage {
        /** The host is being looked at. */
        record Reading() implements Stage {}

        /** What it is like. */
        record Seen(AgentLook look) implements Stage {}

        /** It could not be looked at. */
        record Failed(Problem problem) implements Stage {}
    }

    private final AgentDeeds deeds;
    private final HostName host;
    private final StringProperty owner = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(new Stage.Reading());

    public AgentModel(AgentDeeds deeds, HostName host) {
        this.deeds = deeds;
        this.host = host;
    }

    HostName host() {
        return host;
    }

    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** Whose modules a new agent is to look after: who logs in, unless that is root, which nobody should choose by a slip. */
    StringProperty owner() {
        return owner;
    }

    void look() {
        stage.set(new Stage.Reading());
        deeds.look(host, outcome -> {
            switch (outcome) {
                case Outcome.Done<AgentLook>(AgentLook look) -> seen(look);
                case Outcome.Failed<AgentLook>(Problem problem) -> stage.set(new Stage.Failed(problem));
                case Outcome.Cancelled<AgentLook> _ -> stage.set(new Stage.Failed(new Problem.Cancelled(host.value())));
            }
        });
    }

    private void seen(AgentLook look) {
        if (owner.get().isEmpty() && !look.login().equals("root")) {
            owner.set(look.login());
        }
        stage.set(new Stage.Seen(look));
    }

    Optional<AgentStand> stand() {
        return stage.get() instanceof Stage.Seen(AgentLook look) ? Optional.of(look.stand()) : Optional.empty();
    }

    void install() {
        deeds.install(host, owner.get().strip(), this::look);
    }

    void upgrade() {
        deeds.upgrade(host, this::look);
    }

    void adopt() {
        deeds.adopt(host, this::look);
    }

    void remove() {
        deeds.remove(host, this::look);
    }

    void mend(Defect defect) {
        deeds.mend(host, defect, this::look);
    }

    void takeOver(Found found) {
        deeds.takeOver(host, found, this::look);
    }

    void mend(Found found, Defect defect) {
        deeds.mend(host, found, defect, this::look);
    }
}
