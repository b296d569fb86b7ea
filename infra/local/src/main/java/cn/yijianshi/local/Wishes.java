package cn.yijianshi.local;

import java.util.Iterator;
import java.util.List;

/** What the words after ./start ask for. */
record Wishes(
        boolean demo,
        boolean demoOffice,
        boolean once,
        boolean real,
        boolean fresh,
        boolean development,
        boolean prepareOnly,
        int port,
        boolean help) {

    static final String HELP = """
            usage: ./start [options]

            Builds what is missing and runs the whole platform on this machine, each service as its own process.
            在本机构建并运行整个平台，每个服务一个进程。

              --demo         file a sample application, decide it, save its certificates   办理一件示例申请
              --demo-office  fill the departments' queues with cases in every state       各部门演示办件
              --once         with --demo: stop afterwards; exit code 0 only if all went well  演示后停止
              --real         on a real MySQL and RabbitMQ, fetched from Debian's packages    使用真实数据库与消息中间件
              --development  an administrator may move the clock                           可调整时钟（仅供开发）
              --port N       the portal's port (default 8080); all other ports move along     门户端口
              --fresh        forget everything earlier runs kept                            清空以前的数据
              --prepare      build and record what a first start needs, run nothing          仅准备
              --help         this text                                                      帮助

            Environment: YIJIANSHI_MYSQL_URL (jdbc:mysql://host:port), YIJIANSHI_MYSQL_USER,
            YIJIANSHI_MYSQL_PASSWORD, YIJIANSHI_AMQP_URL and YIJIANSHI_OIDC_ISSUER point the platform at
            servers of your own instead of the embedded ones.
            """;

    static Wishes of(String... words) {
        boolean demo = false;
        boolean demoOffice = false;
        boolean once = false;
        boolean real = false;
        boolean fresh = false;
        boolean development = false;
        boolean prepareOnly = false;
        boolean help = false;
        int port = Service.GATEWAY.port();
        Iterator<String> rest = List.of(words).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--demo" -> demo = true;
                case "--demo-office" -> demoOffice = true;
                case "--once" -> once = true;
                case "--real" -> real = true;
                case "--fresh" -> fresh = true;
                case "--development" -> development = true;
                case "--prepare" -> prepareOnly = true;
                case "--help", "-h" -> help = true;
                case "--port" -> port = port(rest);
                default -> throw new Trouble("The option " + word + " is unknown; ./start --help lists them all.");
            }
        }
        if (once && !demo) {
            throw new Trouble("--once goes with --demo only.");
        }
        return new Wishes(demo, demoOffice, once, real, fresh, development, prepareOnly, port, help);
    }

    int portOffset() {
        return port - Service.GATEWAY.port();
    }

    private static int port(Iterator<String> rest) {
        String number = rest.hasNext() ? rest.next() : "";
        // The broker is 592 ports above the gateway and must stay below the last port there is.
        if (!number.matches("\\d{4,5}") || Integer.parseInt(number) < 1024 || Integer.parseInt(number) > 64000) {
            throw new Trouble("--port needs a number between 1024 and 64000.");
        }
        return Integer.parseInt(number);
    }
}
