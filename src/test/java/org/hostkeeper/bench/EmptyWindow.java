package org.hostkeeper.bench;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The least that a JavaFX program can show, to compare the console's start with. */
public final class EmptyWindow extends Application {
    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(), 1280, 800));
        stage.show();
    }

    /** Starts as the console does: by a class that is not an application. */
    public static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            Application.launch(EmptyWindow.class, arguments);
        }
    }
}
