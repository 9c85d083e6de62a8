package org.hostkeeper.desktop.schedule;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.CodeView;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.DetailPane;
import org.hostkeeper.desktop.widget.FactSheet;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.ByClock;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.Finding;
import org.hostkeeper.schedule.MissedRuns;
import org.hostkeeper.schedule.Run;
import org.hostkeeper.schedule.Timer;
import org.kordamp.ikonli.feather.Feather;

/** All about one job or timer: what keeps it from running, what is wrong with it, when it starts next, and its text. */
final class ScheduleDetail {
    private static final int STARTS = 5;

    private final Surroundings around;
    private final SchedulesModel model;
    private final SchedulesPage page;
    private final PastReading past;
    private final Words words;
    private final DetailPane pane;
    private final VBox content = new VBox();
    private final ChangeListener<ScheduleRow> changes = (_, _, _) -> fill();

    ScheduleDetail(Surroundings around, SchedulesModel model, SchedulesPage page, PastReading past) {
        this.around = around;
        this.past = past;
        this.model = model;
        this.page = page;
        this.words = around.words("desktop.schedule");
        this.pane = new DetailPane(around, () -> model.selected().set(Optional.empty()));
        content.getStyleClass().add("detail-part");
        model.selected().addListener((_, before, next) -> follow(before, next));
        around.language().localeProperty().addListener(_ -> fill());
    }

    Node view() {
        return pane;
    }

    private void follow(Optional<Row<ScheduleRow>> before, Optional<Row<ScheduleRow>> next) {
        before.ifPresent(row -> row.property().removeListener(changes));
        next.ifPresent(row -> {
            row.property().addListener(changes);
            pane.show(Bindings.createStringBinding(() -> row.value().title()), content);
            pane.toTop();
            fill();
        });
    }

    private void fill() {
        model.selected().get().map(Row::value).ifPresent(row -> {
            content.getChildren().setAll(new HBox(new StateChip(around.language(), row.state())));
            row.taken().ifPresent(then -> content.getChildren().add(Controls.paragraph(
                    Bindings.createStringBinding(
                            () -> words.now("detail.old", Ages.since(then, around.now().instant())),
                            around.now().property(),
                            around.language().localeProperty()),
                    "quiet")));
            switch (row.what()) {
                case ByClock.Cron(CronJob job) -> cron(row, job);
                case ByClock.Systemd(Timer timer) -> content.getChildren().add(sheet(row, timer));
            }
        });
    }

    private void cron(ScheduleRow row, CronJob job) {
        content.getChildren().add(buttons(row, job));
        boolean told = row.findings().stream().anyMatch(finding -> finding.job().isPresent() && finding.kind().stops());
        job.why().filter(_ -> !told).ifPresent(why -> content.getChildren().add(Notice.problem(around.language().say(why))));
        row.findings().forEach(finding -> content.getChildren().add(finding(row, finding)));
        past(row, job);
        content.getChildren().add(sheet(row, job));
        List<Run> runs = job.planned(around.now().instant(), row.zone(), STARTS);
        if (!runs.isEmpty()) {
            boolean live = job.state() == CronJob.State.RUNS;
            content.getChildren().add(Controls.label(words.say(live ? "detail.next" : "detail.planned"), "quiet"));
            runs.forEach(run -> content.getChildren().add(Controls.value(Ages.minute(run.at().atZone(row.zone()), around.language().locale())
                    + (run.moved() ? " " + words.now("moved", run.named().toLocalTime().toString()) : ""))));
        }
        content.getChildren().addAll(
                Controls.label(words.say("detail.line", String.valueOf(job.line() + 1)), "quiet"), CodeView.plain(job.text().shown()));
    }

    /** Its last starts and those that were missed, once a person has asked for them. */
    private void past(ScheduleRow row, CronJob job) {
        HostName host = row.host().name();
        past.problem(host).ifPresent(why -> content.getChildren().add(Notice.problem(around.language().say(why.text()))));
        past.log(host).ifPresent(log -> {
            MissedRuns missed = MissedRuns.of(job, row.zone(), log);
            content.getChildren().add(Controls.label(words.say("past.title"), "quiet"));
            PastStart.of(job, log, missed, STARTS).forEach(start -> content.getChildren().addAll(
                    Controls.value(Ages.minute(start.local(row.zone()), around.language().locale())),
                    new HBox(new StateChip(around.language(), start.state()))));
            content.getChildren().add(Controls.paragraph(
                    missed.since()
                            .map(since -> words.say("past.since", Ages.minute(since.atZone(row.zone()), around.language().locale())))
                            .orElseGet(() -> words.say("past.unknown")),
                    "small",
                    "quiet"));
        });
    }

    private Node buttons(ScheduleRow row, CronJob job) {
        FlowPane actions = new FlowPane(8, 8);
        if (job.text().job().isPresent()) {
            actions.getChildren().add(Controls.button(words.say("edit"), Feather.EDIT_2, () -> page.edit(row, job)));
        }
        if (job.text().job().isPresent()) {
            actions.getChildren().add(Controls.button(words.say("run"), Feather.PLAY, () -> page.run(row, job)));
        }
        actions.getChildren().add(Controls.button(words.say("past"), Feather.ROTATE_CCW, () -> past.read(row.host().name(), this::fill)));
        for (JobAction action : JobAction.values()) {
            if (action.fits(job)) {
                actions.getChildren().add(Controls.button(words.say(action.key()), action.icon(), () -> page.act(action, List.of(row))));
            }
        }
        return actions;
    }

    private Node finding(ScheduleRow row, Finding finding) {
        Label what = Controls.paragraph(around.language().say(finding.words()));
        VBox card = new VBox(
                new StateChip(around.language(), new State(finding.kind().stops() ? Mark.FAILED : Mark.ATTENTION, finding.kind().title())),
                what,
                new HBox(Controls.button(words.say("mend"), Feather.TOOL, () -> page.mend(row, finding))));
        card.getStyleClass().add("finding");
        return card;
    }

    private FactSheet sheet(ScheduleRow row, CronJob job) {
        FactSheet sheet = new FactSheet()
                .add(words.say("column.host"), row.host().name().value())
                .add(words.say("column.when"), around.language().say(row.when()))
                .add(words.say("time"), job.fields(), "mono")
                .add(words.say("column.user"), job.user())
                .add(words.say("command"), job.command(), "mono")
                .add(words.say("file"), job.file().path(), "mono")
                .add(words.say("column.last"), around.language().say(row.last()))
                .add(words.say("zone"), row.zone().getId());
        job.environment().forEach((name, value) -> sheet.add(words.say("environment"), name + "=" + value, "mono"));
        return sheet;
    }

    private FactSheet sheet(ScheduleRow row, Timer timer) {
        return new FactSheet()
                .add(words.say("column.host"), row.host().name().value())
                .add(words.say("description"), timer.description())
                .add(words.say("column.when"), around.language().say(row.when()))
                .add(words.say("column.next"), row.nextTime())
                .add(words.say("column.last"), around.language().say(row.last()))
                .add(words.say("activates"), timer.activates(), "mono")
                .add(words.say("random"), timer.randomDelay().equals("0") ? "" : timer.randomDelay())
                .add(words.say("persistent"), words.say(timer.persistent() ? "yes" : "no"))
                .add(words.say("file"), timer.path(), "mono");
    }
}
