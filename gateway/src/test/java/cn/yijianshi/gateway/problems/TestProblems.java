package cn.yijianshi.gateway.problems;

import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's own words without the gateway. */
public final class TestProblems {

    private TestProblems() {}

    public static Problems inChinese() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return new Problems(messages, new JsonMapper());
    }
}
