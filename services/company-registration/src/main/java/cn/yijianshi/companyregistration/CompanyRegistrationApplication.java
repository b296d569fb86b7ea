package cn.yijianshi.companyregistration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class CompanyRegistrationApplication {
    public static void main(String[] args) {
        SpringApplication.run(CompanyRegistrationApplication.class, args);
    }
}
