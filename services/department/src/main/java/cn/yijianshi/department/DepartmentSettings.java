package cn.yijianshi.department;

import cn.yijianshi.department.domain.Authority;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param departments keys of the departments this process decides for
 * @param engineUrl where the item files are
 * @param publicUrl beginning of the verification links on certificates
 * @param itemsFrom a workflows folder to read item files from instead of the engine; for tests
 * @param authorities department key to the office in whose name it issues
 */
@ConfigurationProperties("yijianshi")
public record DepartmentSettings(
        List<String> departments,
        String engineUrl,
        String publicUrl,
        Path itemsFrom,
        Map<String, Authority> authorities) {

    public DepartmentSettings {
        if (departments == null || departments.isEmpty()) {
            throw new IllegalArgumentException("Set yijianshi.departments: the departments this service decides for");
        }
        authorities = authorities == null ? Map.of() : Map.copyOf(authorities);
        for (var department : departments) {
            if (!authorities.containsKey(department)) {
                throw new IllegalArgumentException("Set yijianshi.authorities." + department
                        + " (name, uscc, licence-type), or issuer in departments.yaml: the office in whose name it issues"
                        + " certificates");
            }
        }
    }
}
