package shop;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A batch span processor with a slow exporter, which knows nothing of who watches it. Prints what it counted itself: spans, and
 * what was exported.
 */
public final class Spans {
    private static final int SPANS = 5000;

    private Spans() {}

    public static void main(String[] arguments) {
        AtomicLong exported = new AtomicLong();
        SpanExporter exporter = new SpanExporter() {
            @Override
            public CompletableResultCode export(Collection<SpanData> spans) {
                long until = System.nanoTime() + 200_000;
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                exported.addAndGet(spans.size());
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode flush() {
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode shutdown() {
                return CompletableResultCode.ofSuccess();
            }
        };
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setMaxQueueSize(256)
                        .setMaxExportBatchSize(64)
                        .build())
                .build();
        Tracer tracer = provider.get("shop");
        for (int span = 0; span < SPANS; span++) {
            tracer.spanBuilder("order").startSpan().end();
        }
        provider.shutdown().join(1, TimeUnit.MINUTES);
        System.out.println("books " + SPANS + " " + exported.get());
        System.out.println("done");
    }
}
