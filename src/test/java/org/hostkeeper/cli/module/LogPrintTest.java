package org.hostkeeper.cli.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.cli.FakeTerminal;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Logs that a command follows")
class LogPrintTest {
    private static final HostName WEB = new HostName("web");
    private static final HostName SHOP = new HostName("shop");

    @Test
    @DisplayName("end with what it was when every host waits for a person: nobody could help it here")
    void everyHostWaits() throws Exception {
        FakeTerminal terminal = new FakeTerminal();
        LogPrint print = new LogPrint(new Printer(terminal, false), List.of(WEB, SHOP));
        CompletableFuture<Exit> end = CompletableFuture.supplyAsync(() -> {
            try {
                return print.awaitEnd();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        print.lost(SHOP, new Problem.ConnectionLost("shop", "journalctl"));
        print.lost(WEB, new Problem.AccessDenied("web", "op", "publickey"));
        assertThat(end).as("one is tried again by itself").isNotDone();
        print.lost(SHOP, new Problem.AccessDenied("shop", "op", "publickey"));

        assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(Exit.REFUSED);
        assertThat(terminal.complained()).contains("web", "shop");
    }
}
