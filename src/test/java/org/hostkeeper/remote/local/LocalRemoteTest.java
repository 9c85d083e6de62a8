package org.hostkeeper.remote.local;

import java.util.Map;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.RemoteContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("This machine")
class LocalRemoteTest extends RemoteContract {
    @Override
    protected Remote remote(Sudo sudo, Questions questions, String path) {
        return new LocalConnector(questions, "somebody", Map.of("PATH", path))
                .connect(Host.local(new HostName("here"), sudo));
    }
}
