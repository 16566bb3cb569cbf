package io.adaflight.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Asks a peer and waits for its answer, on a connection for each drain thread. */
final class RoundTripStall implements Stall {
    private final ServerSocket server;
    private final long answerNanos;
    private final List<Socket> sockets = new ArrayList<>();

    @SuppressWarnings("ThreadLocalUsage") // One for each scenario, and there is one.
    private final ThreadLocal<Socket> connection = ThreadLocal.withInitial(this::connect);

    RoundTripStall(Draw draw, long answerNanos) throws IOException {
        this.answerNanos = answerNanos;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, draw.name());
        thread.setDaemon(true);
        thread.start();
    }

    private Socket connect() {
        try {
            Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
            socket.setTcpNoDelay(true);
            synchronized (sockets) {
                sockets.add(socket);
            }
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread thread = new Thread(() -> answer(socket), "peer");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // The server was closed: nobody asks any more.
        }
    }

    private void answer(Socket socket) {
        try (socket;
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream()) {
            while (in.read() >= 0) {
                LockSupport.parkNanos(answerNanos);
                out.write(1);
            }
        } catch (IOException e) {
            // The other side has closed.
        }
    }

    @Override
    public void stall() throws IOException {
        Socket socket = connection.get();
        socket.getOutputStream().write(1);
        if (socket.getInputStream().read() < 0) {
            throw new IOException("the peer has gone");
        }
    }

    @Override
    public Part part() {
        return Part.SOCKET;
    }

    @Override
    public void close() throws IOException {
        server.close();
        synchronized (sockets) {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
