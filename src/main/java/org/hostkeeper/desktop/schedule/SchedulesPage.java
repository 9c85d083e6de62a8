package org.hostkeeper.desktop.schedule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.frame.Found;
import org.hostkeeper.desktop.frame.PlacedPage;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.FilterRow;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.PageHead;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.widget.ViewToggle;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.Finding;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/** The Schedules page: all jobs and timers of the hosts in scope, one in detail at the right. */
public final class SchedulesPage extends PlacedPage {
    /** By this the window is told to open the page. */
    public static final String NOUN = "schedule";

    /** Where it stands, whether it is built yet or not. */
    public static final Place PLACE = new Place(NOUN, "desktop.schedule", Feather.CLOCK, true);

    private static final ViewToggle.Choice VIEW = new ViewToggle.Choice("schedules.view", "table", "timeline");

    private final Surroundings around;
    private final SchedulesModel model;
    private final ScheduleDeeds deeds;
    private final ScheduleProposals proposals;
    private final PlanDesk desk;
    private final RootReading byRoot;
    private final RunningJobs runs;
    private final Words words;
    private final RowTable<ScheduleRow> table;
    private final TimelineModel lines;
    private final TimelinePane timeline;
    private final FilterRow filter;
    private final BorderPane view = new BorderPane();

    public SchedulesPage(Surroundings around, SchedulesModel model, ScheduleDeeds deeds, PlanDesk desk) {
        super(around, PLACE, model.badge());
        this.around = around;
        this.model = model;
        this.deeds = deeds;
        this.proposals = new ScheduleProposals(deeds);
        this.desk = desk;
        this.byRoot = new RootReading(model, deeds, around.fx());
        this.runs = new RunningJobs(deeds, around.nextFrame());
        this.words = around.words("desktop.schedule");
        this.table = table();
        this.lines = new TimelineModel(model, around.now(), Thread::startVirtualThread, around.nextFrame());
        this.timeline = new TimelinePane(around, lines, new DurationReading(deeds, around.fx(), lines::expect));
        this.filter = new FilterRow(around, model.filter(), table);
        view.getStylesheets().add(Look.sheet(SchedulesPage.class, "schedule.css"));
        view.getStyleClass().add("page");
        for (JobAction action : JobAction.values()) {
            filter.offer(Controls.button(words.say(action.key()), action.icon(), () -> act(action, table.chosen())));
        }
        view.setTop(new VBox(head(), filter, bar()));
        ScheduleDetail detail = new ScheduleDetail(around, model, this, new PastReading(deeds, around.fx()));
        model.selected().addListener((_, _, next) -> view.setRight(next.isPresent() ? detail.view() : null));
    }

    private Node head() {
        return new PageHead(
                words.say("title"),
                viewToggle(),
                Controls.button(words.say("stagger"), Feather.SHUFFLE, this::stagger),
                Controls.primary(Controls.button(words.say("add"), Feather.PLUS, this::add)));
    }

    private Node viewToggle() {
        return new ViewToggle(around, VIEW, Feather.BAR_CHART_2, words.say("timeline"), this::show);
    }

    private void show(boolean asTimeline) {
        view.setCenter(asTimeline ? timeline : table);
        lines.look(asTimeline);
    }

    /** Whether timers are shown, and what is missing for want of root. */
    private Node bar() {
        CheckBox timers = Form.tick(words.say("timers"));
        timers.selectedProperty().bindBidirectional(model.timers());
        ObservableValue<Boolean> missing = Bindings.createBooleanBinding(() -> !model.closed().get().isEmpty(), model.closed());
        ObservableValue<Boolean> telling = Bindings.createBooleanBinding(
                () -> missing.getValue() || byRoot.problem().get().isPresent(), missing, byRoot.problem());
        Label told = Controls.label(
                Bindings.createStringBinding(
                        () -> byRoot.problem().get().map(p -> around.language().now(p.text())).orElseGet(() -> words.now("closed", model.closed().get().size())),
                        model.closed(),
                        byRoot.problem(),
                        words.language().localeProperty()),
                "quiet");
        Button all = Controls.button(words.say("read-all"), Feather.UNLOCK, () -> byRoot.read(model.closed().get()));
        HBox bar = new HBox(timers, Controls.spring(), Controls.shownWhile(told, telling), Controls.shownWhile(all, missing));
        bar.getStyleClass().add("schedule-bar");
        return bar;
    }

