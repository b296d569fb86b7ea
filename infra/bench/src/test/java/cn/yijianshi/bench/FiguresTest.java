package cn.yijianshi.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.yijianshi.bench.Timings.Spread;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FiguresTest {

    private static final String STAT =
            "4711 (java) sleeping) S 42 4711 4711 0 -1 4194560 9811 0 3 0 1234 56 7 8 20 0 31"
                    + " 0 84213 3812343808 45001 18446744073709551615";

    @Test
    void a_percentile_is_the_smallest_value_that_so_many_do_not_exceed() {
        Spread spread = Spread.ofNanos(LongStream.rangeClosed(1, 200)
                .map(milli -> (201 - milli) * 1_000_000)
                .toArray());

        assertThat(spread.n()).isEqualTo(200);
        assertThat(spread.p50()).isEqualTo(100);
        assertThat(spread.p95()).isEqualTo(190);
        assertThat(spread.p99()).isEqualTo(198);
        assertThat(spread.max()).isEqualTo(200);
    }

    @Test
    void one_value_is_all_of_its_percentiles() {
        assertThat(Spread.ofNanos(2_500_000)).isEqualTo(new Spread(1, 2.5, 2.5, 2.5, 2.5));
    }

    @Test
    void nothing_measured_has_no_percentiles() {
        assertThat(Spread.ofNanos().p99()).isNaN();
    }

    @Test
    void timings_are_kept_by_name() {
        var timings = new Timings();
        timings.add("claim", 3_000_000);
        timings.add("claim", 1_000_000);
        timings.add("submit", 9_000_000);

        assertThat(timings.spreads().keySet()).containsExactly("claim", "submit");
        assertThat(timings.spreads().get("claim").n()).isEqualTo(2);
    }

    @Test
    void cpu_time_is_user_and_system_whatever_the_program_is_called() {
        assertThat(ProcFiles.cpuMillis(STAT)).isEqualTo((1234 + 56) * 10.0);
    }

    @Test
    void memory_is_read_in_megabytes() {
        String status = "Name:\tjava\nVmHWM:\t  409600 kB\nVmRSS:\t  204800 kB\nThreads:\t31\n";

        assertThat(ProcFiles.megabytes(status, "VmRSS")).isEqualTo(200.0);
        assertThat(ProcFiles.megabytes(status, "VmHWM")).isEqualTo(400.0);
        assertThat(ProcFiles.megabytes(status, "VmSwap")).isZero();
    }

    @Test
    void this_process_has_used_some_time_and_memory() {
        var meter = new Meter(Map.of("this", ProcessHandle.current().pid()));

        assertThat(meter.cpuMillis().get("this")).isPositive();
        assertThat(meter.residentMegabytes().get("this")).isGreaterThan(10);
    }

    @Test
    void a_process_that_is_gone_counts_nothing() {
        assertThat(new Meter(Map.of("gone", 999_999_999L)).cpuMillis()).containsEntry("gone", 0.0);
    }

    @Test
    void the_report_is_one_line_with_numbers_rounded_and_gaps_null() {
        var line = new Line()
                .put("bench", "x")
                .put("cases", 3)
                .put("cases_per_s", 10 / 3.0)
                .put("nothing", Double.NaN);
        line.putSpreads("steps_ms", Map.of("claim", Spread.ofNanos(1_234_567)));
        line.putNull("peer");

        assertThat(line.toString()).doesNotContain("\n");
        JsonNode read = JsonMapper.shared().readTree(line.toString());
        assertThat(read.get("cases").asInt()).isEqualTo(3);
        assertThat(read.get("cases_per_s").asDouble()).isEqualTo(3.333);
        assertThat(read.get("nothing").isNull()).isTrue();
        assertThat(read.get("peer").isNull()).isTrue();
        assertThat(read.at("/steps_ms/claim/p50").asDouble()).isEqualTo(1.235);
        assertThat(line.number("cases_per_s")).isEqualTo(3.333, within(1e-9));
        assertThat(line.number("peer")).isNaN();
    }

    @Test
    void a_hop_is_read_from_the_moments_that_the_services_wrote() {
        var hops = new Timings();
        Stamps.add(JsonMapper.shared().readTree("""
                                [{"kind":"SUBMITTED","at":"2026-11-23T01:00:00.000Z","item":null},
                                 {"kind":"REVIEW_REQUESTED","item":"house_tax","at":"2026-11-23T01:00:00.020Z"},
                                 {"kind":"REVIEW_APPROVED","item":"transaction_check","at":"2026-11-23T01:00:01.000Z"},
                                 {"kind":"REVIEW_REQUESTED","item":"re_transfer","at":"2026-11-23T01:00:01.0125Z"},
                                 {"kind":"REVIEW_APPROVED","item":"re_transfer","at":"2026-11-23T01:00:02Z"},
                                 {"kind":"REVIEW_REQUESTED","item":"power_transfer","at":"2026-11-23T01:00:02.030Z"},
                                 {"kind":"REVIEW_APPROVED","item":"power_transfer","at":"2026-11-23T01:00:03Z"},
                                 {"kind":"COMPLETED","item":null,"at":"2026-11-23T01:00:03.010Z"}]"""), hops);

        assertThat(hops.spreads().get("submit_to_house_tax").p50()).isEqualTo(20);
        assertThat(hops.spreads().get("transaction_check_to_re_transfer").p50()).isEqualTo(12.5);
        assertThat(hops.spreads().get("power_transfer_to_end").max()).isEqualTo(10);
    }

    @Test
    void what_is_not_said_has_a_default() {
        Wishes wishes = Wishes.of();

        assertThat(List.of(wishes.cases(), wishes.warmup(), wishes.clients())).containsExactly(200, 100, 4);
        assertThat(wishes.url()).isNull();
        assertThat(wishes.peer()).isTrue();
    }

    @Test
    void options_are_read() {
        Wishes wishes = Wishes.of("--cases", "20", "--url", "http://localhost:8080/", "--pid", "mysql=42", "--no-peer");

        assertThat(wishes.cases()).isEqualTo(20);
        assertThat(wishes.url()).isEqualTo("http://localhost:8080");
        assertThat(wishes.pids()).containsEntry("mysql", 42L);
        assertThat(wishes.peer()).isFalse();
    }

    @Test
    void an_option_that_makes_no_sense_is_named() {
        assertThatThrownBy(() -> Wishes.of("--cases", "many")).hasMessageContaining("--cases");
        assertThatThrownBy(() -> Wishes.of("--pid", "mysql")).hasMessageContaining("--pid");
        assertThatThrownBy(() -> Wishes.of("--fast")).hasMessageContaining("--fast");
    }
}
