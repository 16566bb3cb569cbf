package io.adaflight.analyzer.rows;

import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.SeenChunks;
import io.adaflight.analyzer.recording.SharedMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads recordings, several at a time, and hands their rows on in the order of the recordings. Only a few results wait at
 * any moment, so that memory does not follow the number of recordings.
 */
public final class ParallelReading {
    /* As many again wait behind those that are being read, so that one large recording does not stop the others. */
    private static final int WAITING_PER_THREAD = 2;

    private final int threads;
    private final LoadLimits limits;

    /** Takes the rows of one recording. */
    @FunctionalInterface
    public interface Taker {
        void take(Path path, RecordingRows rows) throws IOException;
    }

    /** A reading with so many threads, which share a heap of this size. */
    public ParallelReading(int threads, long heapBytes) {
        this.threads = threads;
        this.limits = LoadLimits.forHeap(heapBytes / threads);
    }

    private record Reading(Path path, Future<RecordingRows> rows) {}

    /**
     * Reads them all. The taker runs on the caller's thread.
     *
     * @throws IOException what the taker throws; nothing more is read then
     */
    public void read(List<Path> paths, Taker taker) throws IOException {
        SeenChunks seen = new SeenChunks();
        SharedMetadata metadata = new SharedMetadata();
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "adaflight-reader");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Deque<Reading> under = new ArrayDeque<>();
            Iterator<Path> next = paths.iterator();
            while (next.hasNext() || !under.isEmpty()) {
                while (next.hasNext() && under.size() < threads * WAITING_PER_THREAD) {
                    Path path = next.next();
                    under.add(new Reading(
                            path,
                            pool.submit(() -> RecordingRows.read(path, path.toString(), limits, seen, metadata))));
                }
                Reading first = under.remove();
                taker.take(first.path(), await(first.rows()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static RecordingRows await(Future<RecordingRows> rows) throws IOException {
        try {
            return rows.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while recordings were read", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
        }
    }
}
