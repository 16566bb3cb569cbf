package io.adaflight.scenario;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a block and forces it to the disk, as a commit does; through a channel or a stream; for one drain thread. */
final class ForceStall implements Stall {
    private final Path file;
    private final FileChannel channel;
    private final FileOutputStream stream;
    private final ByteBuffer block;
    private final byte[] bytes;
    private final boolean throughChannel;

    ForceStall(Draw draw, Path folder) throws IOException {
        int size = (int) draw.logUniform(200, 6_000_000);
        file = folder.resolve(draw.name() + ".log");
        throughChannel = draw.flip();
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        stream = new FileOutputStream(file.toFile());
        block = ByteBuffer.allocateDirect(size);
        bytes = new byte[size];
    }

    @Override
    public void stall() throws IOException {
        if (throughChannel) {
            channel.write(block.clear(), 0);
            channel.force(true);
        } else {
            stream.getChannel().position(0);
            stream.write(bytes);
            stream.getFD().sync();
        }
    }

    @Override
    public Part part() {
        return Part.FILE;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        stream.close();
        Files.deleteIfExists(file);
    }
}
