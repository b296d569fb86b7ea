package cn.yijianshi.intake;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** 受理: takes combined applications in and lets their applicants follow them. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IntakeService {

    public static void main(String[] args) {
        SpringApplication.run(IntakeService.class, args);
    }
}
