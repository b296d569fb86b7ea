package cn.yijianshi.local;

import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code ./start}: everything on this machine, until Ctrl-C. */
public final class StartMain {

    private static final int MYSQL_PORT = 33306;
    private static final int RABBITMQ_PORT = 33672;
    private static final long DEMO_SEED = 1;

    private final Wishes wishes;
    private final Screen screen = new Screen();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private RealServers real;
    private Platform platform;

    private StartMain(Wishes wishes) {
        this.wishes = wishes;
    }

    public static void main(String[] words) {
        int code;
        try {
            Wishes wishes = Wishes.of(words);
            if (wishes.help()) {
                System.out.print(Wishes.HELP);
                return;
            }
            code = new StartMain(wishes).run();
        } catch (Trouble problem) {
            new Screen().trouble(problem);
            code = 1;
        }
        System.exit(code);
    }

    private int run() {
        Path repository = Settings.repositoryAround(Path.of(""));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            var builder = Platform.builder()
                    .repository(repository)
                    .portOffset(wishes.portOffset())
                    .environment(System.getenv())
                    .tell(screen::progress);
            if (wishes.development()) {
                builder.development();
            }
            if (wishes.fresh()) {
                builder.afresh();
            }
            if (wishes.real()) {
                addRealServers(builder, repository);
            }
            platform = builder.build();
            if (wishes.prepareOnly()) {
                platform.prepare();
                return 0;
            }
            screen.say("一件事 yijianshi: starting 正在启动");
            platform.start();
            screen.ready(platform, repository);
            return serve(repository);
        } catch (Trouble problem) {
            if (!stopping.get()) {
                screen.trouble(problem);
            }
            return 1;
        } finally {
            stop();
        }
    }

    private int serve(Path repository) {
        if (wishes.demoOffice()) {
            // The clock moves in development only; without it every lamp is green.
            new DemoOffice(platform.url(), repository, DEMO_SEED, screen::say).fill(wishes.development());
        }
        if (wishes.demo()) {
            boolean well = new Demo(platform.url(), repository, screen::say).run();
            if (wishes.once()) {
                return well ? 0 : 1;
            }
        }
        try {
            // Until Ctrl-C, or until a process had to be given up.
            screen.trouble(platform.failure().join());
        } catch (CompletionException interrupted) {
            return 1;
        }
        return 1;
    }

    private void addRealServers(Platform.Builder builder, Path repository) {
        real = new RealServers(repository, repository.resolve(".run"), screen::progress);
        builder.mysql(
                real.start("mysql", MYSQL_PORT + wishes.portOffset()),
                environment("YIJIANSHI_MYSQL_USER"),
                environment("YIJIANSHI_MYSQL_PASSWORD"));
        builder.amqp(real.start("rabbitmq", RABBITMQ_PORT + wishes.portOffset()));
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? "yijianshi" : value;
    }

    private void stop() {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        if (platform != null) {
            if (!platform.names().isEmpty()) {
                screen.say("stopping 正在停止 …");
            }
            platform.close();
        }
        if (real != null) {
            real.close();
        }
    }
}
