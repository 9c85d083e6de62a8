package org.hostkeeper.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An artwork, as the kiosk knows it,")
class ArtworkTest {
    private static final Problem GONE = new Problem.Unreachable("gallery-1", "10.20.2.11", "no route to host");
    private static final Problem NO = new Problem.CommandFailed("gallery-1", "revert orbit", 1, "no snapshot");

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L); // nanoTime may run over
    private final Artwork artwork = new Artwork(Duration.ofSeconds(30), now::get);

    private void pass(double seconds) {
        now.addAndGet((long) (seconds * 1e9));
    }

    private static VmReading is(Condition condition, String incarnation) {
        return new VmReading(condition, Optional.of(incarnation).filter(told -> !told.isEmpty()), Duration.ZERO);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }

    @Test
    @DisplayName("connects, is read at once, and again after a moment")
    void reads() {
        assertThat(artwork.face()).isEqualTo(new Face.Connecting());
        assertThat(artwork.ask()).isFalse();
        assertThat(artwork.turn()).isEqualTo(new Artwork.Turn.Read());
        artwork.read(is(Condition.RUNNING, "1"));
        assertThat(artwork.face()).isEqualTo(new Face.Steady(Condition.RUNNING));
        assertThat(artwork.turn()).isEqualTo(new Artwork.Turn.Wait(seconds(1)));
        pass(1);
        assertThat(artwork.turn()).isEqualTo(new Artwork.Turn.Read());
    }

    @Test
    @DisplayName("comes back when it is asked for, and then rests until it can be asked for again")
    void comesBack() {
        artwork.read(is(Condition.ILL, "1"));
        assertThat(artwork.ask()).isTrue();
        assertThat(artwork.turn()).isEqualTo(new Artwork.Turn.Revert());
        assertThat(artwork.ask()).isFalse();
        pass(3);
        assertThat(artwork.face()).isEqualTo(new Face.Returning(seconds(3), seconds(10)));
        artwork.reverted();
        artwork.read(is(Condition.STARTING, "2"));
        assertThat(artwork.face()).isInstanceOf(Face.Returning.class);
        pass(2);
        artwork.read(is(Condition.RUNNING, "2"));
        assertThat(artwork.face()).isEqualTo(new Face.Resting(Condition.RUNNING, seconds(30), seconds(30)));
        assertThat(artwork.ask()).isFalse();
        pass(30);
        assertThat(artwork.face()).isEqualTo(new Face.Steady(Condition.RUNNING));
        artwork.ask();
        assertThat(artwork.face()).isEqualTo(new Face.Returning(Duration.ZERO, seconds(5)));
    }

    @Test
    @DisplayName("is not back while a host that has only taken the wish on still shows it as it was")
    void takenOn() {
        artwork.read(is(Condition.RUNNING, "1"));
        artwork.ask();
        artwork.turn();
        artwork.reverted();
        artwork.read(is(Condition.RUNNING, "1"));
        assertThat(artwork.face()).isInstanceOf(Face.Returning.class);
        pass(1);
        artwork.read(is(Condition.RUNNING, "2"));
        assertThat(artwork.face()).isInstanceOf(Face.Resting.class);
    }

    @Test
    @DisplayName("that stays silent after it was brought back is told as what it is in the end")
    void silent() {
        artwork.read(is(Condition.ILL, "1"));
        artwork.ask();
        artwork.turn();
        artwork.reverted();
        pass(60);
        artwork.read(is(Condition.STARTING, "2"));
        assertThat(((Face.Returning) artwork.face()).left()).isZero();
        pass(31);
        artwork.read(is(Condition.ILL, "2"));
        assertThat(artwork.face()).isEqualTo(new Face.Resting(Condition.ILL, seconds(30), seconds(30)));
    }

    @Test
    @DisplayName("rests for as long as its host wants, if that is longer")
    void hostRests() {
        artwork.read(new VmReading(Condition.RUNNING, Optional.of("1"), seconds(5)));
        assertThat(artwork.face()).isEqualTo(new Face.Resting(Condition.RUNNING, seconds(5), seconds(5)));
        assertThat(artwork.insist()).isTrue();
    }

    @Test
    @DisplayName("that could not be brought back says so, and can be tried again")
    void fails() {
        artwork.read(is(Condition.ILL, "1"));
        artwork.ask();
        artwork.turn();
        artwork.notReverted(NO);
        assertThat(artwork.face()).isEqualTo(new Face.Failed(NO));
        assertThat(artwork.ask()).isTrue();
        artwork.turn();
        artwork.notReverted(NO);
        pass(20);
        assertThat(artwork.face()).isEqualTo(new Face.Steady(Condition.ILL));
    }

    @Test
    @DisplayName("whose host is lost is tried less and less often, never seldom, at once if staff wants it, and is itself when it is back")
    void lost() {
        artwork.read(is(Condition.RUNNING, "1"));
        for (double pause : new double[] {1, 2, 4, 8, 15, 15}) {
            artwork.lost(GONE);
            assertThat(artwork.face()).isEqualTo(new Face.Lost(GONE, seconds(pause)));
            assertThat(artwork.ask()).isFalse();
            assertThat(artwork.insist()).isFalse();
            pass(pause);
            assertThat(artwork.turn()).isEqualTo(new Artwork.Turn.Read());
        }
        artwork.lost(GONE);
        artwork.hurry();
        assertThat(artwork.turn()).isEqualTo(new Artwork.Turn.Read());
        artwork.read(is(Condition.PAUSED, "1"));
        assertThat(artwork.face()).isEqualTo(new Face.Steady(Condition.PAUSED));
        artwork.lost(GONE);
        assertThat(artwork.face()).isEqualTo(new Face.Lost(GONE, seconds(1)));
    }

    @Test
    @DisplayName("whose host is lost while it comes back is lost, and is not asked to come back twice")
    void lostMeanwhile() {
        artwork.read(is(Condition.RUNNING, "1"));
        artwork.ask();
        artwork.turn();
        artwork.notReverted(new Problem.ConnectionLost("gallery-1", "revert orbit"));
        assertThat(artwork.face()).isInstanceOf(Face.Lost.class);
        pass(1);
        assertThat(artwork.turn()).isEqualTo(new Artwork.Turn.Read());
        artwork.read(is(Condition.STARTING, "2"));
        assertThat(artwork.face()).isEqualTo(new Face.Steady(Condition.STARTING));
    }

    @Test
    @DisplayName("whose host is lost right after a press does not come back by itself when the host does")
    void lostAfterPress() {
        artwork.read(is(Condition.RUNNING, "1"));
        assertThat(artwork.ask()).isTrue();
        artwork.lost(GONE); // a question was on its way
        assertThat(artwork.turn()).isEqualTo(new Artwork.Turn.Wait(seconds(1)));
        pass(1);
        assertThat(artwork.turn()).isEqualTo(new Artwork.Turn.Read());
        artwork.read(is(Condition.RUNNING, "1"));
        assertThat(artwork.face()).isEqualTo(new Face.Steady(Condition.RUNNING));
    }
}
