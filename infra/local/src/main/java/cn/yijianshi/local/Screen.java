package cn.yijianshi.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What the person at the terminal sees. */
final class Screen {

    private static final String LINE = "─".repeat(78);

    private final long began = System.nanoTime();

    /** One thing that happened, with the seconds since the start. */
    synchronized void progress(String what) {
        System.out.printf("  %6.1f s  %s%n", sinceBegin().toMillis() / 1000.0, what);
    }

    synchronized void say(String what) {
        System.out.println(what);
    }

    synchronized void trouble(Trouble problem) {
        System.out.flush();
        System.err.println("start: " + problem.getMessage());
    }

    Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    synchronized void ready(Platform platform, Path repository) {
        var realm = Realm.in(repository);
        var upIn = platform.upIn();
        var usage = platform.usage();
        System.out.println(LINE);
        System.out.printf(
                "一件事 is ready 已就绪 after %.1f s         %s%n%n", sinceBegin().toMillis() / 1000.0, platform.url());
        System.out.println("Users 演示用户 (password = user name 密码与用户名相同)");
        people("applicant      申请人", realm.withRole("applicant"));
        realm.withRole("approver").forEach(user -> people("approver       审批人员", List.of(user)));
        people("supervisor     督办人员", realm.withRole("supervisor"));
        people("administrator  管理员", realm.withRole("administrator"));
        System.out.println();
        System.out.println("Processes 进程              port     up in    memory");
        platform.names()
                .forEach(name -> System.out.printf(
                        "  %-24s %6d %7.1f s %6d MB%n",
                        name,
                        platform.port(name),
                        upIn.get(name).toMillis() / 1000.0,
                        usage.get(name).residentMegabytes()));
        long ours = Service.ALL.stream()
                .mapToLong(service -> usage.get(service.name()).residentMegabytes())
                .sum();
        System.out.printf("  our services together: %d MB%n%n", ours);
        System.out.println("Logs 日志: " + platform.state().resolve("logs") + "/<process>.log");
        System.out.println("API documents 接口文档: " + platform.url() + "/docs");
        System.out.println("Stop with Ctrl-C. 按 Ctrl-C 停止。");
        System.out.println(LINE);
        System.out.flush();
    }

    private static void people(String role, List<Realm.User> users) {
        Realm.User first = users.get(0);
        String names = users.size() < 3
                ? users.stream().map(Realm.User::name).collect(Collectors.joining(", "))
                : first.name() + ", " + users.get(1).name() + " … "
                        + users.get(users.size() - 1).name();
        System.out.printf(
                "  %s  %s%s%n",
                role, names, first.departments().isEmpty() ? "" : "  (" + String.join(", ", first.departments()) + ")");
    }
}
