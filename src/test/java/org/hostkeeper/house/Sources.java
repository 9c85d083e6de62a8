package org.hostkeeper.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java files as the compiler reads them, for rules that class files do not show. */
final class Sources {
    private final List<Path> files;

    private Sources(List<Path> files) {
        this.files = files;
    }

    static Sources under(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return new Sources(
                    all.filter(p -> p.toString().endsWith(".java")).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> files() {
        return files;
    }

    /** Types without a word on why they exist; private and anonymous ones are left to their surroundings. */
    List<String> typesWithoutJavadoc() {
        List<String> found = new ArrayList<>();
        visit((unit, trees) -> new TreePathScanner<Optional<String>, String>() {
            @Override
            public Optional<String> visitClass(ClassTree type, String file) {
                boolean hidden = type.getSimpleName().isEmpty()
                        || type.getModifiers().getFlags().contains(Modifier.PRIVATE)
                        || getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.BLOCK;
                if (!hidden && Optional.ofNullable(trees.getDocComment(getCurrentPath())).isEmpty()) {
                    found.add(file + " " + type.getSimpleName());
                }
                return Optional.ofNullable(super.visitClass(type, file)).orElse(Optional.empty());
            }
        }.scan(new TreePath(unit), unit.getSourceFile().getName()));
        return found;
    }

    /** Methods that are longer than this many lines, with their length. */
    List<String> methodsLongerThan(int lines) {
        List<String> found = new ArrayList<>();
        visit((unit, trees) -> {
            SourcePositions positions = trees.getSourcePositions();
            LineMap map = unit.getLineMap();
            new TreePathScanner<Optional<String>, String>() {
                @Override
                public Optional<String> visitMethod(MethodTree method, String file) {
                    long end = positions.getEndPosition(unit, method);
                    if (end >= 0) {
                        long length = map.getLineNumber(end)
                                - map.getLineNumber(positions.getStartPosition(unit, method))
                                + 1;
                        if (length > lines) {
                            found.add(file + " " + method.getName() + " " + length);
                        }
                    }
                    return Optional.ofNullable(super.visitMethod(method, file)).orElse(Optional.empty());
                }
            }.scan(new TreePath(unit), unit.getSourceFile().getName());
        });
        return found;
    }

    List<String> filesLongerThan(int lines) {
        return files.stream()
                .filter(f -> read(f).lines().count() > lines)
                .map(f -> f + " " + read(f).lines().count())
                .toList();
    }

    /** Folders with classes whose package says neither what it is for nor that null has no place in it. */
    List<String> packagesWithoutInfo() {
        return files.stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> {
                    Path info = folder.resolve("package-info.java");
                    return !Files.exists(info)
                            || !read(info).contains("@NullMarked")
                            || !read(info).startsWith("/**");
                })
                .map(Path::toString)
                .toList();
    }

    /** What is done with each file once it is parsed. */
    interface Visit {
        void unit(CompilationUnitTree unit, DocTrees trees);
    }

    void visit(Visit visit) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(d -> {}, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, d -> {}, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                visit.unit(unit, trees);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
