package dev.holdpoint.server.calls.remote;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The AWS SDK's modules: those on our own class path, and any other one loaded on first use. A
 * module brings what it needs besides, and never another version of what we have. Thread-safe.
 */
public final class SdkLibrary implements AutoCloseable {
  private static final Pattern MODULE = Pattern.compile("[a-z0-9]{1,60}");

  private final ModuleSource source;
  private final ClassLoader own;
  private final Map<String, ClassLoader> loaded = new ConcurrentHashMap<>();

  public SdkLibrary(ModuleSource source) {
    this(source, SdkLibrary.class.getClassLoader());
  }

  SdkLibrary(ModuleSource source, ClassLoader own) {
    this.source = source;
    this.own = own;
  }

  /**
   * What can load the classes of this service's module; blocks while it is fetched.
   *
   * @throws LibraryException where it cannot be had
   */
  ClassLoader module(String service) {
    if (!MODULE.matcher(service).matches()) {
      throw new LibraryException("There is no service named '" + service + "'");
    }
    ClassLoader known = loaded.get(service);
    return known == null ? load(service) : known;
  }

  private synchronized ClassLoader load(String service) {
    return loaded.computeIfAbsent(service, this::open);
  }

  private ClassLoader open(String service) {
    Map<String, Path> jars = new LinkedHashMap<>();
    collect(service, jars);
    URL[] urls = jars.values().stream().map(SdkLibrary::url).toArray(URL[]::new);
    return urls.length == 0 ? own : new URLClassLoader("aws-sdk-" + service, urls, own);
  }

  private void collect(String module, Map<String, Path> jars) {
    String properties = "META-INF/maven/software.amazon.awssdk/" + module + "/pom.properties";
    if (jars.containsKey(module) || own.getResource(properties) != null) {
      return;
    }
    Path jar = source.jar(module);
    jars.put(module, jar);
    try {
      String pom = ModuleSource.ownPom(jar, module);
      if (pom != null) {
        Pom.modules(pom).forEach(needed -> collect(needed, jars));
      }
    } catch (IOException e) {
      throw new LibraryException("The jar " + jar + " cannot be read: " + e.getMessage());
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("Expected a path as URL, but it is none (path=" + jar + ")");
    }
  }

  @Override
  public void close() {
    for (ClassLoader loader : loaded.values()) {
      if (loader instanceof URLClassLoader opened && !opened.equals(own)) {
        closeQuietly(opened);
      }
    }
  }

  private static void closeQuietly(URLClassLoader loader) {
    try {
      loader.close();
    } catch (IOException e) {
      // The process ends anyway, and nothing was written.
    }
  }
}
