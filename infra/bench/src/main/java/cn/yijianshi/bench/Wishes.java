package cn.yijianshi.bench;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line asks for.
 *
 * @param light cases run by one client alone after the others, to see how quick a hop is when nothing competes
 * @param url of a platform that already runs; null to start one
 * @param pids of processes to watch, by name, besides those of a platform started here
 * @param peer whether to run the bare engine too
 */
record Wishes(
        int cases, int warmup, int clients, int light, String url, Map<String, Long> pids, boolean peer, boolean help) {

    static final String HELP = """
            usage: case-throughput [options]

            Drives complete cases (home_transfer, four officers' decisions each) through the gateway of a platform
            that it starts on ports 3000 above the usual ones, and prints one line of JSON.

              --cases N       measured cases (200)
              --warmup N      cases before them, not measured (100)
              --clients N     clients at a time, each with one case in hand (4)
              --light N       cases of one client alone afterwards, for the time of a hop (50; 0 for none)
              --real          on a real MySQL and RabbitMQ, from infra/local/services
              --url URL       a platform that already runs, instead of starting one
              --pid NAME=PID  with --url: a process to watch; may be repeated. Without any, those that ./start runs
              --server        the services compile as in their containers, not as ./start lets them
              --no-peer       without the bare engine
              --help          this text

            Environment: YIJIANSHI_MYSQL_URL, YIJIANSHI_MYSQL_USER, YIJIANSHI_MYSQL_PASSWORD, YIJIANSHI_AMQP_URL and
            YIJIANSHI_OIDC_ISSUER as for ./start.
            """;

    static Wishes of(String... words) {
        int cases = 200;
        int warmup = 100;
        int clients = 4;
        int light = 50;
        String url = null;
        boolean peer = true;
        boolean help = false;
        var pids = new LinkedHashMap<String, Long>();
        Iterator<String> rest = List.of(words).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--cases" -> cases = number(word, rest, 1);
                case "--warmup" -> warmup = number(word, rest, 0);
                case "--clients" -> clients = number(word, rest, 1);
                case "--light" -> light = number(word, rest, 0);
                case "--url" -> url = value(word, rest).replaceFirst("/+$", "");
                case "--pid" -> {
                    String[] named = value(word, rest).split("=", 2);
                    if (named.length != 2 || !named[1].matches("\\d+")) {
                        throw new IllegalArgumentException("--pid needs NAME=PID.");
                    }
                    pids.put(named[0], Long.valueOf(named[1]));
                }
                case "--no-peer" -> peer = false;
                case "--help", "-h" -> help = true;
                default ->
                    throw new IllegalArgumentException("The option " + word + " is unknown; --help lists them all.");
            }
        }
        return new Wishes(cases, warmup, clients, light, url, pids, peer, help);
    }

    static int number(String option, Iterator<String> rest, int least) {
        String text = value(option, rest);
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < least) {
            throw new IllegalArgumentException(option + " needs a number of " + least + " or more.");
        }
        return Integer.parseInt(text);
    }

    static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return rest.next();
    }
}
