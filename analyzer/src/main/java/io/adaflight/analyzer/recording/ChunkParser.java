package io.adaflight.analyzer.recording;

import io.adaflight.analyzer.recording.chunk.ChunkDamage;
import io.adaflight.analyzer.recording.chunk.ChunkFilter;
import io.adaflight.analyzer.recording.chunk.ChunkLocation;
import io.adaflight.analyzer.recording.chunk.KnownMetadata;
import io.adaflight.analyzer.recording.decode.EventAttributes;
import io.adaflight.analyzer.recording.decode.EventReader;
import io.adaflight.analyzer.recording.decode.JdkEventAttributes;
import io.adaflight.analyzer.recording.decode.MissingFields;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.parser.IParserExtension;
import org.openjdk.jmc.flightrecorder.parser.ParserExtensionRegistry;
import org.openjdk.jmc.flightrecorder.parser.filter.FilterExtension;
import org.openjdk.jmc.flightrecorder.parser.filter.OnLoadFilters;

/**
 * Hands one chunk after the other to the parser of JDK Mission Control and turns their events into ours, each within a time
 * limit. A parse that does not end cannot be stopped: its daemon thread is left behind, and after a few of them nothing
 * more is parsed.
 */
final class ChunkParser implements Closeable {
    /* The logging framework holds loggers weakly; without this reference the level would be lost. */
    private static final Logger JMC_LOGGER = Logger.getLogger("org.openjdk.jmc");

    private static final Set<String> LOADED = loaded();

    private final LoadLimits limits;
    private final KnownMetadata metadata;
    private ExecutorService worker = newWorker();
    private int hung;

    /** A parser that knows the metadata of other chunks, and adds that of its own. */
    ChunkParser(LoadLimits limits, KnownMetadata metadata) {
        this.limits = limits;
        this.metadata = metadata;
    }

    /* Its thread begins with the first work. */
    private static ExecutorService newWorker() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "adaflight-parser");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static Set<String> loaded() {
        Set<String> names = new HashSet<>(EventAttributes.BY_EVENT.keySet());
        names.addAll(JdkEventAttributes.BY_EVENT.keySet());
        return Set.copyOf(names);
    }

    /** Stops the parser from writing its own remarks to standard error. */
    static void silence() {
        JMC_LOGGER.setLevel(Level.OFF);
    }

    /** The events of a chunk in the order of time. */
    List<DecodedEvent> parse(ChunkLocation chunk, MissingFields missing) throws ChunkDamage {
        return bounded(() ->
                new EventReader(missing).read(load(ChunkFilter.read(chunk, LOADED, metadata, limits.chunkBytes()))));
    }

    <T> T bounded(Callable<T> work) throws ChunkDamage {
        if (hung >= limits.hungParses()) {
            throw new ChunkDamage("was not read, because " + hung + " chunks before it could not be parsed in time");
        }
        Future<T> task = worker.submit(work);
        try {
            return task.get(limits.chunkTime().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            hung++;
            leaveBehind();
            throw new ChunkDamage(
                    "could not be parsed within " + limits.chunkTime().toSeconds() + " s", e);
        } catch (InterruptedException e) {
            leaveBehind();
            Thread.currentThread().interrupt();
            throw new ChunkDamage("was not read, because the program was interrupted", e);
        } catch (ExecutionException e) {
            throw damage(e.getCause() == null ? e : e.getCause());
        }
    }

    private void leaveBehind() {
        worker.shutdownNow();
        worker = newWorker();
    }

    @Override
    public void close() {
        worker.shutdown();
    }

    private static ChunkDamage damage(Throwable cause) {
        if (cause instanceof ChunkDamage known) {
            return known;
        }
        if (cause instanceof OutOfMemoryError) {
            return new ChunkDamage("needs more memory; raise -Xmx", cause);
        }
        String message = cause.getMessage();
        String detail = message == null ? "" : ": " + message;
        return new ChunkDamage("cannot be parsed (" + cause.getClass().getSimpleName() + detail + ")", cause);
    }

    private static IItemCollection load(byte[] chunk) throws IOException, CouldNotLoadRecordingException {
        List<IParserExtension> extensions = new ArrayList<>();
        extensions.add(new FilterExtension(OnLoadFilters.includeEvents(LOADED)));
        extensions.addAll(ParserExtensionRegistry.getParserExtensions());
        return JfrLoaderToolkit.loadEvents(new ByteArrayInputStream(chunk), extensions);
    }
}
