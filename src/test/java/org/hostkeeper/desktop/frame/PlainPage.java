package org.hostkeeper.desktop.frame;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** A page with one field, which tells what the window asks of it. */
final class PlainPage implements Page {
    private final String name;
    private final Consumer<String> told;
    private final List<Found> things;
    private final TextField filter = new TextField();

    PlainPage(String name, Consumer<String> told) {
        this(name, told, List.of());
    }

    PlainPage(String name, Consumer<String> told, List<Found> things) {
        this.name = name;
        this.told = told;
        this.things = things;
        filter.setAccessibleText(name);
    }

    @Override
    public String noun() {
        return name;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyObjectWrapper<>(name);
    }

    @Override
    public Ikon icon() {
        return Feather.BOX;
    }

    @Override
    public Node view() {
        return filter;
    }

    @Override
    public ObservableValue<Badge> badge() {
        return new ReadOnlyObjectWrapper<>(Badge.NONE);
    }

    @Override
    public Stream<Found> findable() {
        return things.stream();
    }

    @Override
    public void refresh() {
        told.accept("refresh " + name);
    }

    @Override
    public void focusFilter() {
        filter.requestFocus();
        told.accept("filter " + name);
    }
}
