package io.adaflight.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Each batch is written and forced to the disk. */
final class SlowDisk implements Disturbance {
    private final ByteBuffer block;
    private final Path file;
    private final FileChannel channel;
    private volatile boolean on;

    SlowDisk(Draw draw, Path folder) throws IOException {
        block = ByteBuffer.allocateDirect(draw.between(32, 48) << 20);
        file = folder.resolve(draw.name());
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public void onEvent(ByteBuffer event) throws IOException {
        if (on) {
            channel.write(block.clear(), 0);
            channel.force(true);
        }
    }

    @Override
    public void disturb(long millis) throws InterruptedException {
        Disturbance.during(millis, () -> on = true, () -> on = false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.delete(file);
    }
}
