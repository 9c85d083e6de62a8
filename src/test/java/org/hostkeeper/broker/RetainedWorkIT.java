package org.hostkeeper.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Journal.Event;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@TestBed(hosts = 1)
@DisplayName("A message that Debian's mosquitto keeps")
class RetainedWorkIT {
    private final TestHost host;
    private final AtBroker at;

    RetainedWorkIT(TestHost host) {
        this.host = host;
        this.at = new AtBroker(host.address(), 1884, Optional.of("keeper"));
        at.knows("right");
    }

    @BeforeAll
    static void listeners(TestHost host) {
        host.sh("cd /etc/mosquitto && mosquitto_passwd -c -b passwords keeper right && chown mosquitto: passwords"
                        + " && printf 'topic readwrite #\\nuser keeper\\ntopic readwrite mm/#\\ntopic read locked/#\\n' >acl"
                        + " && printf 'per_listener_settings true\\nlistener 1883\\nallow_anonymous true\\n"
                        + "listener 1884\\nallow_anonymous false\\npassword_file /etc/mosquitto/passwords\\nacl_file /etc/mosquitto/acl\\n'"
                        + " >conf.d/hall.conf && systemctl restart mosquitto")
                .outOfSuccess();
    }

    @AfterEach
    void close() {
        at.close();
    }

    private void keeps(String topic, String payload) {
        host.exec("mosquitto_pub", "-t", topic, "-m", payload, "-r", "-q", "1").outOfSuccess();
    }

    private String kept(String topic) {
        return host.exec("mosquitto_sub", "-t", topic, "-C", "1", "-W", "1", "-F", "%p %r").out().strip();
    }

    private Applied apply(Plan plan) {
        return at.retained().apply(plan, Progress.unwatched());
    }

    @Test
    @DisplayName("is looked at, cleared, and put back as it was; all of it stands in the journal")
    void thereAndBack() throws Exception {
        keeps("mm/old", "stale – ä");
        assertThat(at.retained().look(at.broker, "mm/old").orElseThrow().text()).isEqualTo("stale – ä");
        assertThat(at.retained().look(at.broker, "mm/none")).isEmpty();

        Plan clear = at.retained().clear(at.broker, "mm/old");
        assertThat(apply(clear)).isEqualTo(new Applied.Done(clear.id()));
        assertThat(kept("mm/old")).isEmpty();

        Plan back = at.retained().undo(clear.id()).orElseThrow();
        assertThat(back.undoes()).contains(clear.id());
        assertThat(apply(back)).isEqualTo(new Applied.Done(back.id()));
        assertThat(kept("mm/old")).isEqualTo("stale – ä 1");
        assertThat(at.store.journal().of(clear.id()).stream().map(Journal.Line::entry).map(Journal.Entry::event))
                .containsExactly(Event.STARTED, Event.STEP_BEGUN, Event.STEP_DONE, Event.DONE);
        assertThat(at.store.journal().newest(100).toString()).doesNotContain("stale");
        assertThat(at.store.journal().verify().brokenAt()).isEmpty();
    }

    @Test
    @DisplayName("is not put back over another one that was published since")
    void publishedSince() {
        keeps("mm/race", "one");
        Plan clear = at.retained().clear(at.broker, "mm/race");
        apply(clear);
        keeps("mm/race", "two");

        assertThat(apply(at.retained().undo(clear.id()).orElseThrow()))
                .isInstanceOfSatisfying(Applied.Refused.class, r -> assertThat(r.cause()).isInstanceOf(Problem.Refused.class));
        assertThat(kept("mm/race")).isEqualTo("two 1");
    }

    @Test
    @DisplayName("that the access list protects is told to be kept still, although the broker said yes")
    void accessList() {
        keeps("locked/state", "mine");
        Plan clear = at.retained().clear(at.broker, "locked/state");

        assertThat(apply(clear)).isInstanceOfSatisfying(Applied.Undone.class, u -> {
            assertThat(u.cause()).isInstanceOf(Problem.CheckFailed.class);
            assertThat(u.cause().text().in(Locale.GERMAN)).contains("Der Broker hält dort weiterhin eine Nachricht.");
        });
        assertThat(kept("locked/state")).isEqualTo("mine 1");
        assertThat(at.store.journal().of(clear.id()).stream().map(Journal.Line::entry).map(Journal.Entry::event))
                .isEqualTo(List.of(Event.STARTED, Event.STEP_BEGUN, Event.STEP_FAILED, Event.UNDONE));
    }

    @Test
    @DisplayName("that is not there is not cleared, and a filter is no topic")
    void nothing() {
        Plan clear = at.retained().clear(at.broker, "mm/nothing");
        assertThat(apply(clear)).isInstanceOfSatisfying(Applied.Refused.class, r -> assertThat(r.cause())
                .isInstanceOf(Problem.NotFound.class));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> at.retained().clear(at.broker, "mm/#"))
                .isInstanceOf(org.hostkeeper.problem.ProblemException.class);
    }

    @Test
    @DisplayName("is refused when the broker is away, and nothing was done")
    void away() {
        keeps("mm/away", "here");
        Plan clear = at.retained().clear(at.broker, "mm/away");
        host.exec("systemctl", "stop", "mosquitto").outOfSuccess();
        Applied how = apply(clear);
        host.exec("systemctl", "start", "mosquitto").outOfSuccess();

        assertThat(how).isInstanceOfSatisfying(Applied.Refused.class, r -> assertThat(r.cause())
                .isInstanceOf(Problem.ServerUnavailable.class));
    }
}
