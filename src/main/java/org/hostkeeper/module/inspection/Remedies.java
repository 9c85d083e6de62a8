package org.hostkeeper.module.inspection;

import static org.hostkeeper.module.inspection.Reason.words;

import java.util.ArrayList;
import java.util.List;
import org.hostkeeper.module.inspection.Remedy.Deed;
import org.hostkeeper.words.Text;

/** What to try for each reason, the likeliest first. */
final class Remedies {
    private final Inspection facts;
    private final Reason reason;
    private final List<Remedy> all = new ArrayList<>();

    Remedies(Inspection facts, Reason reason) {
        this.facts = facts;
        this.reason = reason;
    }

    List<Remedy> all() {
        if (facts.text("NeedDaemonReload").equals("yes")) {
            add(Deed.RELOAD, words("try.reload"));
        }
        mend();
        boolean startable = switch (reason.cause()) {
            case NONE, NOT_FOUND, MASKED, BAD_UNIT, CONDITION, ASSERTION -> false;
            default -> true;
        };
        if (startable && Circumstances.gaveUp(facts)) {
            add(Deed.RESET_FAILED, words("try.reset"));
            add(Deed.START, words("try.start"));
        } else if (startable) {
            add(facts.text("ActiveState").equals("inactive") ? Deed.START : Deed.RESTART, words("try.restart"));
        }
        return all;
    }

    private void mend() {
        switch (reason.cause()) {
            case EXIT, OTHER, PROTOCOL -> add(Deed.SHOW_LOG, words("try.log"));
            case SETUP -> setup();
            case SIGNAL -> add(Deed.SHOW_LOG, words(reason.status() == 9 || reason.status() == 15 ? "try.killed" : "try.crash"));
            case MEMORY -> add(Deed.EDIT, words("try.memory"));
            case START_TIMEOUT -> {
                add(Deed.SHOW_LOG, words("try.log"));
                add(Deed.EDIT, words(facts.text("Type").equals("notify") ? "try.start-timeout.notify" : "try.start-timeout"));
            }
            case STOP_TIMEOUT -> add(Deed.EDIT, words("try.stop-timeout"));
            case RUN_TIMEOUT -> add(Deed.EDIT, words("try.run-timeout"));
            case WATCHDOG -> add(Deed.EDIT, words("try.watchdog"));
            case RESOURCES -> add(Deed.SHOW_LOG, words("try.resources"));
            case DEPENDENCY -> {
                if (!reason.subject().isEmpty()) {
                    all.add(new Remedy(Deed.LOOK_AT, words("try.dependency", reason.subject()), reason.subject()));
                }
            }
            case CONDITION -> add(Deed.EDIT, words("try.condition"));
            case ASSERTION -> add(Deed.EDIT, words("try.assertion"));
            case BAD_UNIT -> add(Deed.BY_HAND, words("try.bad-unit", facts.text("FragmentPath")));
            case MASKED -> add(Deed.BY_HAND, words("try.masked", facts.unit()));
            case NOT_FOUND, NONE -> {}
        }
    }

    private void setup() {
        switch (reason.status()) {
            case 200 -> add(Deed.EDIT, words("try.chdir", reason.subject()));
            case 203 -> add(Deed.EDIT, words("try.exec", reason.subject()));
            case 216, 217 -> add(Deed.EDIT, words("try.user", reason.subject()));
            default -> add(Deed.SHOW_LOG, words("try.setup"));
        }
    }

    private void add(Deed deed, Text words) {
        all.add(new Remedy(deed, words, facts.unit()));
    }
}
