package cn.yijianshi.propertyregistration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class PropertyRegistrationApplication {
    public static void main(String[] args) {
        SpringApplication.run(PropertyRegistrationApplication.class, args);
    }
}
