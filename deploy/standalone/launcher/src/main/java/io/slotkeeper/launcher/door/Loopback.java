package io.slotkeeper.launcher.door;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/** Ports of this machine's loopback addresses; {@code localhost} may mean either of the two. */
public final class Loopback {
    private static final int ATTEMPTS = 50;

    private Loopback() {}

    /** The wanted port if nobody listens there on 127.0.0.1 or ::1, else (and for 0) another one that is free on both. */
    public static int portOrAnother(int wanted) throws IOException {
        return wanted != 0 && isFree(wanted) ? wanted : freePort();
    }

    /** A port that is free on both loopback addresses. */
    public static int freePort() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (ServerSocket socket = new ServerSocket(0, 1, address("127.0.0.1"))) {
                int port = socket.getLocalPort();
                if (!hasIpv6() || canBind("::1", port)) {
                    return port;
                }
            }
        }
        throw new IOException("no free port on loopback");
    }

    static boolean hasIpv6() {
        return canBind("::1", 0);
    }

    private static boolean isFree(int port) {
        return Stream.of("127.0.0.1", "::1").allMatch(host -> !canBind(host, 0) || canBind(host, port));
    }

    private static boolean canBind(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address(host), port), 1);
            return true;
        } catch (SocketException e) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot look for a free port", e);
        }
    }

    private static InetAddress address(String host) throws UnknownHostException {
        return InetAddress.getByName(host);
    }
}
