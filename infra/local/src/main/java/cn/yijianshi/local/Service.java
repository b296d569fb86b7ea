package cn.yijianshi.local;

import java.nio.file.Path;
import java.util.List;

/** One of our own processes: where it is built, where it listens, how much heap it begins with and may have. */
record Service(String name, String module, int port, int firstMegabytes, int heapMegabytes) {

    /** Its drawings alone hold 100 MB once they are read: less to begin with is collected six times for nothing. */
    static final Service ENGINE = new Service("engine", "workflows/engine", 8082, 160, 256);

    static final Service INTAKE = new Service("intake", "services/intake", 8081, 192);
    static final Service GATEWAY = new Service("gateway", "gateway", 8080, 192);

    /** In the order of starting: the heaviest first, the door last. */
    static final List<Service> ALL = List.of(
            ENGINE,
            INTAKE,
            new Service("department", "services/department", 8087, 192),
            new Service("company-registration", "services/company-registration", 8083, 192),
            new Service("tax", "services/tax", 8086, 192),
            new Service("property-registration", "services/property-registration", 8085, 192),
            new Service("utility-hookup", "services/utility-hookup", 8084, 192),
            GATEWAY);

    Service(String name, String module, int port, int heapMegabytes) {
        this(name, module, port, Java.firstOf(heapMegabytes), heapMegabytes);
    }

    boolean hasDatabase() {
        return !this.equals(GATEWAY);
    }

    /** The schema on a shared MySQL server. */
    String schema() {
        return "yijianshi_" + name.replace('-', '_');
    }

    /** TAX, COMPANY_REGISTRATION: the middle of the variable that tells others where this service is. */
    String variable() {
        return name.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
    }

    Path jar(Path repository) {
        return jar(repository, module);
    }

    static Path jar(Path repository, String module) {
        Path folder = repository.resolve(module);
        return folder.resolve("target").resolve(folder.getFileName() + "-0.1.0-SNAPSHOT-exec.jar");
    }
}
