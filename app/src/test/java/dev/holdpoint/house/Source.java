package dev.holdpoint.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * What the compiler's parser sees in Java files.
 *
 * @param types the simple names of the types it declares, nested ones too
 * @param methods its methods, with how many lines each takes
 */
record Source(String file, List<String> types, List<Method> methods) {
  record Method(String name, long lines) {}

  static List<Source> parse(List<Path> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      List<Source> sources = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        sources.add(of(unit, Trees.instance(task).getSourcePositions()));
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source of(CompilationUnitTree unit, SourcePositions positions) {
    Source source =
        new Source(
            Checkout.name(Path.of(unit.getSourceFile().toUri())),
            new ArrayList<>(),
            new ArrayList<>());
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void nothing) {
        source.types.add(type.getSimpleName().toString());
        return super.visitClass(type, nothing);
      }

      @Override
      public Void visitMethod(MethodTree method, Void nothing) {
        long from = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
        long end = positions.getEndPosition(unit, method);
        // What the compiler adds by itself, such as a record's accessors, ends nowhere.
        if (end >= 0) {
          long lines = unit.getLineMap().getLineNumber(end) - from + 1;
          source.methods.add(new Method(method.getName().toString(), lines));
        }
        return super.visitMethod(method, nothing);
      }
    }.scan(unit, null);
    return source;
  }
}
