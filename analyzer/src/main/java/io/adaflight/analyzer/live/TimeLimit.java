package io.adaflight.analyzer.live;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs calls that may never return. */
final class TimeLimit {
    private TimeLimit() {}

    /**
     * Runs the call on a daemon thread, which is abandoned when the time is over.
     *
     * @throws LiveException when the call fails or the time is over; its message says what is wrong
     */
    static <T> T call(Duration limit, Callable<T> work) throws LiveException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "adaflight-remote");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new LiveException(message(limit), e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof LiveException known ? known : new LiveException(message(cause), cause);
        }
    }

    static String message(Duration limit) {
        return "no answer within " + limit.toMillis() + " ms";
    }

    /* RMI exceptions wrap those of the socket and have messages of several lines. */
    private static String message(Throwable cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines()
                        .map(String::strip)
                        .reduce((all, line) -> all + " " + line)
                        .orElse("");
    }
}
