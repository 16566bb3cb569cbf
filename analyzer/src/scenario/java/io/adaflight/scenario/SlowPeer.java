package io.adaflight.scenario;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** Events go to a peer that from time to time does not read. */
final class SlowPeer implements Disturbance {
    private final ServerSocket server;
    private final Socket socket;
    private final OutputStream out;
    private final Thread peer;
    private volatile boolean on;
    private volatile boolean closed;

    SlowPeer(Draw draw) throws IOException {
        server = new ServerSocket();
        server.setReceiveBufferSize(8192);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket = new Socket();
        socket.setSendBufferSize(8192);
        socket.connect(server.getLocalSocketAddress());
        out = new BufferedOutputStream(socket.getOutputStream(), draw.between(2, 16) << 10);
        peer = new Thread(this::read, draw.name());
    }

    @Override
    public void prepare() {
        peer.start();
    }

    @Override
    public void onEvent(ByteBuffer event) throws IOException {
        for (int index = event.position(); index < event.limit(); index++) {
            out.write(event.get(index));
        }
    }

    private void read() {
        byte[] buffer = new byte[1 << 16];
        try (Socket accepted = server.accept()) {
            while (!closed && accepted.getInputStream().read(buffer) >= 0) {
                while (on) {
                    TimeUnit.MILLISECONDS.sleep(5);
                }
            }
        } catch (IOException e) {
            closed = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void disturb(long millis) throws InterruptedException {
        Disturbance.during(millis, () -> on = true, () -> on = false);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        out.close();
        socket.close();
        server.close();
    }
}
