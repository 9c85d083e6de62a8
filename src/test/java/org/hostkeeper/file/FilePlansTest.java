package org.hostkeeper.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Step;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.OnlyRuns;
import org.hostkeeper.remote.Output;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Plans that put a file on a host")
class FilePlansTest {
    @Test
    @DisplayName("give a new file to the login user and the group that user has there, whatever it is called")
    void group() {
        PutRequest request = new PutRequest("x", Bytes.utf8("x"), "/home/op/x", Optional.empty(), false);

        Step step = new FilePlans(Clock.systemUTC(), new Random(1)).put(new Home(), request).steps().getFirst();

        assertThat(step).isInstanceOfSatisfying(
                Step.WriteFile.class, w -> assertThat(w.ownership()).isEqualTo(new Ownership("op", "users", 0644)));
    }

    /** A host whose users are all in one group, and nothing at any path. */
    private static final class Home extends OnlyRuns {
        @Override
        public HostName host() {
            return new HostName("h1");
        }

        @Override
        public String user() {
            return "op";
        }

        @Override
        public Output run(Command command) {
            String said = command.shown().equals("id -gn")
                    ? "users\n"
                    : "absent " + Base64.getEncoder().encodeToString(command.input()).strip() + " - 0 - - - - -\nend\n";
            return new Output(0, said.getBytes(StandardCharsets.UTF_8), new byte[0]);
        }
    }
}
