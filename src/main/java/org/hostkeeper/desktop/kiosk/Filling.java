package org.hostkeeper.desktop.kiosk;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** Lays tiles of one size out in rows and draws them as large as the screen allows: it is read from where a visitor stands. */
final class Filling extends Region {
    private static final double LARGEST = 1.8;

    private final List<? extends Node> tiles;
    private final double width;
    private final double height;
    private final Scale scale = new Scale();

    Filling(List<? extends Node> tiles, double width, double height) {
        this.tiles = List.copyOf(tiles);
        this.width = width;
        this.height = height;
        tiles.forEach(tile -> tile.getTransforms().add(scale));
        getChildren().addAll(this.tiles);
    }

    @Override
    protected void layoutChildren() {
        int columns = columns();
        int rows = rows(columns);
        double by = factor(columns);
        scale.setX(by);
        scale.setY(by);
        double left = getWidth() - columns * width * by;
        double top = getHeight() - rows * height * by;
        for (int i = 0; i < tiles.size(); i++) {
            int row = i / columns;
            int inRow = Math.min(columns, tiles.size() - row * columns);
            double indent = (columns - inRow) * width * by / 2;
            Node tile = tiles.get(i);
            tile.resizeRelocate(
                    left * (i % columns + 0.5) / columns + i % columns * width * by + indent,
                    top * (row + 0.5) / rows + row * height * by,
                    width,
                    height);
        }
    }

    private int rows(int columns) {
        return (tiles.size() + columns - 1) / columns;
    }

    /** With which number of columns they become largest. */
    private int columns() {
        int best = 1;
        for (int columns = 2; columns <= tiles.size(); columns++) {
            if (factor(columns) > factor(best)) {
                best = columns;
            }
        }
        return best;
    }

    private double factor(int columns) {
        return Math.min(LARGEST, Math.min(getWidth() / (columns * width), getHeight() / (rows(columns) * height)));
    }
}
