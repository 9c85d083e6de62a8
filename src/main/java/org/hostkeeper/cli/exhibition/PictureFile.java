package org.hostkeeper.cli.exhibition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hostkeeper.exhibition.Picture;
import org.hostkeeper.disk.OwnFile;

/** Where a picture of a screen is saved. */
final class PictureFile {
    private PictureFile() {}

    /** One that is there is replaced. */
    static void write(Path file, Picture picture) {
        try {
            Files.write(file, picture.png());
        } catch (IOException e) {
            throw OwnFile.refused(file, e);
        }
    }
}
