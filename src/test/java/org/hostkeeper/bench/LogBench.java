package org.hostkeeper.bench;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.log.LogModel;
import org.hostkeeper.desktop.log.LogSource;
import org.hostkeeper.desktop.log.LogsPage;
import org.hostkeeper.desktop.log.SourcesModel;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.module.logs.LogListener;
import org.hostkeeper.module.logs.LogRequest;

/**
 * How long 100,000 lines take from the listener that hears them to the rows that are shown: the Logs page, and beside it,
 * in turns, a bare ListView of strings to which each batch is appended. Called by bench/run with the number of rounds.
 */
public final class LogBench {
    private static final int LINES = 100_000;
    private static final int BATCH = 500;
    private static final HostName HOST = new HostName("bench-1");

    private final List<List<LogLine>> batches = batches();

    public static void main(String[] arguments) throws InterruptedException {
        new LogBench().run(Integer.parseInt(arguments[0]));
        System.exit(0);
    }

    private void run(int rounds) throws InterruptedException {
        long[] ours = new long[rounds];
        long[] theirs = new long[rounds];
        for (int round = -1; round < rounds; round++) { // the first warms both up and is not counted
            long our = page();
            long their = bare();
            if (round >= 0) {
                ours[round] = our;
                theirs[round] = their;
            }
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        System.out.printf(
                Locale.ROOT,
                "| 100,000 lines to shown rows | %.2f | %s | %s, bare ListView |%n",
                (double) ours[rounds / 2] / theirs[rounds / 2], median(ours), median(theirs));
    }

    private long page() throws InterruptedException {
        Heard heard = new Heard();
        LogModel[] model = new LogModel[1];
        TestWindow window = TestWindow.of(Theme.LIGHT, Locale.ENGLISH, made -> {
            model[0] = new LogModel(heard, made.around().nextFrame(), Clock.systemUTC());
            return List.<Page>of(new LogsPage(made.around(), model[0], new SourcesModel(made.frame().scope())));
        });
        Toolkit.run(() -> model[0].follow(LogRequest.ofUnits(Map.of(HOST, List.of("talker.service")), LINES)));
        Toolkit.frames(2);
        ListView<?> list = Toolkit.get(() -> (ListView<?>) Objects.requireNonNull(window.scene().lookup(".list-view")));
        try {
            return timed(list, heard.listener.orElseThrow()::lines);
        } finally {
            window.close();
        }
    }

    private long bare() throws InterruptedException {
        ListView<String> list = Toolkit.get(() -> new ListView<>());
        Stage stage = Toolkit.get(() -> {
            list.setFixedCellSize(20);
            Stage made = new Stage();
            made.setScene(new Scene(list, 1280, 800));
            made.show();
            return made;
        });
        Toolkit.frames(2);
        try {
            return timed(list, batch -> {
                List<String> texts = batch.stream().map(line -> line.at() + " " + line.unit() + " " + line.message()).toList();
                Platform.runLater(() -> {
                    list.getItems().addAll(texts);
                    list.scrollTo(list.getItems().size());
                });
            });
        } finally {
            Toolkit.run(stage::close);
        }
    }

    /** Milliseconds from the first batch until all rows are in the list and drawn. */
    private long timed(ListView<?> list, Consumer<List<LogLine>> hear) throws InterruptedException {
        CountDownLatch all = new CountDownLatch(1);
        Toolkit.run(() -> list.getItems().addListener((ListChangeListener<Object>) _ -> {
            if (list.getItems().size() >= LINES) {
                all.countDown();
            }
        }));
        System.gc();
        long begun = System.nanoTime();
        batches.forEach(hear);
        all.await();
        Toolkit.frames(1);
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static String median(long[] sorted) {
        return "%d ms (%d–%d)".formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    private static List<List<LogLine>> batches() {
        List<List<LogLine>> batches = new ArrayList<>();
        for (int from = 0; from < LINES; from += BATCH) {
            List<LogLine> batch = new ArrayList<>();
            for (int i = from; i < from + BATCH; i++) {
                Instant at = Instant.EPOCH.plusMillis(i);
                String message = "GET /tracks/" + i + " 200 in " + i % 90 + " ms, cache " + (i % 7 == 0 ? "miss" : "hit");
                batch.add(new LogLine(HOST, "talker.service", at, i % 8, Optional.of(1), message, "c" + i));
            }
            batches.add(batch);
        }
        return batches;
    }

    /** Gives the listener to the one who sends. */
    private static final class Heard implements LogSource {
        private Optional<LogListener> listener = Optional.empty();

        @Override
        public Following follow(LogRequest request, LogListener next) {
            listener = Optional.of(next);
            return Following.of(() -> {}, () -> {});
        }

        @Override
        public void around(LogRequest request, Instant moment, Consumer<Past> told) {
            throw new IllegalStateException();
        }
    }
}