    private RowTable<ScheduleRow> table() {
        RowTable<ScheduleRow> rows = new RowTable<>(around, words, model.rows(), "title");
        var job = rows.name("job", 200, ScheduleRow::name);
        var host = rows.text("host", 104, row -> row.host().name().value());
        var state = rows.state("state", 160, ScheduleRow::state);
        var when = rows.words("when", 230, ScheduleRow::when);
        var next = rows.text("next", 160, ScheduleRow::nextTime);
        var last = rows.words("last", 160, ScheduleRow::last);
        var user = rows.text("user", 96, ScheduleRow::user);
        rows.number("findings", 94, ScheduleRow::marks, n -> words.text("number", n));
        rows.dispensable(last, user, when);
        rows.filterBy(model.wanted());
        rows.setPlaceholder(new EmptyState(Feather.CLOCK, words.say("empty.title"), words.say("empty.teaching")));
        rows.sortFirstBy(state, next, host, job);
        rows.remember("schedules");
        rows.onLead(model.selected()::set);
        return rows;
    }

    /** Everything is shown before it is done: it is a file of the system. */
    void act(JobAction action, List<ScheduleRow> rows) {
        List<ScheduleRow> chosen = rows.stream().filter(row -> row.job().filter(action::fits).isPresent()).toList();
        if (!chosen.isEmpty()) {
            desk.preview(proposals.of(action, chosen));
        }
    }

    void edit(ScheduleRow row, CronJob job) {
        JobModel change = JobModel.of(row, job, around.now().instant());
        new JobDialog(around, change, () -> desk.preview(proposals.edit(row, job, change.edit()))).show();
    }

    void run(ScheduleRow row, CronJob job) {
        new RunJobDialog(around, runs.of(row.host().name(), job)).show();
    }

    void mend(ScheduleRow row, Finding finding) {
        desk.preview(proposals.mend(row, finding));
    }

    /** What is selected, or what a person then says; the hosts are asked anew meanwhile, for each has to be known as it is. */
    private void stagger() {
        StaggerModel wish = new StaggerModel(model, table.chosen(), Thread::startVirtualThread, around.nextFrame());
        new StaggerDialog(around, wish, byRoot, placed -> desk.preview(proposals.stagger(placed))).show();
        refresh();
    }

    private void add() {
        Optional<ScheduleRow> selected = model.selected().get().map(Row::value);
        JobModel wish = JobModel.fresh(deeds.hosts(), selected.map(row -> row.host().name()), model::zone, around.now().instant());
        new JobDialog(around, wish, () -> desk.preview(proposals.add(wish.host().get(), wish.add()))).show();
    }

    @Override
    public Stream<Found> findable() {
        Found adding = Found.action("action/schedule.add", Feather.PLUS, words.text("add"), this::add);
        Found staggering = Found.action("action/schedule.stagger", Feather.SHUFFLE, words.text("stagger"), this::stagger);
        return Stream.concat(Stream.of(adding, staggering), model.rows().list().stream().map(row -> found(row.value())));
    }

    private Found found(ScheduleRow row) {
        return new Found(
                "schedule/" + row.host().name() + "/" + row.key().id(),
                Feather.CLOCK,
                Text.literal(row.name()),
                words.text("found", row.host().name().value()),
                () -> {
                    model.uncover(row);
                    table.reveal(r -> r.key().equals(row.key()));
                });
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void refresh() {
        deeds.refresh(model.inScope());
        Set<HostName> again = new TreeSet<>(model.readByRoot());
        again.retainAll(model.inScope());
        byRoot.read(again);
    }

    @Override
    public void focusFilter() {
        filter.focus();
    }
}
