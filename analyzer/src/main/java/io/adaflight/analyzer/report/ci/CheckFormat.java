package io.adaflight.analyzer.report.ci;

import io.adaflight.analyzer.report.ComparisonRenderer;
import io.adaflight.analyzer.report.ReportRenderer;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The formats that CI tools read. */
public enum CheckFormat {
    /** JUnit's XML, which every CI tool shows as tests: a pipeline is a suite, a check is a test. */
    JUNIT {
        @Override
        void write(List<Check> checks, Charset charset, Writer writer) throws IOException {
            new JUnitXml(charset).write(checks, writer);
        }
    },
    /** SARIF 2.1.0, for code scanning. */
    SARIF {
        @Override
        void write(List<Check> checks, Charset charset, Writer writer) throws IOException {
            Sarif.write(checks, writer);
        }
    },
    /** Workflow commands of GitHub Actions, which it shows as annotations. */
    GITHUB {
        @Override
        void write(List<Check> checks, Charset charset, Writer writer) throws IOException {
            new GitHubAnnotations(charset).write(checks, writer);
        }
    };

    abstract void write(List<Check> checks, Charset charset, Writer writer) throws IOException;

    /**
     * A renderer of reports.
     *
     * @param limit the smallest loss ratio that fails a pipeline; null for none
     */
    public ReportRenderer report(Charset charset, @Nullable Double limit) {
        return (report, writer) -> write(ReportChecks.of(report, limit), charset, writer);
    }

    /** A renderer of comparisons. */
    public ComparisonRenderer comparison(Charset charset) {
        return (comparison, limits, writer) -> write(ComparisonChecks.of(comparison, limits), charset, writer);
    }
}
