package io.adaflight.analyzer.live;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls what may never come back. */
final class TimeLimit {
    private TimeLimit() {}

    /**
     * Calls on a daemon thread, which is left behind when the time is over.
     *
     * @throws LiveException when the call fails or the time is over; its message is what is wrong
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

    /* Exceptions of RMI have those of the socket below, and their text in more than one line. */
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
