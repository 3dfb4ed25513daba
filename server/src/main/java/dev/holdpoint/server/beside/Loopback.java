package dev.holdpoint.server.beside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works within another server's process, alone: lets a server that would listen on every address of
 * the machine, and has no option for that, listen on the machine's own. The JDK makes it, as the
 * system property {@code java.nio.channels.spi.SelectorProvider} names it.
 */
public final class Loopback extends SelectorProvider {
  private final SelectorProvider usual = usual();

  /** For the JDK. */
  public Loopback() {}

  /** The JDK's own, which it shows to nobody by another way. */
  private static SelectorProvider usual() {
    try {
      return (SelectorProvider)
          Class.forName("sun.nio.ch.DefaultSelectorProvider").getMethod("get").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Expected the JDK's own provider, but there is none", e);
    }
  }

  @Override
  public ServerSocketChannel openServerSocketChannel() throws IOException {
    return new Listening(this, usual.openServerSocketChannel());
  }

  @Override
  public ServerSocketChannel openServerSocketChannel(ProtocolFamily family) throws IOException {
    return new Listening(this, usual.openServerSocketChannel(family));
  }

  @Override
  public DatagramChannel openDatagramChannel() throws IOException {
    return usual.openDatagramChannel();
  }

  @Override
  public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
    return usual.openDatagramChannel(family);
  }

  @Override
  public Pipe openPipe() throws IOException {
    return usual.openPipe();
  }

  @Override
  public AbstractSelector openSelector() throws IOException {
    return usual.openSelector();
  }

  @Override
  public SocketChannel openSocketChannel() throws IOException {
    return usual.openSocketChannel();
  }

  @Override
  public SocketChannel openSocketChannel(ProtocolFamily family) throws IOException {
    return usual.openSocketChannel(family);
  }

  /** A listener that binds to this machine's own address where it was told to take any. */
  private static final class Listening extends ServerSocketChannel {
    private final ServerSocketChannel usual;

    Listening(SelectorProvider provider, ServerSocketChannel usual) {
      super(provider);
      this.usual = usual;
    }

    @Override
    public ServerSocketChannel bind(@Nullable SocketAddress local, int backlog) throws IOException {
      boolean any = local instanceof InetSocketAddress at && at.getAddress().isAnyLocalAddress();
      int port = local instanceof InetSocketAddress at ? at.getPort() : 0;
      usual.bind(
          local == null || any
              ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
              : local,
          backlog);
      return this;
    }

    @Override
    public <T> ServerSocketChannel setOption(SocketOption<T> name, T value) throws IOException {
      usual.setOption(name, value);
      return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> name) throws IOException {
      return usual.getOption(name);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
      return usual.supportedOptions();
    }

    @Override
    public ServerSocket socket() {
      return usual.socket();
    }

    @Override
    public SocketChannel accept() throws IOException {
      return usual.accept();
    }

    @Override
    public SocketAddress getLocalAddress() throws IOException {
      return usual.getLocalAddress();
    }

    @Override
    protected void implCloseSelectableChannel() throws IOException {
      usual.close();
    }

    @Override
    protected void implConfigureBlocking(boolean block) throws IOException {
      usual.configureBlocking(block);
    }
  }
}
