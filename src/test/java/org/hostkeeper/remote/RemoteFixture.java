package org.hostkeeper.remote;

import java.io.IOException;
import java.nio.file.Path;
import org.hostkeeper.host.Sudo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder of this machine, and a way that leads to it as to a host. */
abstract class RemoteFixture {
    @TempDir
    Path folder;

    private final Way way;

    RemoteFixture(Way way) {
        this.way = way;
    }

    @AfterEach
    void closeWay() throws IOException {
        way.close();
    }

    Remote remote(Sudo sudo, Questions questions, String path) throws IOException {
        return way.remote(sudo, questions, path);
    }

    Remote remote() throws IOException {
        return remote(Sudo.NONE, Questions.unanswered(), System.getenv("PATH"));
    }

    static Command sh(String script, String... parameters) {
        return Command.script(script, "test", parameters);
    }
}
