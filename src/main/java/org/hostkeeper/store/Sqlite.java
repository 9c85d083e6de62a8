package org.hostkeeper.store;

import java.nio.file.Path;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** The three ways in which the file is opened, so that every connection of a kind has the same settings. */
final class Sqlite {
    /** Another console may be writing; it is done long before. Milliseconds. */
    private static final int BUSY = 20_000;

    private Sqlite() {}

    /** For reading and writing. A transaction takes the write lock at its beginning, so that it never has to give up. */
    static SQLiteDataSource working(String url) {
        SQLiteConfig config = settings();
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        return source(url, config);
    }

    /** For migrations, which look before they lock. */
    static SQLiteDataSource migrating(String url) {
        return source(url, settings());
    }

    /** For looking only; nothing is written, not even what a crashed console left to be put in order. */
    static SQLiteDataSource looking(String url) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY);
        return source(url, config);
    }

    static String url(Path file) {
        return "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath();
    }

    /** Reads the file as it is, without the write-ahead log beside it and without any lock. */
    static String unmovedUrl(Path file) {
        return url(file) + "?immutable=1";
    }

    static String memoryUrl(String name) {
        return "jdbc:sqlite:file:/" + name + "?vfs=memdb";
    }

    private static SQLiteConfig settings() {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY);
        return config;
    }

    private static SQLiteDataSource source(String url, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }
}
