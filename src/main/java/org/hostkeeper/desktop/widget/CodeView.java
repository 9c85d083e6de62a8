package org.hostkeeper.desktop.widget;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a shell or a file would read, in monospace: a command line, or a unified diff with its colours. */
public final class CodeView extends VBox {
    private static final int ENOUGH = 400;

    private CodeView(List<Label> lines, String whole) {
        VBox box = new VBox();
        box.getStyleClass().add("code");
        box.getChildren().addAll(lines);
        ScrollPane scroll = new ScrollPane(box);
        scroll.getStyleClass().addAll("code-scroll", "edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(true);
        scroll.setAccessibleRole(AccessibleRole.TEXT_AREA);
        scroll.setAccessibleText(whole);
        VBox.setVgrow(scroll, Priority.NEVER);
        getChildren().add(scroll);
    }

    /** A unified diff: what is added and what is taken away differ in sign and colour. */
    public static CodeView diff(String unified) {
        List<Label> lines = unified.lines().limit(ENOUGH).map(CodeView::diffLine).toList();
        return new CodeView(shortened(lines, unified.lines().count()), unified);
    }

    /** A command line, or any other text as it is. */
    public static CodeView plain(String text) {
        List<Label> lines = text.lines().limit(ENOUGH).map(l -> line(l, "same")).toList();
        return new CodeView(shortened(lines, text.lines().count()), text);
    }

    private static List<Label> shortened(List<Label> lines, long all) {
        if (all <= lines.size()) {
            return lines;
        }
        List<Label> more = new java.util.ArrayList<>(lines);
        more.add(line("… +" + (all - lines.size()), "hunk"));
        return more;
    }

    private static Label diffLine(String text) {
        String kind = text.startsWith("+++") || text.startsWith("---") || text.startsWith("@@")
                ? "hunk"
                : text.startsWith("+") ? "added" : text.startsWith("-") ? "removed" : "same";
        return line(text, kind);
    }

    private static Label line(String text, String kind) {
        Label label = new Label(text.isEmpty() ? " " : Plain.lines(text).replace("\t", "    "));
        label.getStyleClass().addAll("line", kind);
        label.setMinWidth(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
