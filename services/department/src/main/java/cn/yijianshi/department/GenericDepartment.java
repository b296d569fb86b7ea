package cn.yijianshi.department;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/** The department service for departments that need no rules of their own: their items are data. */
@SpringBootConfiguration
@EnableAutoConfiguration
// Named, because an extracted program leaves its own META-INF/spring behind and would not find it.
@ImportAutoConfiguration(DepartmentConfiguration.class)
public class GenericDepartment {

    public static void main(String[] args) {
        var program = new SpringApplication(GenericDepartment.class);
        program.addInitializers(new ServedDepartments());
        program.run(args);
    }
}
