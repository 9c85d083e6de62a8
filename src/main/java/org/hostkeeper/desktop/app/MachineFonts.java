package org.hostkeeper.desktop.app;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.desktop.theme.Look;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JavaFX asks the machine's font library (fontconfig) for a font before it looks at any that come along, and shows nothing
 * if there is none, as on a server whose windows come up elsewhere. So this process's fontconfig is given the bundled ones
 * then, by the library itself (FcConfigAppFontAddDir(3)).
 */
final class MachineFonts {
    private static final Logger LOG = LoggerFactory.getLogger(MachineFonts.class);
    private static final int DEEP = 8;

    private MachineFonts() {}

    /** Before the toolkit is started. A machine that has fonts where they usually are is not asked further. */
    static void ensure() {
        if (!System.getProperty("os.name").equals("Linux") || (!isConfigured() && usual().anyMatch(MachineFonts::hasFonts))) {
            return;
        }
        try {
            Fontconfig library = new Fontconfig();
            if (library.isEmpty()) {
                library.add(bundled());
            }
        } catch (Throwable e) { // without that library, the toolkit itself tells what is missing
            LOG.warn("The machine's fonts could not be looked at", e);
        }
    }

    private static boolean isConfigured() {
        return System.getenv("FONTCONFIG_FILE") != null || System.getenv("FONTCONFIG_PATH") != null;
    }

    private static Stream<Path> usual() {
        Path home = Path.of(System.getProperty("user.home"));
        Path own = Optional.ofNullable(System.getenv("XDG_DATA_HOME")).filter(place -> !place.isEmpty()).map(Path::of).orElse(home.resolve(".local/share"));
        return Stream.of(Path.of("/usr/share/fonts"), Path.of("/usr/local/share/fonts"), own.resolve("fonts"), home.resolve(".fonts"));
    }

    private static boolean hasFonts(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.find(folder, DEEP, (path, _) -> path.toString().matches(".*\\.(ttf|otf|ttc)"))) {
            return files.findAny().isPresent();
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    /** As files, for as long as the process lives: in a package they are in an archive. */
    private static Path bundled() throws IOException {
        Path folder = Files.createTempDirectory("hostkeeper-fonts");
        folder.toFile().deleteOnExit();
        for (String name : Look.FONTS) {
            Path file = folder.resolve(name + ".ttf");
            file.toFile().deleteOnExit(); // before its folder: the last that was registered goes first
            try (InputStream font = Objects.requireNonNull(Look.class.getResourceAsStream("/assets/fonts/" + name + ".ttf"), name)) {
                Files.copy(font, file);
            }
        }
        return folder;
    }

    /** The part of the library that is needed. */
    private static final class Fontconfig {
        private static final int SYSTEM = 0;

        private final Linker linker = Linker.nativeLinker();
        private final SymbolLookup symbols = SymbolLookup.libraryLookup("libfontconfig.so.1", Arena.global());

        /** Whether it knows no font at all. */
        boolean isEmpty() throws Throwable {
            MethodHandle init = function("FcInit", FunctionDescriptor.of(ValueLayout.JAVA_INT));
            if ((int) init.invokeExact() == 0) {
                throw new IllegalStateException("FcInit");
            }
            MethodHandle get = function(
                    "FcConfigGetFonts", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            MemorySegment fonts = (MemorySegment) get.invokeExact(MemorySegment.NULL, SYSTEM);
            // struct FcFontSet begins with int nfont
            return fonts.address() == 0 || fonts.reinterpret(ValueLayout.JAVA_INT.byteSize()).get(ValueLayout.JAVA_INT, 0) == 0;
        }

        void add(Path folder) throws Throwable {
            MethodHandle add = function(
                    "FcConfigAppFontAddDir", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
            try (Arena arena = Arena.ofConfined()) {
                if ((int) add.invokeExact(MemorySegment.NULL, arena.allocateFrom(folder.toString())) == 0) {
                    throw new IllegalStateException("FcConfigAppFontAddDir");
                }
            }
        }

        private MethodHandle function(String name, FunctionDescriptor form) {
            return linker.downcallHandle(symbols.find(name).orElseThrow(() -> new IllegalStateException(name)), form);
        }
    }
}
