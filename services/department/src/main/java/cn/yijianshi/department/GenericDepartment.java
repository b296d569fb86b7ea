package cn.yijianshi.department;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** The department service for departments that need no rules of their own: their items are data. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class GenericDepartment {

    public static void main(String[] args) {
        SpringApplication.run(GenericDepartment.class, args);
    }
}
