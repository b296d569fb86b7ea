package cn.yijianshi.utilityhookup;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class UtilityHookupApplication {
    public static void main(String[] args) {
        SpringApplication.run(UtilityHookupApplication.class, args);
    }
}
