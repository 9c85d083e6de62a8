package org.hostkeeper.agent.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hostkeeper.agent.metric.Metrics.Sample;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Metrics")
class MetricsTest {
    private final Metrics metrics = new Metrics();

    @Test
    @DisplayName("are written in the text format of Prometheus, in their order")
    void format() {
        metrics.gauge("hostkeeper_load", "How busy.", () -> List.of(new Sample(Map.of(), 0.5)));
        Metrics.Counter requests = metrics.counter("hostkeeper_requests_total", "Requests.", "status");
        requests.count("404");
        requests.count("200");
        requests.count("200");

        assertThat(metrics.text()).isEqualTo("""
                # HELP hostkeeper_load How busy.
                # TYPE hostkeeper_load gauge
                hostkeeper_load 0.5
                # HELP hostkeeper_requests_total Requests.
                # TYPE hostkeeper_requests_total counter
                hostkeeper_requests_total{status="200"} 2
                hostkeeper_requests_total{status="404"} 1
                """);
    }

    @Test
    @DisplayName("may have anything in a label: it cannot become a line of its own")
    void escaped() {
        metrics.gauge("hostkeeper_x", "X.", () -> List.of(new Sample(Map.of("name", "a\"} 1\nb\\"), 3)));

        assertThat(metrics.text()).endsWith("hostkeeper_x{name=\"a\\\"} 1\\nb\\\\\"} 3\n");
    }

    @Test
    @DisplayName("are asked for anew each time")
    void fresh() {
        double[] value = {1};
        metrics.gauge("hostkeeper_x", "X.", () -> List.of(new Sample(Map.of(), value[0])));
        assertThat(metrics.text()).endsWith("hostkeeper_x 1\n");

        value[0] = 2;
        assertThat(metrics.text()).endsWith("hostkeeper_x 2\n");
    }
}
