package cn.yijianshi.bench;

import java.util.Iterator;
import java.util.List;

/**
 * What the command line of {@code queue} asks for.
 *
 * @param seconds after so many a kind of question ends, however many were asked
 * @param only kinds whose names contain this
 * @param slowest whether to tell of each kind's slowest question what it was
 */
record QueueWishes(
        int open,
        int ended,
        int requests,
        int seconds,
        int pool,
        List<Integer> clients,
        String only,
        boolean slowest,
        boolean fresh,
        boolean help) {

    static final String HELP = """
            usage: queue [options]

            Asks the department service's own queue for pages, counts and the next one in line, over a million open
            reviews in a real MySQL, and prints one line of JSON. The first run loads them, which takes some minutes;
            later runs use what is loaded, with whatever migrations came since.

              --open N        open reviews (1000000)
              --ended N       ended ones beside them (200000)
              --requests N    questions of each kind (400)
              --seconds N     at most so long for a kind (60)
              --clients N,N   clients at a time (1,4)
              --pool N        the server's buffer pool in MB (2048)
              --only WORD     only kinds whose names contain it
              --slowest       tells what each kind's slowest question was
              --fresh         loads again
              --help          this text

            Environment: YIJIANSHI_MYSQL_URL (without a schema), YIJIANSHI_MYSQL_USER and YIJIANSHI_MYSQL_PASSWORD for
            another server than the script's own.
            """;

    static QueueWishes of(String... words) {
        int open = 1_000_000;
        int ended = 200_000;
        int requests = 400;
        int seconds = 60;
        int pool = 2048;
        var clients = List.of(1, 4);
        String only = "";
        boolean slowest = false;
        boolean fresh = false;
        boolean help = false;
        Iterator<String> rest = List.of(words).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--open" -> open = Wishes.number(word, rest, 1);
                case "--ended" -> ended = Wishes.number(word, rest, 0);
                case "--requests" -> requests = Wishes.number(word, rest, 1);
                case "--seconds" -> seconds = Wishes.number(word, rest, 1);
                case "--pool" -> pool = Wishes.number(word, rest, 128);
                case "--clients" -> clients = numbers(Wishes.value(word, rest));
                case "--only" -> only = Wishes.value(word, rest);
                case "--slowest" -> slowest = true;
                case "--fresh" -> fresh = true;
                case "--help", "-h" -> help = true;
                default ->
                    throw new IllegalArgumentException("The option " + word + " is unknown; --help lists them all.");
            }
        }
        return new QueueWishes(open, ended, requests, seconds, pool, clients, only, slowest, fresh, help);
    }

    private static List<Integer> numbers(String text) {
        if (!text.matches("[1-9]\\d?(,[1-9]\\d?)*")) {
            throw new IllegalArgumentException("--clients needs numbers with commas between them.");
        }
        return List.of(text.split(",")).stream().map(Integer::valueOf).toList();
    }
}
